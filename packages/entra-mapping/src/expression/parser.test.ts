import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../test-support/any-text.ts';
import { readShared } from '../test-support/files.ts';
import { withoutPositions } from '../test-support/without-positions.ts';
import { ExpressionError, ExpressionSyntaxError } from './errors.ts';
import { MAXIMUM_DEPTH, MAXIMUM_READABLE_LENGTH, parseExpression } from './parser.ts';
import { formatExpression } from './printer.ts';

function failure(text: string): ExpressionSyntaxError {
  try {
    parseExpression(text);
  } catch (error) {
    if (error instanceof ExpressionSyntaxError) return error;
    throw error;
  }
  throw new Error(`was read without an error: ${text}`);
}

describe('parseExpression', () => {
  it('reads every kind of operand with its range', () => {
    expect(parseExpression('IIF([a] >= -1, "x", %DomainFQDN%)')).toEqual({
      kind: 'call',
      name: 'IIF',
      start: 0,
      end: 33,
      arguments: [
        {
          kind: 'comparison',
          operator: '>=',
          left: { kind: 'attribute', name: 'a', start: 4, end: 7 },
          right: { kind: 'number', text: '-1', start: 11, end: 13 },
          start: 4,
          end: 13,
        },
        { kind: 'string', value: 'x', start: 15, end: 18 },
        { kind: 'macro', name: 'DomainFQDN', start: 20, end: 32 },
      ],
    });
  });

  it('freezes every node', () => {
    const expression = parseExpression('IIF([a] = "b", , Not([c]))');
    if (expression.kind !== 'call') throw new Error('not a call');
    expect(Object.isFrozen(expression)).toBe(true);
    expect(Object.isFrozen(expression.arguments)).toBe(true);
    expect(expression.arguments.every((argument) => Object.isFrozen(argument))).toBe(true);
  });

  it('tells an omitted argument from an empty string', () => {
    const expression = parseExpression('Replace([a],,"p", "",)');
    if (expression.kind !== 'call') throw new Error('not a call');
    expect(expression.arguments.map(({ kind }) => kind)).toEqual([
      'attribute',
      'omitted',
      'string',
      'string',
      'omitted',
    ]);
  });

  it.each([
    ['"\\""', '"'],
    ['"\\\\"', '\\'],
    ['"\\d+\\,"', '\\d+\\,'],
    ['"\\\\d"', '\\d'],
    ['"line\nbreak"', 'line\nbreak'],
  ])('resolves the escapes of %j and no others', (text, value) => {
    expect(parseExpression(text)).toMatchObject({ kind: 'string', value });
  });

  it.each(['[emails[type eq "work"].value]', '[extension_0a1b_Group]', '[mS-DS-ConsistencyGuid]', '[a(b),c]'])(
    'takes %s as one attribute',
    (text) => {
      expect(parseExpression(text)).toMatchObject({ kind: 'attribute', name: text.slice(1, -1) });
    },
  );

  it('keeps the digits of a number as they were written', () => {
    expect(parseExpression('&HF7')).toMatchObject({ kind: 'number', text: '&HF7' });
    expect(parseExpression('129699324000000000')).toMatchObject({ kind: 'number', text: '129699324000000000' });
    expect(parseExpression('42568.750')).toMatchObject({ kind: 'number', text: '42568.750' });
  });

  it('allows white space anywhere between tokens, also in front of a parenthesis', () => {
    const spread = parseExpression(' Join\r\n\t( "@" ,[a]\n, [b] ) ');
    expect(withoutPositions(spread)).toEqual(withoutPositions(parseExpression('Join("@",[a],[b])')));
  });

  it('shows where a parenthesis is missing', () => {
    const error = failure('Append([userPrincipalName], ".test"');
    expect(error).toMatchObject({ code: 'syntax', position: 35, line: 1, column: 36 });
    expect(error.expected).toContain('")"');
    expect(error.suggestion).toBe('a parenthesis is not closed');
    expect(error.caret).toBe(`Append([userPrincipalName], ".test"\n${' '.repeat(35)}^`);
  });

  it.each([
    ['', 0, 'the expression is empty'],
    ['Join("@", [a], contoso.com")', 22, 'text stands between double quotes (")'],
    ['Append([a], “x”)', 12, 'write straight double quotes (") around text'],
    ['Append([a] & "x")', 11, 'there is no operator for concatenation: use Append or Join'],
    ['IIF([a]="x" AND [b]="y", "1", "2")', 12, 'there is no AND: nest one IIF in the second argument of another'],
    ['[a] = "b"', 4, 'a comparison may only be the first argument of IIF or CBool'],
    ['Append([a]; "x")', 10, 'arguments are separated by commas'],
    ['"open', 0, 'a string begins here and is never closed'],
    ['[open', 0, 'an attribute name begins here and is never closed'],
    ['IIF([a]=="x", "1", "2")', 8, '"equal" is written with one ='],
    ['=Trim([a])', 0, 'an expression begins without ='],
    ['IIF(([a]="x"), "1", "2")', 4, 'there are no parentheses for grouping'],
    ['Trim([a]))', 9, 'this parenthesis is too many'],
    ['Append[a]', 6, 'the arguments of a function stand in parentheses'],
    ['Append("a"b", "c")', 10, 'a quotation mark inside text is written \\"'],
    ['Append([a] ".x")', 11, 'arguments are separated by commas'],
    ['Trim([a]) // why', 10, 'there are no comments'],
    ['Trim([a]) Trim([b])', 10, undefined],
    ['Append(1 2, "x")', 9, 'arguments are separated by commas'],
    ['Append(1 -2, "x")', 9, 'there are no arithmetic operators'],
  ])('suggests what %j was meant to be', (text, position, suggestion) => {
    expect(failure(text)).toMatchObject({ position, suggestion });
  });

  it('counts lines and points at the right one', () => {
    const error = failure('Join("@",\n  [a],\n  )oops');
    expect(error).toMatchObject({ line: 3, column: 4 });
    expect(error.caret).toBe('  )oops\n   ^^^^');
  });

  it('shows no control or bidi character of the text', () => {
    const error = failure('Append([a], \u202E\u001B[31m)');
    for (const hidden of ['\u202E', '\u001B']) expect(error.toString()).not.toContain(hidden);
    expect(error.found).toBe('the character U+202E');
  });

  it('reads calls up to the limit of depth and refuses one more', () => {
    const nested = (levels: number) => `${'Trim('.repeat(levels)}[a]${')'.repeat(levels)}`;
    expect(formatExpression(parseExpression(nested(MAXIMUM_DEPTH)))).toBe(nested(MAXIMUM_DEPTH));
    expect(failure(nested(MAXIMUM_DEPTH + 1))).toMatchObject({ code: 'too-deep', position: MAXIMUM_DEPTH * 5 });
    expect(failure('Trim('.repeat(20_000)).code).toBe('too-deep');
  });

  it('refuses text beyond the readable length without reading it', () => {
    const error = failure(`"${'x'.repeat(MAXIMUM_READABLE_LENGTH)}"`);
    expect(error).toMatchObject({ code: 'too-long', position: MAXIMUM_READABLE_LENGTH });
  });

  it('refuses what is no string', () => {
    expect(() => parseExpression(undefined as unknown as string)).toThrow(TypeError);
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    ...[
      'Join',
      'IIF',
      'Replace',
      '(',
      ')',
      ',',
      '[',
      ']',
      '"',
      '\\',
      '[a]',
      '"b"',
      '1',
      '-',
      '&H',
      '%',
      '=',
      '<>',
      ' ',
      '\n',
      'é',
      '\uD800',
    ],
  );
  const texts = fc.oneof(
    anyText(),
    fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')),
  );

  it('is read, printed and read to the same tree, or fails at a position inside it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        try {
          const tree = parseExpression(text);
          expect(withoutPositions(parseExpression(formatExpression(tree)))).toEqual(withoutPositions(tree));
        } catch (error) {
          if (!(error instanceof ExpressionError)) throw error;
          expect(error.position).toBeGreaterThanOrEqual(0);
          expect(error.position).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is read or fails at a position inside it, up to the longest that is read', () => {
    const long = fc
      .tuple(fc.array(pieces, { minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: MAXIMUM_READABLE_LENGTH }))
      .map(([parts, length]) => parts.join('').padEnd(length, parts.join('')).slice(0, length));
    fc.assert(
      fc.property(long, (text) => {
        try {
          expect(parseExpression(text).end).toBeLessThanOrEqual(text.length);
        } catch (error) {
          if (!(error instanceof ExpressionError)) throw error;
          expect(error.position).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 100 },
    );
  });

  it.each([
    ['a chain of arguments', (n: number) => `Join("@"${', [attribute]'.repeat(n / 13)})`],
    ['one long string', (n: number) => `Trim("${'\\x'.repeat(n / 2)}")`],
    ['one long attribute', (n: number) => `[${'[x]'.repeat(n / 3)}]`],
    ['open brackets', (n: number) => '['.repeat(n)],
    ['open quotes', (n: number) => '"\\"'.repeat(n / 3)],
    ['minus signs', (n: number) => '-'.repeat(n)],
    ['percent signs', (n: number) => `%${'a'.repeat(n)}`],
    ['white space', (n: number) => ' '.repeat(n)],
    ['line breaks', (n: number) => `${'\n'.repeat(n)}!`],
  ])('takes time in proportion to its length: %s', (_name, build) => {
    const fastest = (text: string): number => {
      let best = Number.POSITIVE_INFINITY;
      for (let round = 0; round < 15; round++) {
        const begin = performance.now();
        try {
          parseExpression(text);
        } catch (error) {
          if (!(error instanceof ExpressionSyntaxError)) throw error;
        }
        best = Math.min(best, performance.now() - begin);
      }
      return best;
    };
    fastest(build(10_000));
    // Ten times the text: quadratic work would take a hundred times as long.
    expect(fastest(build(90_000))).toBeLessThan(Math.max(fastest(build(9_000)), 0.05) * 40);
  });
});

const corpus = readShared('data/expressions/corpus.txt');

// The collection lies beside the repository on some machines only.
if (corpus !== undefined) {
  describe('expressions collected from the field', () => {
    it.each(corpus.split('\n').filter((line) => line.trim() !== ''))(
      'is read, printed, and read as it was: %s',
      (line) => {
        const tree = parseExpression(line);
        expect(withoutPositions(parseExpression(formatExpression(tree)))).toEqual(withoutPositions(tree));
      },
    );
  });
}
