// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the substitutions of .NET look like placeholders

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readShared } from '../test-support/files.ts';
import type { CallExpression, Expression } from './ast.ts';
import { ExpressionError } from './errors.ts';
import { type EvaluationContext, evaluateExpression } from './evaluate.ts';
import { functionDefinitions } from './functions/index.ts';
import { parseExpression } from './parser.ts';
import type { AttributeValue } from './values/value.ts';

function evaluate(text: string, attributes: Record<string, AttributeValue> = {}, context: EvaluationContext = {}) {
  return evaluateExpression(parseExpression(text), { ...context, attributes });
}

function value(text: string, attributes: Record<string, AttributeValue> = {}, context: EvaluationContext = {}) {
  return evaluate(text, attributes, context).value;
}

function failure(text: string, attributes: Record<string, AttributeValue> = {}, context: EvaluationContext = {}) {
  try {
    evaluate(text, attributes, context);
  } catch (error) {
    if (error instanceof ExpressionError)
      return { code: error.code, marked: text.slice(error.start, error.end), error };
    throw error;
  }
  throw new Error(`did not fail: ${text}`);
}

describe('source attributes', () => {
  it.each<[AttributeValue, unknown]>([
    ['text', 'text'],
    [42, '42'],
    [2n ** 63n, '9223372036854775808'],
    [true, 'True'],
    [false, 'False'],
    [null, null],
    [undefined, null],
    [[], null],
    [
      ['a', null, 1],
      ['a', '1'],
    ],
    [new Uint8Array([1, 2, 255]), 'AQL/'],
    [{ value: 'admin' }, '{"value":"admin"}'],
    [{ count: 2n ** 63n }, '{"count":"9223372036854775808"}'],
    [{ toJSON: () => undefined }, null],
  ])('%o is the value %j', (attribute, expected) => {
    expect(value('[a]', { a: attribute })).toEqual(expected);
  });

  it('are found by the exact name first, then in any letter case, then inside an object', () => {
    expect(value('[Mail]', { mail: 'lower', Mail: 'exact' })).toBe('exact');
    expect(value('[MAIL]', { mail: 'lower' })).toBe('lower');
    expect(value('[passwordProfile.password]', { passwordProfile: { password: 'x' } })).toBe('x');
    expect(value('[a.b]', { a: { b: 'nested' }, 'a.b': 'flat' })).toBe('flat');
  });

  it('refuses an object that refers to itself, at the attribute', () => {
    const circular: Record<string, unknown> = {};
    circular.self = circular;
    expect(failure('Append("x", [a])', { a: circular })).toMatchObject({ code: 'argument', marked: '[a]' });
  });

  it('takes a Date of JavaScript for its instant in ISO 8601', () => {
    const hired = new Date('2026-01-31T08:00:00Z') as unknown as AttributeValue;
    expect(value('[hired]', { hired })).toBe('2026-01-31T08:00:00.000Z');
    expect(value('[hired]', { hired: new Date(Number.NaN) as unknown as AttributeValue })).toBeNull();
  });

  it.each(['__proto__', 'constructor', 'toString', 'a.__proto__', 'a.constructor.name', '__proto__.polluted'])(
    'are never inherited: %s',
    (name) => {
      expect(value(`[${name}]`, { a: {} })).toBeNull();
    },
  );
});

describe('conditions', () => {
  it.each<[string, Record<string, AttributeValue>, boolean]>([
    ['[a] = "10.0"', { a: '10' }, true],
    ['[a] = "x10"', { a: 'x10' }, true],
    ['[a] < 9', { a: '10' }, false],
    ['[a] < "9a"', { a: '10' }, true],
    ['[a] >= -1', { a: '-1' }, true],
    ['[a] > 18446744073709551615', { a: '18446744073709551616' }, true],
    ['[a] = ""', {}, true],
    ['[a] <> ""', {}, false],
    ['[a] <= 5', {}, false],
    ['[a] = "one"', { a: ['one'] }, true],
    ['[a]', { a: 'tRuE' }, true],
    ['[a]', { a: '0' }, false],
    ['[a]', { a: '' }, false],
    ['[a]', {}, false],
  ])('%s of %j is %s', (condition, attributes, expected) => {
    expect(value(`IIF(${condition}, "yes", "no")`, attributes)).toBe(expected ? 'yes' : 'no');
  });

  it('cannot be a list of several values', () => {
    expect(failure('IIF([a] = "x", "1", "2")', { a: ['x', 'y'] })).toMatchObject({ code: 'argument', marked: '[a]' });
  });
});

