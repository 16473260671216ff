import { describe, expect, it } from 'vitest';
import { comparisonKey, defineSchema } from '../index.ts';

const { attributes } = defineSchema({
  id: 'urn:example:keys',
  attributes: [
    { name: 'string' },
    { name: 'reference', type: 'reference' },
    { name: 'binary', type: 'binary' },
    { name: 'boolean', type: 'boolean' },
    { name: 'integer', type: 'integer' },
    { name: 'decimal', type: 'decimal' },
    { name: 'dateTime', type: 'dateTime' },
    { name: 'complex', type: 'complex' },
  ],
});

describe.each(attributes)('the key of a $type', (attribute) => {
  const own = {
    string: 'Ab',
    reference: 'https://H.example/a',
    binary: 'TWE=',
    boolean: false,
    integer: 7,
    decimal: 0.5,
    dateTime: '2011-05-13T04:42:34Z',
    complex: undefined,
  }[attribute.type];

  it('is there for a value of the type', () => {
    const expected = { string: 'ab', reference: 'https://h.example/a', binary: 'TWE', dateTime: 1305261754000 };
    expect(comparisonKey(attribute, own)).toBe(expected[attribute.type as keyof typeof expected] ?? own);
  });

  it('is not there for anything else', () => {
    const others = [undefined, null, '', [], {}, Number.NaN, Number.POSITIVE_INFINITY, [own]];
    for (const other of others) expect(comparisonKey(attribute, other), String(other)).toBeUndefined();
    const isText = typeof own === 'string';
    if (typeof own !== 'number') expect(comparisonKey(attribute, 7)).toBeUndefined();
    if (typeof own !== 'boolean') expect(comparisonKey(attribute, true)).toBeUndefined();
    if (!isText || attribute.type === 'dateTime') expect(comparisonKey(attribute, '7')).toBeUndefined();
  });
});
