import type { Expression } from '../expression/ast.ts';
import { ExpressionError } from '../expression/errors.ts';
import type { EvaluationResult } from '../expression/evaluate.ts';
import { readSourceExpression } from '../expression/parse-tree/read-source.ts';
import type { ExpressionSource } from '../expression/parse-tree/source.ts';
import { sourceAttributesOf } from '../expression/walk.ts';
import { shortened } from '../text/printable.ts';
import type { FlowingValue, MapContext, MappedAttribute, WithheldReason, WithheldValue } from './types.ts';

/** A source and the expression it was read to, which holds while the members of the source are the same. */
interface ReadSource extends Pick<ExpressionSource, 'type' | 'name' | 'expression' | 'parameters'> {
  readonly read: Expression;
}

/** Mappings are evaluated for one object after the other; each is read once. */
const readSources = new WeakMap<ExpressionSource, ReadSource>();

function expressionOf(source: ExpressionSource): Expression {
  const { type, name, expression, parameters } = source;
  const known = readSources.get(source);
  if (
    known !== undefined &&
    known.type === type &&
    known.name === name &&
    known.expression === expression &&
    known.parameters === parameters
  ) {
    return known.read;
  }
  const read = readSourceExpression(source).expression;
  readSources.set(source, { type, name, expression, parameters, read });
  return read;
}

/** What one mapping comes to, before it is known whether the object is skipped. */
export type Decision =
  | (Pick<FlowingValue, 'value' | 'origin' | 'unconfirmed'> & { readonly flows: true })
  | (Pick<WithheldValue, 'reason' | 'message' | 'error'> & { readonly flows: false });

/** The decision that nothing flows. */
export function withhold(reason: WithheldReason, message: string, error?: Error): Decision {
  return { flows: false, reason, message, ...(error === undefined ? {} : { error }) };
}

/** The most attributes that a message names. */
const MOST_NAMED = 10;

/** Says which attributes an expression without a value has read. */
function describeSources(expression: Expression): string {
  const names = sourceAttributesOf(expression)
    .slice(0, MOST_NAMED)
    .map((name) => `[${shortened(name)}]`);
  return names.length === 0 ? 'the source' : `the source (${names.join(', ')})`;
}

interface WithoutValue {
  readonly null: Decision;
  readonly empty: Decision;
}

/** Most objects lack some attribute; what is said of it is the same for all of them. */
const withoutValues = new WeakMap<Expression, WithoutValue>();

function withoutValue(expression: Expression): WithoutValue {
  const known = withoutValues.get(expression);
  if (known !== undefined) return known;
  const sources = describeSources(expression);
  const made = {
    null: withhold('null', `${sources} gives null`),
    empty: withhold('empty', `${sources} gives empty text`),
  };
  withoutValues.set(expression, made);
  return made;
}

function decideWithoutValue(mapping: MappedAttribute, context: MapContext, otherwise: Decision): Decision {
  const { defaultValue } = mapping;
  if (typeof defaultValue !== 'string' || defaultValue === '') return otherwise;
  if (context.operation !== 'update') return { flows: true, value: defaultValue, origin: 'default' };
  return withhold(
    'default-only-on-create',
    'the source gives nothing, and the default value flows when the object is created only',
  );
}

function decideByResult(
  result: EvaluationResult,
  expression: Expression,
  mapping: MappedAttribute,
  context: MapContext,
): Decision {
  const { value, unconfirmed } = result;
  if (result.skipsObject) return withhold('object-ignored', 'the expression takes the whole object out of the flow');
  if (result.flow === 'ignore') return withhold('ignored', 'the expression takes the attribute out of the flow');
  if (value === null) {
    return decideWithoutValue(mapping, context, withoutValue(expression).null);
  }
  if (context.emptyText !== 'flow' && isEmpty(value)) {
    return decideWithoutValue(mapping, context, withoutValue(expression).empty);
  }
  const flowing = { flows: true, value, origin: 'source' } as const;
  return unconfirmed === undefined ? flowing : { ...flowing, unconfirmed };
}

function isEmpty(value: string | readonly string[]): boolean {
  return typeof value === 'string' ? value === '' : value.every((text) => text === '');
}

/** Decides what becomes of one attribute mapping. */
export function decide(
  mapping: MappedAttribute,
  context: MapContext,
  evaluate: (expression: Expression) => EvaluationResult,
): Decision {
  const { targetAttributeName: target, source, flowType } = mapping;
  if (typeof target !== 'string' || target === '')
    return withhold('no-target', 'the mapping names no target attribute');
  if (context.operation === 'update' && flowType?.toLowerCase() === 'objectaddonly') {
    return withhold('only-on-create', 'the mapping applies only during object creation');
  }
  if (source == null) {
    return decideWithoutValue(
      mapping,
      context,
      withhold('no-source', 'the mapping has neither source nor default value'),
    );
  }
  try {
    const expression = expressionOf(source);
    return decideByResult(evaluate(expression), expression, mapping, context);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return withhold('error', error.message, error);
  }
}
