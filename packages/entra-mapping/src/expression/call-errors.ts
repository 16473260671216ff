import { shortened } from '../text/printable.ts';
import type { Argument, CallExpression } from './ast.ts';
import { ExpressionError, type ExpressionErrorCode } from './errors.ts';
import { arityOf, type FunctionDefinition } from './functions/definition.ts';
import { suggestFunction } from './functions/index.ts';

/** Throws an error that points at a node. */
export function fail(code: ExpressionErrorCode, message: string, node: Argument, functionName?: string): never {
  throw new ExpressionError(code, message, node, { functionName });
}

/** Throws the error for a call of a function that does not exist. */
export function failUnknown(node: CallExpression): never {
  const suggestion = suggestFunction(node.name);
  const advice = suggestion === undefined ? '' : `; did you mean ${suggestion}?`;
  return fail('unknown-function', `${shortened(node.name)} is no known function${advice}`, node);
}

/** Refuses a call whose required slots are not all filled, or that has more arguments than the function takes. */
export function checkArity(node: CallExpression, definition: FunctionDefinition): void {
  const { minimum, maximum } = arityOf(definition);
  const given = node.arguments.findLastIndex((argument) => argument.kind !== 'omitted') + 1;
  const missing = definition.parameters.find(
    ({ required, repeated }, slot) =>
      required &&
      repeated !== true &&
      (node.arguments[slot]?.kind ?? 'omitted') === 'omitted' &&
      !isShortForm(node, slot),
  );
  if (node.arguments.length < minimum || given > maximum || missing !== undefined) {
    const expected =
      minimum === maximum
        ? `${minimum}`
        : `${minimum} to ${maximum === Number.POSITIVE_INFINITY ? 'any number of' : maximum}`;
    const detail =
      missing === undefined ? `takes ${expected} arguments, not ${node.arguments.length}` : `needs ${missing.name}`;
    fail('arity', `${definition.name} ${detail}`, node, definition.name);
  }
}

/** FormatDateTime with three arguments has its output format in the third slot. */
function isShortForm(node: CallExpression, slot: number): boolean {
  return node.name.toLowerCase() === 'formatdatetime' && node.arguments.length === 3 && slot === 3;
}
