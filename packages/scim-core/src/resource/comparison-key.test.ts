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

function keyOf(name: string, type: 'binary' | 'reference', referenceTypes: string[] | undefined, value: string) {
  const definition = { name, type, ...(referenceTypes === undefined ? {} : { referenceTypes }) };
  const [attribute] = defineSchema({ id: 'urn:example:one', attributes: [definition] }).attributes;
  return comparisonKey(attribute!, value);
}

describe('the key of base64', () => {
  const key = (value: string) => keyOf('photo', 'binary', undefined, value);

  it('is the same for the same bytes: with and without padding, in either alphabet, whatever the unused bits', () => {
    expect(key('TQ==')).toBe(key('TQ'));
    expect(key('TQ=')).toBe(key('TQ'));
    expect(key('-_-_')).toBe(key('+/+/'));
    expect(key('+A==')).toBe(key('-A'));
    expect(key('TR')).toBe(key('TQ'));
    expect(key('TWF')).toBe(key('TWE='));
    expect(key('TWB')).toBe(key('TWA'));
    expect(key('TB')).toBe(key('TA'));
  });

  it('differs for other bytes and for what is no base64', () => {
    const others = ['TQ', 'Tg', 'TWE', 'TWI', 'TWFu', 'TWFt', 'TWF!', 'TW!', 'T!', 'T', '+/', '/+', 'TA=Q', 'TAQ'];
    expect(new Set(others.map(key)).size).toBe(others.length);
  });
});

describe('the key of a reference', () => {
  const withVersion = 'https://h.example/v2/Users/1';

  it('is the same with any version of the protocol where resources are what it refers to', () => {
    const key = (types: string[]) => keyOf('ref', 'reference', types, withVersion);
    expect(key(['User'])).toBe('https://h.example/Users/1');
    expect(key(['external', 'Group'])).toBe('https://h.example/Users/1');
    for (const types of [['uri'], ['external'], ['external', 'uri'], []]) expect(key(types)).toBe(withVersion);
  });
});
