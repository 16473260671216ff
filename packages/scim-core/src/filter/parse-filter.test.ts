import { describe, expect, it } from 'vitest';
import { ScimError } from '../error/scim-error.ts';
import { parsePath } from '../path/parse-path.ts';
import { formatFilter } from './format.ts';
import { type ParseFilterOptions, parseFilter } from './parse-filter.ts';

type Fault = [text: string, start: number, end: number, expected: readonly string[], hint?: string];

const OPERATOR = '(eq, ne, co, sw, ew, gt, ge, lt, le, pr)';
const VALUE = 'a value such as "text", 42, true or null';
const LETTER = 'a letter, digit, "$", "-" or "_"';
const JOIN = ['"and"', '"or"', 'the end'];
const NEXT = ['"and"', '"or"'];

function faultOf(act: () => unknown): ScimError {
  try {
    act();
  } catch (error) {
    if (error instanceof ScimError) return error;
    throw error;
  }
  throw new Error('expected a ScimError');
}

/** Holds an error to the place of the fault, to what was expected there, and to a remark behind that. */
function expectFault(error: ScimError, [text, start, end, expected, hint = '']: Fault): void {
  expect(error.location).toEqual({ text, start, end, expected });
  const [sentence = ''] = error.detail.split('\n');
  expect(sentence).toContain(` at position ${start + 1}, expected `);
  // The last word of what was expected, and then the remark.
  expect(sentence.slice(sentence.lastIndexOf(expected.at(-1)!) + expected.at(-1)!.length)).toBe(hint);
}

const strictly = (text: string) => faultOf(() => parseFilter(text, { mode: 'strict' }));