describe('the flow', () => {
  it('is left by words and functions, at any depth', () => {
    expect(evaluate('IgnoreAttributeFlow')).toEqual({ value: null, flow: 'ignore' });
    expect(evaluate('Append("x", IIF("True", IgnoreObjectFlow, "y"))')).toEqual({
      value: null,
      flow: 'ignore',
      skipsObject: true,
    });
    expect(evaluate('IIF("False", IgnoreObjectFlow, "y")')).toEqual({ value: 'y' });
  });

  it('says when the chosen candidate may be taken', () => {
    const expression = 'SelectUniqueValue("a", "b", "c")';
    const isTaken = (candidate: string) => (candidate === 'a' ? true : 'unknown');
    expect(evaluate(expression, {}, { isTaken })).toEqual({ value: 'b', unconfirmed: 'b' });
    expect(evaluate(expression, {}, { isTaken: () => false })).toEqual({ value: 'a' });
    expect(evaluate(expression)).toEqual({ value: 'a', unconfirmed: 'a' });
  });
});

describe('clock, randomness and macros', () => {
  it('takes the instant in any form', () => {
    const expected = '1/2/2026 3:04:05 AM';
    const date = new Date('2026-01-02T03:04:05Z');
    const forms = [date, date.getTime(), '2026-01-02T04:04:05+01:00', () => date, () => date.getTime()];
    for (const now of forms) expect(value('Now()', {}, { now })).toBe(expected);
    expect(() => value('Now()', {}, { now: 'yesterday' })).toThrow(TypeError);
    expect(() => value('Now()', {}, { now: Number.NaN })).toThrow(TypeError);
  });

  it('is one moment within one expression', () => {
    let now = 0;
    const context = { now: () => (now += 86_400_000) };
    expect(value('DateDiff("d", Now(), Now())', {}, context)).toBe('0');
  });

  it('uses the clock and the random source of the platform by default', () => {
    expect(Math.abs(Number(value('DateDiff("n", Now(), [now])', { now: new Date().toISOString() })))).toBeLessThan(5);
    expect(value('Guid()')).not.toBe(value('Guid()'));
  });

  it('keeps to the minimums and the length of a random text, whatever the random numbers are', () => {
    const numbers = fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 1 });
    const minimum = fc.integer({ min: 0, max: 5 });
    fc.assert(
      fc.property(numbers, minimum, minimum, minimum, minimum, (random, digits, specials, capitals, lowers) => {
        let drawn = 0;
        const context = { random: () => random[drawn++ % random.length]! };
        const text = value(`RandomString(20, ${digits}, ${specials}, ${capitals}, ${lowers}, "aA0!")`, {}, context);
        if (typeof text !== 'string') throw new Error('no text');
        expect(text).toHaveLength(20);
        expect(text).not.toMatch(/[aA0!]/);
        expect(text.replace(/\D/g, '').length).toBeGreaterThanOrEqual(digits);
        expect(text.replace(/[A-Za-z0-9]/g, '').length).toBeGreaterThanOrEqual(specials);
        expect(text.replace(/[^A-Z]/g, '').length).toBeGreaterThanOrEqual(capitals);
        expect(text.replace(/[^a-z]/g, '').length).toBeGreaterThanOrEqual(lowers);
      }),
    );
  });

  it('finds macros with and without percent signs', () => {
    expect(value('%DomainFQDN%', {}, { macros: { '%DomainFQDN%': 'a' } })).toBe('a');
    expect(value('%DomainFQDN%', {}, { macros: { domainfqdn: 'b' } })).toBe('b');
    expect(failure('Append("@", %Other%)').code).toBe('context');
  });
});

