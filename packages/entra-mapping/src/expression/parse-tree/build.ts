import type { Argument, ComparisonOperator, Expression } from '../ast.ts';
import { ExpressionError } from '../errors.ts';
import { type FunctionDefinition, type ParameterDefinition, parameterAt } from '../functions/definition.ts';
import { findFunction } from '../functions/index.ts';
import { MAXIMUM_DEPTH } from '../parser.ts';
import { isAttributeName } from '../printer.ts';
import { isNumeric } from '../values/value.ts';
import { argumentsOf, type ExpressionSource, expressionOf, macroOf, nameOf, typeOf } from './source.ts';

/** Built nodes come from no text; the tree is printed and read again to get positions. */
const NOWHERE = { start: 0, end: 0 };
const OMITTED: Argument = { kind: 'omitted', ...NOWHERE };
const NAME = /^[A-Za-z][A-Za-z0-9_]*$/;
const OPERATORS: ReadonlySet<string> = new Set(['=', '<>', '>', '>=', '<', '<=']);

/** The most nodes that are read from one tree; text of readable length has fewer. */
const MAXIMUM_NODES = 50_000;

const NOTHING_NAMED = 'the source names no attribute, constant or function';

/** Builds a tree of this language from the service's own. */
export class TreeBuilder {
  #nodes = 0;

  /** @throws {ExpressionError} When the tree stands for no expression, or is too large. */
  build(source: ExpressionSource, depth = 1, parameter?: ParameterDefinition): Expression {
    if (++this.#nodes > MAXIMUM_NODES) refuse('too-long', `the parse tree has more than ${MAXIMUM_NODES} nodes`);
    if (depth > MAXIMUM_DEPTH) refuse('too-deep', `the parse tree has more than ${MAXIMUM_DEPTH} levels`);
    switch (typeOf(source)) {
      case 'function':
        return this.#buildCall(source, depth);
      case 'attribute':
        return buildAttribute(source);
      case 'constant':
        return buildConstant(source, depth > 1, parameter);
      case '':
        // The default of the API.
        return nameOf(source) === undefined ? refuse('syntax', NOTHING_NAMED) : buildAttribute(source);
      default:
        return refuse('syntax', 'a node of the parse tree is neither attribute, constant nor function');
    }
  }

  #buildCall(source: ExpressionSource, depth: number): Expression {
    const name = nameOf(source) ?? '';
    if (!NAME.test(name)) refuse('syntax', 'a function of the parse tree has no name');
    const definition = findFunction(name);
    const slots = this.#place(source, definition, depth);
    return { kind: 'call', name, arguments: slots, ...NOWHERE };
  }

  /** Puts every argument into the slot its key names, and what has no known key into the next free one. */
  #place(source: ExpressionSource, definition: FunctionDefinition | undefined, depth: number): Argument[] {
    const parameters = definition?.parameters ?? [];
    const fixed = parameters.filter(({ repeated }) => repeated !== true);
    const slots: Argument[] = fixed.map(() => OMITTED);
    const given = argumentsOf(source);
    const comparison = definition?.parameters[0]?.type === 'condition' ? findComparison(given) : undefined;
    if (comparison !== undefined) slots[0] = this.#buildComparison(comparison, depth);
    const isOpen = parameters.length > fixed.length;
    for (const { key, value } of comparison === undefined ? given : given.slice(3)) {
      const named = fixed.findIndex((parameter, slot) => slots[slot] === OMITTED && hasKey(parameter, key));
      const free = isOpen ? -1 : slots.indexOf(OMITTED);
      const slot = [named, free].find((index) => index !== -1) ?? slots.length;
      slots[slot] = this.build(value, depth + 1, definition && parameterAt(definition, slot));
    }
    return slots;
  }

  #buildComparison([left, operator, right]: readonly ExpressionSource[], depth: number): Argument {
    return {
      kind: 'comparison',
      operator: nameOf(operator!) as ComparisonOperator,
      left: this.build(left!, depth + 1),
      right: this.build(right!, depth + 1),
      ...NOWHERE,
    };
  }
}

function hasKey({ key, name }: ParameterDefinition, wanted: string): boolean {
  return [key, name].some((candidate) => candidate?.toLowerCase() === wanted.toLowerCase());
}

/** A condition that compares is three arguments in a row: left side, operator, right side. */
function findComparison(given: ReturnType<typeof argumentsOf>): readonly ExpressionSource[] | undefined {
  const [left, operator, right] = given.map(({ value }) => value);
  const isOperator = operator !== undefined && typeOf(operator) === 'constant' && OPERATORS.has(nameOf(operator) ?? '');
  // A valueIfTrue may be the text "=" too; only its key tells it from an operator.
  const isCondition = given[1]?.key !== 'four' && given[2]?.key !== 'five';
  return isOperator && isCondition && right !== undefined ? [left!, operator, right] : undefined;
}

function buildAttribute(source: ExpressionSource): Expression {
  const attribute = nameOf(source) ?? /^\[(.*)\]$/.exec(expressionOf(source) ?? '')?.[1] ?? '';
  if (!isAttributeName(attribute)) refuse('syntax', 'an attribute of the parse tree has no name that can be written');
  return { kind: 'attribute', name: attribute, ...NOWHERE };
}

function buildConstant(
  source: ExpressionSource,
  isArgument: boolean,
  parameter: ParameterDefinition | undefined,
): Expression {
  const macro = macroOf(source);
  if (macro !== undefined) return { kind: 'macro', name: macro, ...NOWHERE };
  const text = nameOf(source) ?? '';
  const takesNumber = parameter?.type === 'integer' || parameter?.type === 'number';
  if (takesNumber && /^-?\d/.test(text) && isNumeric(text)) return { kind: 'number', text, ...NOWHERE };
  // As an argument a text without quotes is a word; as the whole source it is the constant itself.
  const isBare = isArgument && expressionOf(source) === text;
  if (isBare && NAME.test(text)) return { kind: 'word', name: text, ...NOWHERE };
  return { kind: 'string', value: text, ...NOWHERE };
}

function refuse(code: 'syntax' | 'too-long' | 'too-deep', message: string): never {
  throw new ExpressionError(code, message, NOWHERE);
}