describe('a fault in a filter', () => {
  it.each<Fault>([
    ['', 0, 0, ['a filter such as userName eq "bjensen"']],
    ['  ', 2, 2, ['a filter such as userName eq "bjensen"']],
    // Operators.
    ['title', 5, 6, ['a space and an operator']],
    ['title\tpr', 5, 6, ['a space and an operator']],
    ['title ', 6, 7, [`an operator after title ${OPERATOR}`]],
    ['title zz "x"', 6, 8, [`an operator after title ${OPERATOR}`]],
    ['title eg "x"', 6, 8, [`an operator after title ${OPERATOR}`], '. Did you mean "eq"?'],
    ['title e', 6, 7, [`an operator after title ${OPERATOR}`], '. Did you mean "eq"?'],
    ['title eqq "x"', 6, 9, [`an operator after title ${OPERATOR}`], '. Did you mean "eq"?'],
    ...[
      ['=', 'eq'],
      ['==', 'eq'],
      ['equals', 'eq'],
      ['!=', 'ne'],
      ['<>', 'ne'],
      ['Contains', 'co'],
      ['like', 'co'],
      ['startsWith', 'sw'],
      ['ENDSWITH', 'ew'],
      ['>', 'gt'],
      ['>=', 'ge'],
      ['<', 'lt'],
      ['<=', 'le'],
      ['present', 'pr'],
      ['exists', 'pr'],
    ].map(
      ([word = '', operator]): Fault => [
        `title ${word} "x"`,
        6,
        6 + word.length,
        [`an operator after title ${OPERATOR}`],
        `. Did you mean "${operator}"?`,
      ],
    ),
    // Values.
    ['title eq', 8, 9, ['a space and a value']],
    ['title eq ', 9, 10, [VALUE]],
    ['title eq [', 9, 10, [VALUE]],
    ['title eq x', 9, 10, [VALUE], ': put quotes around it, "x"'],
    ['title eq 1x', 9, 11, [VALUE], ': put quotes around it, "1x"'],
    ['title eq truest', 9, 15, [VALUE], ': put quotes around it, "truest"'],
    ['title eq TRUE', 9, 13, ['true in lower case']],
    ['title eq Null', 9, 13, ['null in lower case']],
    ["title eq 'x'", 9, 12, ['a value in double quotes']],
    ["title eq 'x", 9, 11, ['a value in double quotes']],
    ['title eq 1e999', 9, 14, ['a number within the range of a double']],
    ['title eq "x', 11, 11, ['a closing "'], ' for the text at position 10'],
    ['title eq "x\\"', 13, 13, ['a closing "'], ' for the text at position 10'],
    ['title eq "x\\', 12, 12, ['a closing "'], ' for the text at position 10'],
    ['title eq "a\u0001"', 11, 12, ['an escape such as \\n instead of a control character']],
    ['title eq "\\x"', 10, 12, ['a JSON escape such as \\" or \\u00e9']],
    ['title eq "\\u12"', 10, 12, ['a JSON escape such as \\" or \\u00e9']],
    ['title eq "ab\\n\\u00E9\\\\\\/\\"\\u00eg"', 26, 28, ['a JSON escape such as \\" or \\u00e9']],
    // Paths.
    ['.title pr', 0, 1, ['an attribute name']],
    ['1title pr', 0, 1, ['an attribute name']],
    ['-title pr', 0, 1, ['an attribute name']],
    ['urn:x: pr', 6, 7, ['an attribute name']],
    ['urn:x:.a pr', 6, 7, ['an attribute name']],
    [':title pr', 0, 1, ['an attribute path']],
    ['!title pr', 0, 1, [LETTER]],
    ['ti*t/le pr', 2, 3, [LETTER]],
    ['naïve pr', 2, 3, [LETTER]],
    ['name. pr', 5, 6, ['a sub-attribute name']],
    ['name.1 pr', 5, 6, ['a sub-attribute name']],
    ['name..a pr', 5, 6, [LETTER], ' (a path has at most one sub-attribute)'],
    ['a.b.c pr', 3, 4, [LETTER], ' (a path has at most one sub-attribute)'],
    // Logic.
    ['a pr b', 5, 6, JOIN],
    ['a pr andb pr', 5, 9, JOIN],
    ['a eq "x"x', 8, 9, JOIN],
    ['a pr )', 5, 6, JOIN],
    ['a pr and', 8, 9, ['a space']],
    ['a pr and"b', 8, 9, ['a space']],
    ['a pr and ', 9, 10, ['an attribute path']],
    ['a pr or b', 9, 10, ['a space and an operator']],
    ['a eq"x"', 4, 5, ['a space']],
    ['a eq "x"and b pr', 8, 11, ['a space']],
    ['not', 3, 4, ['"(" after not']],
    ['not title pr', 4, 9, ['"(" after not']],
    ['not ) pr', 4, 5, ['"(" after not']],
    ['not(title pr', 12, 13, ['")"', ...NEXT], ' for the "(" at position 4'],
    ['(a pr', 5, 6, ['")"', ...NEXT], ' for the "(" at position 1'],
    ['a pr or (b pr c', 14, 15, ['")"', ...NEXT], ' for the "(" at position 9'],
    // Brackets.
    ['emails[type pr', 14, 15, ['"]"', ...NEXT], ' for the "[" at position 7'],
    ['emails[type pr value', 15, 16, ['"]"', ...NEXT], ' for the "[" at position 7'],
    ['emails[0]', 7, 8, ['a condition such as type eq "work"'], ' (elements have no index)'],
    ['emails[9x pr]', 7, 9, ['a condition such as type eq "work"'], ' (elements have no index)'],
    ['emails.type[value pr]', 11, 12, ['the end of the path'], ' (brackets follow an attribute, not a sub-attribute)'],
    ['a[b[c pr]]', 3, 4, ['an operator'], ' (brackets do not nest)'],
    ['a[b pr].', 8, 9, ['a sub-attribute name']],
    ['a[b pr].1 pr', 8, 9, ['a sub-attribute name']],
    ['emails[type pr].value eq "x"', 15, 21, JOIN],
  ])('%j is shown at %i to %i', (text, start, end, expected, hint) => {
    const error = strictly(text);
    expect(error.scimType).toBe('invalidFilter');
    expectFault(error, [text, start, end, expected, hint ?? '']);
  });

  it('is shown in the words of the path where the filter stands in one', () => {
    const faults: Fault[] = [
      ['a[b zz]', 4, 6, [`an operator after b ${OPERATOR}`]],
      ['a[b pr', 6, 7, ['"]"', ...NEXT], ' for the "[" at position 2'],
    ];
    for (const fault of faults) {
      const error = faultOf(() => parsePath(fault[0], { mode: 'strict' }));
      expect(error).toMatchObject({ scimType: 'invalidFilter', detail: expect.stringMatching(/^path: unexpected /) });
      expectFault(error, fault);
    }
  });
});