describe('errors', () => {
  it.each([
    ['Append(ToLowr([a]), "x")', 'unknown-function', 'ToLowr([a])'],
    ['Append(Left([a]), "x")', 'arity', 'Left([a])'],
    ['Trim([a], [b])', 'arity', 'Trim([a], [b])'],
    ['Mid([a], , 2)', 'arity', 'Mid([a], , 2)'],
    ['Left([a], "x")', 'argument', '"x"'],
    ['Append([a], suffix)', 'argument', 'suffix'],
    ['Item(Split("a", ","), 2)', 'argument', '2'],
    ['Append([a] = "b", "c")', 'argument', '[a] = "b"'],
    ['DateAdd("d", 1, "soon")', 'date', '"soon"'],
    ['Append("x", Error("stop"))', 'raised', 'Error("stop")'],
    ['ToUpper("x", "!")', 'argument', '"!"'],
  ])('of %s point at the part that failed', (text, code, marked) => {
    expect(failure(text, { a: 'x' })).toMatchObject({ code, marked });
  });

  it('name the function as it is documented, and suggest one', () => {
    expect(failure('left("a", "x")').error.functionName).toBe('Left');
    expect(failure('ToLowr([a])').error.message).toContain('did you mean ToLower?');
  });

  it('say of candidates what became of them', () => {
    const isTaken = () => true;
    const messageOf = (text: string) => failure(text, {}, { isTaken }).error.message;
    expect(messageOf('SelectUniqueValue("a", "b")')).toContain('none of 2 candidates free: 2 taken');
    expect(messageOf('SelectUniqueValue([a], "b")')).toContain('1 taken, 1 without a value');
    expect(messageOf('SelectUniqueValue([a], "")')).toContain('free: 2 without a value');
  });

  it('show no control or bidi characters of a value, and little of a long one', () => {
    const { error } = failure('CDate([a])', { a: `\u202E\u001B${'x'.repeat(500)}` });
    expect(error.message).not.toContain('\u202E');
    expect(error.message).not.toContain('\u001B');
    expect(error.message.length).toBeLessThan(250);
  });
});

describe('limits', () => {
  it('stop texts that grow without bound', () => {
    const doubled = `${'Replace('.repeat(30)}"xx"${', "x", , , "xxxxxxxxxx", , )'.repeat(30)}`;
    expect(failure(doubled).code).toBe('limit');
    const matched = `${'Replace('.repeat(30)}"xx"${', , "x", , "$_$_", , )'.repeat(30)}`;
    expect(failure(matched).code).toBe('limit');
    const list = { a: Array.from({ length: 2000 }, () => 'x'), b: 'y'.repeat(1000) };
    expect(failure('Append([a], [b])', list).code).toBe('limit');
    const joined = `Join("", ${Array.from({ length: 1500 }, () => '[b]').join(', ')})`;
    expect(failure(joined, list).code).toBe('limit');
  });

  it('stop a tree made by hand that is nested too deep', () => {
    let expression: Expression = { kind: 'string', value: 'x', start: 0, end: 0 };
    for (let level = 0; level < 5000; level++) {
      const call: CallExpression = { kind: 'call', name: 'Trim', arguments: [expression], start: 0, end: 0 };
      expression = call;
    }
    expect(() => evaluateExpression(expression)).toThrow(ExpressionError);
  });

  it.each([
    'Trim([a])',
    'StripSpaces([a])',
    'PCase([a])',
    'Word([a], 2, "x")',
    'CDate([a])',
    'Len(Join("", Split([a], " ")))',
  ])('take time in proportion to the text: %s', (expression) => {
    const begin = performance.now();
    try {
      evaluate(expression, { a: `x${' '.repeat(500_000)}x` });
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
    }
    expect(performance.now() - begin).toBeLessThan(3000);
  });

  it.each([
    ['calls inside calls', `${'ToLower('.repeat(400)}[long]${')'.repeat(400)}`],
    ['calls beside calls', `Join("", ${'InStr([long], "z"), '.repeat(4000)}"")`],
    ['a culture', `Join("", ${'Len(ToUpper([long], "tr-TR")), '.repeat(2000)}"")`],
    ['many patterns', `Join("", ${'Replace([line], , ".*y|", , "", , ), '.repeat(2000)}"")`],
    ['a pattern and a long list', 'Replace([lines], , ".*y|", , "", , )'],
    ['classes', `Replace("x", , "[${'\\w\\W'.repeat(20_000)}]", , "", , )`],
  ])('stop work that would take minutes: %s', (_name, expression) => {
    const line = 'x'.repeat(2000);
    const lines = Array.from({ length: 400 }, () => line);
    const begin = performance.now();
    expect(failure(expression, { long: 'X'.repeat(900_000), line, lines }).code).toBe('limit');
    expect(performance.now() - begin).toBeLessThan(10_000);
  });

  it('leave room for an ordinary expression over many values', () => {
    const proxyAddresses = Array.from({ length: 1000 }, (_, index) => `smtp:user${index}@example.com`);
    const expression = 'Replace([proxyAddresses], , "^(?<scheme>\\w+):(?<user>[^@]+)@.*$", , "${user}", , )';
    expect(value(expression, { proxyAddresses })).toHaveLength(1000);
  });

  it('evaluate the deepest text that is read', () => {
    expect(value(`${'Append('.repeat(500)}"x"${', "y")'.repeat(500)}`)).toHaveLength(501);
  });
});

