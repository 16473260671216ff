import type { Argument, Expression } from '../ast.ts';
import { parseInteger } from '../values/value.ts';
import { argumentsOf, type ExpressionSource, macroOf, nameOf, typeOf } from './source.ts';

/** How a text relates to the tree beside it: `lossy` when only macros are missing from the text. */
export type Agreement = 'same' | 'lossy' | 'different';

function worse(left: Agreement, right: Agreement): Agreement {
  if (left === 'different' || right === 'different') return 'different';
  return left === 'lossy' ? left : right;
}

/** Compares the tree of a text with the service's tree, which has no empty slots and keeps numbers as text. */
export function compareWithTree(node: Expression, source: ExpressionSource): Agreement {
  const name = nameOf(source) ?? '';
  switch (node.kind) {
    case 'call':
      if (typeOf(source) !== 'function' || name.toLowerCase() !== node.name.toLowerCase()) return 'different';
      return compareArguments(
        node.arguments,
        argumentsOf(source).map(({ value }) => value),
      );
    case 'attribute':
      return verdict(typeOf(source) === 'attribute' && name === node.name);
    case 'macro':
      return verdict(macroOf(source) === node.name);
    case 'string':
      return verdict(typeOf(source) === 'constant' && name === node.value);
    case 'word':
      return verdict(typeOf(source) === 'constant' && name === node.name);
    case 'number':
      return verdict(typeOf(source) === 'constant' && (name === node.text || isSameInteger(name, node.text)));
  }
}

function verdict(same: boolean): Agreement {
  return same ? 'same' : 'different';
}

function isSameInteger(left: string, right: string): boolean {
  const value = parseInteger(left);
  return value !== undefined && value === parseInteger(right);
}

function compareArguments(slots: readonly Argument[], sources: readonly ExpressionSource[]): Agreement {
  let agreement: Agreement = 'same';
  let next = 0;
  const step = (node: Expression): void => {
    const source = sources[next++];
    agreement = worse(agreement, source === undefined ? 'different' : compareWithTree(node, source));
  };
  for (const slot of slots) {
    if (agreement === 'different') break;
    if (slot.kind === 'comparison') {
      step(slot.left);
      const operator = sources[next++];
      agreement = worse(agreement, verdict(operator !== undefined && nameOf(operator) === slot.operator));
      step(slot.right);
    } else if (slot.kind !== 'omitted') {
      step(slot);
    } else if (sources[next] !== undefined && macroOf(sources[next]!) !== undefined) {
      next++;
      agreement = worse(agreement, 'lossy');
    }
  }
  return next === sources.length ? agreement : 'different';
}