describe('a fault in a path', () => {
  it.each<Fault>([
    ['', 0, 1, ['an attribute path']],
    [' ', 0, 1, ['an attribute path']],
    ['urn:x:', 6, 7, ['an attribute name']],
    ['name.', 5, 6, ['a sub-attribute name']],
    ['a.b.c', 3, 4, [LETTER], ' (a path has at most one sub-attribute)'],
    ['title pr', 5, 8, ['the end of the path']],
    ['emails]', 6, 7, ['the end of the path']],
    ['a[b pr]c', 7, 8, ['the end of the path']],
    ['a[b pr].c.d', 9, 11, ['the end of the path']],
    ['a[b pr].', 8, 9, ['a sub-attribute name']],
    ['a.b[c pr]', 3, 4, ['the end of the path'], ' (brackets follow an attribute, not a sub-attribute)'],
    ['a[1]', 2, 3, ['a condition such as type eq "work"'], ' (elements have no index)'],
  ])('%j is shown at %i to %i', (text, start, end, expected, hint) => {
    const error = faultOf(() => parsePath(text, { mode: 'strict' }));
    expect(error).toMatchObject({ scimType: 'invalidPath', detail: expect.stringMatching(/^path: unexpected /) });
    expectFault(error, [text, start, end, expected, hint ?? '']);
  });
});

describe.each([
  ['filters', parseFilter, 'a pr', (part: string) => part],
  ['paths', parsePath, 'a', (part: string) => `a[${part}]`],
] as const)('the limits of %s', (_, parse, shortest, wrap) => {
  it('are 10,000 characters, unless told otherwise', () => {
    const text = (length: number) => 'a'.repeat(length - shortest.length) + shortest;
    expect(() => parse(text(10_000))).not.toThrow();
    expectFault(
      faultOf(() => parse(text(10_001))),
      [text(10_001), 10_000, 10_001, ['at most 10000 characters']],
    );
    expect(() => parse(text(20), { limits: { length: 20 } })).not.toThrow();
    expectFault(
      faultOf(() => parse(text(21), { limits: { length: 20 } })),
      [text(21), 20, 21, ['at most 20 characters']],
    );
  });

  it('are 50 levels of parentheses, brackets and not, unless told otherwise', () => {
    const brackets = wrap('') === '' ? 0 : 1;
    const group = (depth: number) => wrap(`${'('.repeat(depth - brackets)}b pr${')'.repeat(depth - brackets)}`);
    const options = (depth: number): ParseFilterOptions => ({ limits: { depth } });
    expect(() => parse(group(50))).not.toThrow();
    expect(() => parse(group(51))).toThrow('expected at most 50 levels of nesting');
    expect(() => parse(group(3), options(3))).not.toThrow();
    const error = faultOf(() => parse(group(4), options(3)));
    const inner = group(4).lastIndexOf('(');
    expect(error.location).toMatchObject({ start: inner, end: inner + 1, expected: ['at most 3 levels of nesting'] });
  });

  it('are not reached by what stands side by side', () => {
    const many = (part: string) => wrap(Array.from({ length: 60 }, () => part).join(' and '));
    for (const part of ['(b pr)', 'not (b pr)', '((b pr) or not (not (b pr)))']) {
      expect(() => parse(many(part))).not.toThrow();
    }
  });

  it('ask for text', () => {
    for (const text of [undefined, null, 7, {}]) {
      expect(() => parse(text as never)).toThrow(TypeError);
      expect(() => parse(text as never)).toThrow(/^parse(Filter|Path) needs the text of a (filter|path)$/);
    }
  });
});

describe('brackets', () => {
  it('are a level each, and may stand side by side', () => {
    const filter = Array.from({ length: 60 }, () => 'a[b pr]').join(' or ');
    expect(() => parseFilter(filter)).not.toThrow();
    expect(() => parseFilter('a[b pr]', { limits: { depth: 0 } })).toThrow('expected at most 0 levels of nesting');
  });

  it('may have spaces inside', () => {
    expect(parseFilter('a[  b pr  ]')).toMatchObject({ kind: 'valuePath', path: { filter: { kind: 'present' } } });
    expect(parsePath('a[ b pr ].c')).toMatchObject({ subAttribute: 'c', filter: { kind: 'present' } });
  });
});