describe('any call of any function', () => {
  const argument = fc.constantFrom(
    '"a"',
    '"1"',
    '-1',
    '3',
    '[text]',
    '[list]',
    '[none]',
    '',
    '"2024-01-01"',
    'UTF8',
    '"(a)"',
    'Now()',
  );
  const calls = fc
    .tuple(fc.constantFrom(...functionDefinitions.map(({ name }) => name)), fc.array(argument, { maxLength: 8 }))
    .map(([name, parts]) => `${name}(${parts.join(', ')})`);
  const nested = fc.tuple(calls, calls).map(([outer, inner]) => outer.replace('"a"', () => inner));

  it('gives text, a list of texts, null, or an error with a position', () => {
    fc.assert(
      fc.property(nested, (text) => {
        try {
          const result = value(text, { text: 'some text', list: ['a', 'b'] });
          expect([result ?? []].flat().every((part) => typeof part === 'string')).toBe(true);
        } catch (error) {
          if (!(error instanceof ExpressionError)) throw error;
          expect(error.position).toBeGreaterThanOrEqual(0);
          expect(error.end).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 3000 },
    );
  });
});

interface Vector {
  readonly id: string;
  readonly kind: 'eval' | 'pattern' | 'check';
  readonly expression: string;
  readonly source: NonNullable<EvaluationContext['attributes']>;
  readonly expected: string | readonly string[] | null;
  readonly expectedPattern?: string;
  readonly flow?: 'ignore';
  readonly error?: boolean;
  readonly now?: string;
  readonly taken?: readonly string[];
  readonly domain?: string;
  readonly macros?: Readonly<Record<string, string>>;
}

const vectors = JSON.parse(readShared('data/expressions/vectors.json') ?? '[]') as readonly Vector[];

function evaluateVector({ expression, source, now, domain, macros, taken = [] }: Vector) {
  const isTaken = (candidate: string): boolean => taken.includes(candidate);
  return evaluateExpression(parseExpression(expression), { attributes: source, now, domain, macros, isTaken });
}

// The collection lies beside the repository on some machines only.
if (vectors.length > 0) {
  describe('documented and observed results', () => {
    it.each(vectors.filter(({ kind }) => kind === 'eval'))('$id $expression', (vector) => {
      const { value, flow } = evaluateVector(vector);
      expect({ value, flow }).toEqual({ value: vector.expected, flow: vector.flow });
    });

    it.each(vectors.filter(({ kind }) => kind === 'pattern'))('$id $expression', (vector) => {
      for (let round = 0; round < 50; round++) {
        expect(evaluateVector(vector).value).toMatch(new RegExp(vector.expectedPattern!));
      }
    });
  });
}
