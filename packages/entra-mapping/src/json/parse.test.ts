import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCharacter } from '../test-support/any-text.ts';
import { JsonFailure } from './fault.ts';
import { type JsonNode, nodeAt, pointerOf, propertyOf, toValue } from './node.ts';
import { parseJson } from './parse.ts';

function parseOne(text: string): JsonNode {
  const { roots } = parseJson(text);
  expect(roots).toHaveLength(1);
  return roots[0]!;
}

function failureOf(text: string, limits = {}): JsonFailure {
  try {
    parseJson(text, limits);
  } catch (error) {
    if (error instanceof JsonFailure) return error;
    throw error;
  }
  throw new Error('the text was read');
}

describe('a JSON text', () => {
  it('gives the values that JSON.parse gives, whatever the layout', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: anyCharacter }), fc.constantFrom('', '  ', '\t'), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        const { roots, faults } = parseJson(text);
        expect(faults).toEqual([]);
        expect(JSON.parse(JSON.stringify(toValue(roots[0]!)))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('knows where each value and each property name stands', () => {
    const text = '{\r\n  "scope": [true, {"id": "a\\u0062"}]\r\n}';
    const id = nodeAt(parseOne(text), '/scope/1/id')!;
    expect(text.slice(id.start, id.end)).toBe('"a\\u0062"');
    expect(text.slice(id.keyStart, id.keyStart + 4)).toBe('"id"');
    expect(id.scalar).toBe('ab');
    expect(pointerOf(id)).toBe('/scope/1/id');
  });

  it('escapes a pointer and reads it back, by RFC 6901', () => {
    const root = parseOne('{"a/b": {"~": [1]}}');
    const node = root.children[0]!.children[0]!.children[0]!;
    expect(pointerOf(node)).toBe('/a~1b/~0/0');
    expect(nodeAt(root, '/a~1b/~0/0')).toBe(node);
  });

  it('counts the last of two equal names, and prefers the exact letter case', () => {
    const root = parseOne('{"Name": 1, "name": 2, "NAME": 3}');
    expect(propertyOf(root, 'name')?.scalar).toBe(2);
    expect(propertyOf(root, 'nAME')?.scalar).toBe(3);
    expect(toValue(parseOne('{"a": 1, "a": 2}'))).toEqual(Object.assign(Object.create(null), { a: 2 }));
  });

  it('keeps a property named __proto__ as a property', () => {
    const value = toValue(parseOne('{"__proto__": {"polluted": true}}'));
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it.each(['1', '-0.5e+10', '123456789', '0', '[1,-1]'])('reads the number %s', (text) => {
    expect(JSON.stringify(toValue(parseOne(text)))).toBe(JSON.stringify(JSON.parse(text)));
  });
});

describe('a text that is nearly JSON', () => {
  it.each([
    ['[1, 2,]', ['trailing-comma 5-6']],
    ['{"a": 1,\n}', ['trailing-comma 7-8']],
    ['[ ,{}]', ['extra-comma 2-3']],
    ['[1,,2]', ['extra-comma 3-4']],
    ['{,"a": 1}', ['extra-comma 1-2']],
    ['// c\n{"a": /* d */ 1}', ['comment 0-4', 'comment 11-18']],
    ['[..]', ['placeholder 1-3']],
    ['[{}, ...]', ['placeholder 5-8']],
    ['{"a": …, "b": 1}', ['placeholder 6-7']],
    ['{"a": 1, ... "b": 1}', ['placeholder 9-12']],
    ['{"a":\u00a01}', ['stray-character 5-6']],
    ['["a\tb"]', ['control-character 3-4']],
    ['["\\d"]', ['bad-escape 2-4']],
    ['{}, {}', ['extra-comma 2-3']],
  ])('reads across the fault in %j', (text, expected) => {
    const { faults } = parseJson(text);
    expect(faults.map(({ kind, start, end }) => `${kind} ${start}-${end}`)).toEqual(expected);
  });

  it('keeps the values around the faults', () => {
    expect(toValue(parseOne('[ ,1, /* two */ ..., 3,]'))).toEqual([1, 3]);
  });

  it.each([
    ['{"a" 1}', 'found "1", which is no number, expected a colon'],
    ['{"a": 1 "b": 2}', 'found a string, expected a comma or "}"'],
    ['[1}', 'found "}", expected a comma or "]"'],
    ['{a: 1}', 'found "a" without quotation marks, expected a property name in quotation marks or "}"'],
    ['{"a": True}', 'found "True" without quotation marks, expected a value'],
    ['{“a”: 1}', 'found the typographic quotation mark “, expected a property name in quotation marks or "}"'],
    ["['a']", 'found the quotation mark \', expected a value or "]"'],
    ['[01]', 'found "01", which is no number, expected a value'],
    ['["a\n"]', 'a string is not closed on its line'],
    ['/* [1]', 'a comment that opens with "/*" is never closed'],
    ['}', 'found "}", expected a value'],
    ['[\u0007]', 'found the character U+0007, expected a value or "]"'],
  ])('stops at %j', (text, message) => {
    expect(failureOf(text).message).toBe(message);
  });

  it('tells a text that ends too early, and where the open part began', () => {
    const failure = failureOf('{"a": [1, 2');
    expect(failure).toMatchObject({
      kind: 'truncated',
      message: 'the text ends inside an array',
      openedAt: 6,
      start: 11,
    });
    expect(failureOf('["abc').kind).toBe('truncated');
  });
});

describe('hostile text', () => {
  it('is bounded in depth without running out of stack', () => {
    expect(failureOf('['.repeat(1_000_000)).kind).toBe('too-deep');
    expect(failureOf('[[[]]]', { maxDepth: 2 }).kind).toBe('too-deep');
    expect(parseJson('[[]]', { maxDepth: 2 }).roots).toHaveLength(1);
    expect(failureOf('['.repeat(1_000_000), { maxDepth: 1_000_000 }).kind).toBe('too-deep');
    expect(failureOf('['.repeat(1_000_000), { maxDepth: undefined }).kind).toBe('too-deep');
  });

  it('is bounded in values and in faults', () => {
    expect(failureOf('[1,2,3]', { maxValues: 3 }).kind).toBe('too-many-values');
    expect(failureOf(`[${','.repeat(20)}]`, { maxFaults: 10 }).kind).toBe('too-many-faults');
  });

  it('gives nodes or a failure for any string', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      '...',
      '//',
      '/*',
      '*/',
      ' ',
      '\n',
      'true',
      '-1',
      'a',
      '“',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        try {
          parseJson(text);
        } catch (error) {
          expect(error).toBeInstanceOf(JsonFailure);
          const { start, end } = error as JsonFailure;
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(end).toBeGreaterThanOrEqual(start);
        }
      }),
      { numRuns: 500 },
    );
  });
});