describe('words that mean something else elsewhere', () => {
  it.each([
    ['not', 'not pr'],
    ['not', 'not eq "x"'],
    ['nota', 'nota pr'],
    ['no', 'no pr'],
    ['not-this', 'not-this pr'],
    ['nit', 'nit pr'],
    ['and', 'and pr'],
    ['or', 'OR eq "x"'.toLowerCase()],
    ['pr', 'pr pr'],
  ])('are attributes where one must stand: %s in %s', (attribute, filter) => {
    expect(parseFilter(filter, { mode: 'strict' })).toMatchObject({ path: { attribute } });
  });

  it('are attributes also in front of brackets', () => {
    expect(parseFilter('not[a pr]', { mode: 'strict' })).toMatchObject({
      kind: 'valuePath',
      path: { attribute: 'not' },
    });
  });

  it('join and negate in any letter case, with or without spaces beside parentheses', () => {
    expect(parseFilter('(a pr)AND(b pr)OR NOT(c pr)', { mode: 'strict' })).toMatchObject({
      kind: 'or',
      filters: [{ kind: 'and' }, { kind: 'not' }],
    });
  });

  it('join nothing as part of a longer word, or of one as long', () => {
    for (const word of ['ander', 'ors', 'ant', 'od', 'xnd', 'xr', 'an', 'o']) {
      expect(strictly(`a pr ${word} b pr`).location).toMatchObject({ start: 5, end: 5 + word.length, expected: JOIN });
    }
  });
});

describe('the listener of tolerances', () => {
  it.each([
    ['filter.unquoted-value', 'title eq x1', 'x1'],
    ['filter.unquoted-value', 'active eq TRUE and a pr', 'TRUE'],
    ['filter.unquoted-value', "title eq 'a b' and a pr", "'a b'"],
    ['filter.missing-space', 'title eq"x"', '"'],
    ['filter.missing-space', 'title eq "x"and a pr', 'and'],
    ['filter.not-without-parentheses', 'a pr and not title pr', 'not'],
    ['filter.value-path-sub-attribute', 'emails[type pr].value eq "x"', 'emails[type pr].value'],
  ])('hears of %s in %s, and where it was', (id, text, where) => {
    const told: [string, string][] = [];
    const onTolerance = (tolerance: string, place: string) => void told.push([tolerance, place]);
    parseFilter(text, { onTolerance });
    expect(told).toEqual([[id, where]]);
  });

  it('is not needed', () => {
    expect(parseFilter("title eq 'x'")).toMatchObject({ value: 'x' });
  });
});

describe('a value', () => {
  it.each<[string, unknown]>([
    ['-0', -0],
    ['0', 0],
    ['-1.50', -1.5],
    ['12E+2', 1200],
    ['5e-1', 0.5],
    ['true', true],
    ['false', false],
    ['null', null],
    ['""', ''],
    ['"\\u0041\\n\\/"', 'A\n/'],
    ['"a b) or (c"', 'a b) or (c'],
  ])('is read as JSON reads it: %s', (text, value) => {
    const filter = parseFilter(`a eq ${text}`, { mode: 'strict' });
    expect(filter).toMatchObject({ kind: 'comparison', start: 0, end: 5 + text.length });
    expect(Object.is((filter as { value?: unknown }).value, value)).toBe(true);
    expect(parseFilter(formatFilter(filter), { mode: 'strict' })).toMatchObject({ value });
  });

  it('is true, false or null in any letter case', () => {
    const values = ['TRUE', 'False', 'NULL', 'falsely'].map((text) => parseFilter(`a eq ${text}`));
    expect(values).toMatchObject([{ value: true }, { value: false }, { value: null }, { value: 'falsely' }]);
  });

  it('in single quotes ends with one', () => {
    for (const text of ["'x", "'", "'x y"]) {
      expect(() => parseFilter(`a eq ${text}`)).toThrow('expected a value in double quotes');
    }
  });

  it('that is no number of JSON is a word', () => {
    for (const text of ['01', '1.', '.5', '+1', '1e', '0x1', '--1']) {
      expect(strictly(`a eq ${text}`).location).toMatchObject({ start: 5, end: 5 + text.length });
    }
  });
});
