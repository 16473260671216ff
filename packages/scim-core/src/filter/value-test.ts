import { comparisonKey } from '../resource/comparison-key.ts';
import type { Attribute } from '../schema/attribute.ts';
import type { ComparisonOperator } from './ast.ts';
import type { BoundComparison } from './bound-filter.ts';
import { BEYOND_ASCII, compareCodePoints, composed, foldCase, foldsToAscii, isAscii, matchesAsciiAt } from './fold.ts';

/** Tells whether one simple value satisfies a comparison. `undefined` stands for an unassigned value. */
export type ValueTest = (value: unknown) => boolean;

/** Makes the test of a comparison, specialised for its attribute and operand. */
export function valueTest({ target, operator, value, key }: BoundComparison): ValueTest {
  const attribute = target.subAttribute ?? target.attribute;
  if (operator === 'ne') {
    const equal = equality(attribute, value, key);
    return (candidate) => !equal(candidate);
  }
  if (operator === 'eq') return equality(attribute, value, key);
  if (operator === 'co' || operator === 'sw' || operator === 'ew') {
    return substring(attribute, operator, typeof key === 'string' ? key : '');
  }
  return order(attribute, operator, key ?? '');
}

function equality(attribute: Attribute, value: unknown, key: unknown): ValueTest {
  if (key === undefined) return (candidate) => candidate === '';
  if (typeof key !== 'string') {
    if (attribute.type !== 'dateTime') return (candidate) => candidate === key;
    return (candidate) => typeof candidate === 'string' && comparisonKey(attribute, candidate) === key;
  }
  if (attribute.type !== 'string') {
    return (candidate) =>
      candidate === value || (typeof candidate === 'string' && comparisonKey(attribute, candidate) === key);
  }
  if (attribute.caseExact) {
    // Text without characters beyond ASCII is its own composed form.
    if (isAscii(key))
      return (candidate) =>
        candidate === key ||
        (typeof candidate === 'string' &&
          candidate.length === key.length &&
          !isAscii(candidate) &&
          composed(candidate) === key);
    return (candidate) => typeof candidate === 'string' && composed(candidate) === key;
  }
  if (!isAscii(key)) return (candidate) => typeof candidate === 'string' && foldCase(candidate) === key;
  return (candidate) => foldsToAscii(candidate, key);
}

/** The key of the most frequent comparison, which is worth a shorter way: `eq`, in any letter case, with ASCII text. */
export function asciiEqualityKey({ target, operator, key }: BoundComparison): string | undefined {
  const { caseExact } = target.subAttribute ?? target.attribute;
  // Text is all that has a text for its key and is not case-exact.
  return operator === 'eq' && !caseExact && typeof key === 'string' && isAscii(key) ? key : undefined;
}

function substring(attribute: Attribute, operator: 'co' | 'sw' | 'ew', key: string): ValueTest {
  const normalize = attribute.caseExact ? composed : foldCase;
  if (key === '') return (candidate) => typeof candidate === 'string' && candidate !== '';
  if (operator === 'co') return (candidate) => typeof candidate === 'string' && normalize(candidate).includes(key);
  if (operator === 'ew') return (candidate) => typeof candidate === 'string' && normalize(candidate).endsWith(key);
  if (normalize !== foldCase || !isAscii(key)) {
    return (candidate) => typeof candidate === 'string' && normalize(candidate).startsWith(key);
  }
  const { length } = key;
  return (candidate) => {
    if (typeof candidate !== 'string' || candidate.length < length) return false;
    const outcome = matchesAsciiAt(candidate, 0, key);
    if (outcome === 0) return false;
    // A mark behind the last letter may compose with it, so that the text does not start with that letter alone.
    if (outcome === BEYOND_ASCII || candidate.charCodeAt(length) >= 128) return foldCase(candidate).startsWith(key);
    return true;
  };
}

function order(attribute: Attribute, operator: ComparisonOperator, key: string | number | boolean): ValueTest {
  const accepts = ORDERS[operator as keyof typeof ORDERS];
  if (typeof key === 'string') {
    return (candidate) =>
      typeof candidate === 'string' &&
      candidate !== '' &&
      accepts(compareCodePoints(textKey(attribute, candidate), key));
  }
  const number = Number(key);
  if (attribute.type === 'dateTime') {
    return (candidate) => {
      const instant = comparisonKey(attribute, candidate);
      return typeof instant === 'number' && accepts(instant - number);
    };
  }
  return (candidate) => typeof candidate === 'number' && accepts(candidate - number);
}

const ORDERS = {
  gt: (difference: number) => difference > 0,
  ge: (difference: number) => difference >= 0,
  lt: (difference: number) => difference < 0,
  le: (difference: number) => difference <= 0,
} as const;

function textKey(attribute: Attribute, text: string): string {
  return String(comparisonKey(attribute, text) ?? '');
}
