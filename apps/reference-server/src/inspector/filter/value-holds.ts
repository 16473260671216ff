import { type Attribute, type BoundComparison, compareCodePoints, comparisonKey } from 'scim-core';

/** Whether one value satisfies a comparison. `undefined` stands for no value (RFC 7644, section 3.4.2.2). */
export function valueHolds(comparison: BoundComparison, value: unknown): boolean {
  const { operator, target, value: operand, key } = comparison;
  const attribute = target.subAttribute ?? target.attribute;
  switch (operator) {
    case 'eq':
      return isEqual(attribute, value, operand, key);
    case 'ne':
      return !isEqual(attribute, value, operand, key);
    case 'co':
    case 'sw':
    case 'ew': {
      if (typeof value !== 'string' || value === '') return false;
      const text = searchedText(attribute, value);
      const part = typeof key === 'string' ? key : '';
      return operator === 'co' ? text.includes(part) : operator === 'sw' ? text.startsWith(part) : text.endsWith(part);
    }
    default: {
      const order = orderOf(attribute, value, key);
      if (order === undefined) return false;
      return { gt: order > 0, ge: order >= 0, lt: order < 0, le: order <= 0 }[operator];
    }
  }
}

function isEqual(attribute: Attribute, value: unknown, operand: unknown, key: unknown): boolean {
  // Without a key the operand is the empty text.
  if (key === undefined) return value === '';
  return value === operand || comparisonKey(attribute, value) === key;
}

/** A part of a URI is looked for as it is written. */
function searchedText(attribute: Attribute, value: string): string {
  return attribute.type === 'reference' ? value.normalize('NFC') : String(comparisonKey(attribute, value) ?? '');
}

function orderOf(attribute: Attribute, value: unknown, key: unknown): number | undefined {
  const own = comparisonKey(attribute, value);
  if (own === undefined) return undefined;
  if (typeof own === 'string') return compareCodePoints(own, typeof key === 'string' ? key : '');
  return Number(own) - Number(key ?? 0);
}

/** How values of an attribute are compared, in words. */
export function ruleOf({ target, operator }: BoundComparison): string {
  const { type, caseExact } = target.subAttribute ?? target.attribute;
  switch (type) {
    case 'string': {
      const exactness = `${caseExact ? 'with' : 'without'} regard to letter case (caseExact ${caseExact})`;
      return `compared ${exactness}`;
    }
    case 'reference':
      return /^(co|sw|ew)$/.test(operator) ? 'looked for in the URI as it is written' : 'compared as a URI';
    case 'dateTime':
      return 'compared as an instant, whatever the time zone';
    case 'boolean':
      return 'compared as a boolean';
    case 'binary':
      return 'compared as bytes';
    default:
      return 'compared as a number';
  }
}
