import type { ComparisonOperator } from 'scim-core';
import { parameterOf } from '../table/layout.ts';
import type { KeyRange } from './source.ts';

/** The keys that satisfy a comparison, when they lie side by side in an index. */
export function rangeOf(operator: ComparisonOperator, key: string | number | boolean): KeyRange | undefined {
  const bound = parameterOf(key);
  switch (operator) {
    case 'gt':
      return { from: { key: bound, inclusive: false }, to: undefined };
    case 'ge':
      return { from: { key: bound, inclusive: true }, to: undefined };
    case 'lt':
      return { from: undefined, to: { key: bound, inclusive: false } };
    case 'le':
      return { from: undefined, to: { key: bound, inclusive: true } };
    case 'sw': {
      if (typeof key !== 'string' || key === '') return undefined;
      const end = afterPrefix(key);
      return { from: { key, inclusive: true }, to: end === undefined ? undefined : { key: end, inclusive: false } };
    }
    default:
      return undefined;
  }
}

const LAST = 0x10ffff;

/** The least text, by code point, that is greater than every text with a prefix; `undefined` when there is none. */
function afterPrefix(prefix: string): string | undefined {
  const points = Array.from(prefix, (character) => character.codePointAt(0)!);
  while (points.length > 0) {
    const last = points.pop()!;
    if (last === LAST) continue;
    // Between U+D7FF and U+E000 there are no characters, only halves of pairs.
    points.push(last === 0xd7ff ? 0xe000 : last + 1);
    return String.fromCodePoint(...points);
  }
  return undefined;
}
