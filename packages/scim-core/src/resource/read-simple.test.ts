import { describe, expect, it } from 'vitest';
import { defineSchema } from '../schema/define-schema.ts';
import type { AttributeDefinition } from '../schema/definition.ts';
import type { Mode } from '../tolerance/mode.ts';
import { ReadContext } from './read-context.ts';
import { readSimple } from './read-simple.ts';

/** What one value is read as; what is wrong with it, or which tolerances it took, behind it. */
function read(type: NonNullable<AttributeDefinition['type']>, value: unknown, mode?: Mode, more: object = {}) {
  const [attribute] = defineSchema({ id: 'urn:example:one', attributes: [{ name: 'a', type, ...more }] }).attributes;
  const used: string[] = [];
  const context = new ReadContext('create', mode, (id) => used.push(id));
  const result = readSimple(attribute!, value, 'a', context);
  return [result, ...context.problems.map(({ message }) => message), ...used];
}

describe('an empty text', () => {
  it.each(['boolean', 'integer', 'decimal', 'dateTime'] as const)('is no %s, but counts as none', (type) => {
    expect(read(type, '')).toEqual([undefined, 'body.empty-text']);
    expect(read(type, '', 'strict')).toEqual([undefined, expect.stringMatching(/^expected .*, found the text ""$/)]);
  });

  it.each(['string', 'reference', 'binary'] as const)('is a %s without a value', (type) => {
    expect(read(type, '', 'strict')).toEqual([undefined]);
  });
});

describe('a number', () => {
  it('is any that JSON has; an integer has no fraction', () => {
    for (const number of [0, -7, 2 ** 60]) expect(read('integer', number, 'strict')).toEqual([number]);
    expect(read('decimal', 0.5, 'strict')).toEqual([0.5]);
    expect(read('integer', 0.5, 'strict')).toEqual([undefined, 'expected an integer, found the number 0.5']);
    expect(read('integer', 'x', 'strict')).toEqual([undefined, 'expected an integer, found the text "x"']);
    expect(read('decimal', true)).toEqual([undefined, 'expected a number, found the boolean true']);
    expect(read('decimal', Number.NaN)).toEqual([undefined, 'expected a number, found the number NaN']);
  });

  it('may be in text when no digit gets lost', () => {
    expect(read('integer', '7')).toEqual([7, 'body.number-as-string']);
    expect(read('decimal', '0.5')).toEqual([0.5, 'body.number-as-string']);
    expect(read('integer', '9007199254740993')[0]).toBeUndefined();
    expect(read('integer', '7', 'strict')).toEqual([undefined, 'expected an integer, found the text "7"']);
  });
});

describe('a text', () => {
  it('may come as a number or a boolean', () => {
    expect(read('string', 7)).toEqual(['7', 'body.string-for-scalar']);
    expect(read('string', true)).toEqual(['true', 'body.string-for-scalar']);
    expect(read('string', true, 'strict')).toEqual([undefined, 'expected text, found the boolean true']);
    expect(read('string', {})).toEqual([undefined, 'expected text, found an object']);
    expect(read('reference', true)).toEqual([undefined, 'expected a URI, found the boolean true']);
  });

  it.each([
    ['reference', undefined, 'a b', 'a URI'],
    ['dateTime', undefined, '2011-05-13', 'a date and time such as "2011-05-13T04:42:34Z"'],
    ['binary', undefined, 'a', 'base64'],
    ['binary', 'certificate', 'TWE=', 'one DER certificate in base64'],
    ['string', 'country', 'Portugal', 'a two-letter country code such as "PT"'],
    ['string', 'timeZone', 'Nowhere', 'a time zone such as "Europe/Lisbon"'],
    ['string', 'languageTag', 'en_US', 'a language tag such as "en-US"'],
    ['string', 'languageRanges', 'en;q=2', 'languages such as "en-US, de;q=0.5"'],
  ] as const)('of a %s with format %s is not %j', (type, format, text, expected) => {
    expect(read(type, text, 'strict', { format })).toEqual([
      undefined,
      `expected ${expected}, found the text "${text}"`,
    ]);
    expect(read(type, text, undefined, { format })).toEqual([text, 'body.value-format']);
  });

  it('is base64 with all of its padding or none', () => {
    for (const text of ['TWFu', 'TWE=', 'TWE', 'TQ==', 'TQ']) expect(read('binary', text, 'strict')).toEqual([text]);
    for (const text of ['TW=', 'TWFu=', 'TWE==', 'T', 'TWFuT', 'T=Q=', 'TQ===', '====']) {
      expect(read('binary', text, 'strict')[0], text).toBeUndefined();
    }
  });
});
