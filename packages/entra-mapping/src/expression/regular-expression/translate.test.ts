// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the substitutions of .NET look like placeholders
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyText } from '../../test-support/any-text.ts';
import { WorkBudget } from '../work-budget.ts';
import { LinearTimeEngine } from './engine.ts';
import { PatternError } from './pattern-error.ts';
import { extractGroup, replaceGroup, replaceMatches } from './replace.ts';
import { translatePattern } from './translate.ts';

const LIMIT = 100_000;

const engine = (budget = new WorkBudget()) => new LinearTimeEngine(budget);

function replace(text: string, pattern: string, replacement: string): string {
  return replaceMatches(engine(), text, pattern, replacement, LIMIT);
}

function failure(run: () => unknown): PatternError {
  try {
    run();
  } catch (error) {
    if (error instanceof PatternError) return error;
    throw error;
  }
  throw new Error('did not fail');
}

describe('patterns of .NET', () => {
  it.each([
    // numbers: unnamed groups first, named ones behind them
    ['ab', '(?<x>a)(b)', '[$1$2]', '[ba]'],
    ['ab', "(?'x'a)(?'y'b)", '[${y}${x}]', '[ba]'],
    ['ab', '(?<2>a)(b)', '[$1$2]', '[ba]'],
    ['b', '(?<x>a)|(?<x>b)', '[${x}]', '[b]'],
    ['ab', '(?n)(a)(?<x>b)', '[$1${x}]', '[bb]'],
    // classes are Unicode
    ['Zoë ٣ x_1', '\\w+', '<$&>', '<Zoë> <٣> <x_1>'],
    ['a٣b', '\\d', '#', 'a#b'],
    ['é-ü', '\\W', '+', 'é+ü'],
    ['a\u00A0b\u2003c', '\\s', '_', 'a_b_c'],
    ['é_!', '[\\W_]', '.', 'é..'],
    ['ab 1', '[^\\s\\d]', '.', '.. 1'],
    ['a b', '[\\S]', '.', '. .'],
    ['aÉ', '\\p{Lu}', '.', 'a.'],
    ['a]b', '[]]', '.', 'a.b'],
    ['a-b[c', '[[a-]', '.', '..b.c'],
    ['\b', '[\\b]', '.', '.'],
    // anchors
    ['x\n', 'x$', 'y', 'y\n'],
    ['x\n', '\\Z', '|', 'x|\n|'],
    ['x\n', '\\z', '|', 'x\n|'],
    ['a\nb', '(?m)^', '>', '>a\n>b'],
    ['a\nb', '(?m)$', '<', 'a<\nb<'],
    ['a\nb', '^b', '-', 'a\nb'],
    ['ab ab', '\\bab\\b', '-', '- -'],
    // options
    ['aBc', '(?i)b', '-', 'a-c'],
    ['ABab', 'a(?i:b)', '-', 'AB-'],
    ['aBAb', '(?i)a(?-i)b', '-', 'aB-'],
    ['a\nb', '(?s)a.b', '-', '-'],
    ['a\nb', 'a.b', '-', 'a\nb'],
    ['ab', '(?x) a b # both', '-', '-'],
    ['a b', '(?x)a\\ b', '-', '-'],
    ['ab', 'a(?#here)b', '-', '-'],
    // looking around
    ['CN=x,OU=y', '^.*?,(?=OU=)', '', 'OU=y'],
    ['aab', 'a(?=(?<x>a))', '[${x}]', '[a]ab'],
    ['aAb', '(?i)a(?=B)', '-', 'a-b'],
    ['xay', '(?<=x)a', '-', 'x-y'],
    ['xaya', '(?<!x)a', '-', 'xay-'],
    // quantifiers
    ['aaa', 'a{2}', '-', '-a'],
    ['aaa', 'a{1,}?', '-', '---'],
    ['a{b}', 'a{b}', '-', '-'],
    ['a{,2}', 'a{,2}', '-', '-'],
    ['abc1d', '[a-z]*', '-', '--1--'],
    ['😀', 'x*', '-', '-😀-'],
    // escapes
    ['a+b', 'a\\+b', '-', '-'],
    ['é', '\\xe9', '-', '-'],
    ['é', '\\u00E9', '-', '-'],
    ['\t', '\\cI', '-', '-'],
    ['\x07\x1b\x00', '\\a\\e\\0', '-', '-'],
    ['<=>:', '\\<\\=\\>\\:', '-', '-'],
    // substitutions
    ['abc', 'b', "[$`|$'|$_|$&|$$|$0]", 'a[a|c|abc|b|$|b]c'],
    ['ab', '(a)(b)(c)?', '[$+]', '[]'],
    ['ab', '(a)', '$1$01$10$2${x}', 'aa$10$2${x}b'],
  ])('replaces in %j the matches of %s by %s', (text, pattern, replacement, expected) => {
    expect(replace(text, pattern, replacement)).toBe(expected);
  });

  it.each([
    ['(?!a)b', 'unsupported', 0],
    ['a(?=b)c', 'unsupported', 6],
    ['(a(?=b))c', 'unsupported', 2],
    ['x|a(?=b)', 'unsupported', 8],
    ['(?>a)', 'unsupported', 0],
    ['(?(1)a|b)', 'unsupported', 0],
    ['(?<a-b>x)', 'unsupported', 0],
    ['(?<=(a))b', 'unsupported', 4],
    ['(a)\\1', 'unsupported', 3],
    ['\\k<a>', 'unsupported', 0],
    ['\\G', 'unsupported', 0],
    ['[a-z-[aeiou]]', 'unsupported', 4],
    ['\\p{IsGreek}', 'unsupported', 0],
    ['a{1001}', 'limit', 7],
    ['('.repeat(200) + ')'.repeat(200), 'limit', 100],
    ['(a', 'syntax', 0],
    ['a)', 'syntax', 1],
    ['[a', 'syntax', 0],
    ['*a', 'syntax', 0],
    ['a**', 'syntax', 3],
    ['a{2}{3}', 'syntax', 7],
    ['a{3,2}', 'syntax', 6],
    ['{2}', 'syntax', 3],
    ['\\', 'syntax', 0],
    ['\\y', 'syntax', 0],
    ['\\p', 'syntax', 0],
    ['[z-a]', 'syntax', 1],
    ['[a-\\d]', 'syntax', 3],
    ['(?P<a>x)', 'syntax', 0],
    ['(?#x', 'syntax', 0],
  ])('refuses %j: %s', (pattern, reason, offset) => {
    const error = failure(() => translatePattern(pattern));
    expect([error.failure, error.offset]).toEqual([reason, offset]);
  });

  it('refuses what depends on the text only for such a text', () => {
    expect(replace('a b', '\\b', '|')).toBe('|a| |b|');
    expect(failure(() => replace('é b', '\\b', '|')).failure).toBe('unsupported');
    expect(replace('a\nb', 'b$', '|')).toBe('a\n|');
    expect(failure(() => replace('a\nb\n', 'b$', '|')).failure).toBe('unsupported');
  });

  it('replaces one group of each match, and takes one', () => {
    expect(replaceGroup(engine(), 'a1 b2', '[a-z](?<d>\\d)', 'd', '#', LIMIT)).toBe('a# b#');
    expect(replaceGroup(engine(), 'ab', '(?<d>\\d)?[a-z]', 'd', '#', LIMIT)).toBe('ab');
    expect(extractGroup(engine(), 'a1 b2', '[a-z](?<d>\\d)', 'd')).toBe('1');
    expect(extractGroup(engine(), 'none', '(?<d>\\d)', 'd')).toBeUndefined();
  });

  it('bounds the result and the work', () => {
    expect(failure(() => replace('x'.repeat(1000), 'x', 'y'.repeat(1000))).failure).toBe('limit');
    const few = engine(new WorkBudget(100_000));
    expect(failure(() => replaceMatches(few, 'x'.repeat(5000), '.*y|', '', LIMIT)).failure).toBe('limit');
    expect(failure(() => replace('x', '(?:a?){1000}'.repeat(50), '')).failure).toBe('limit');
    expect(failure(() => replace('x', '(?:a?){5000}', '')).failure).toBe('limit');
    expect(failure(() => replace('x', `[${'\\w\\W'.repeat(5000)}]`, '')).failure).toBe('limit');
  });

  it('counts a pattern once in an evaluation, and each evaluation by itself', () => {
    const pattern = '\\w'.repeat(1500);
    for (let evaluation = 0; evaluation < 3; evaluation++) {
      const shared = engine();
      for (let round = 0; round < 10; round++) expect([...shared.matches(pattern, 'x')]).toEqual([]);
      const others = () => [...shared.matches(`${pattern}a`, 'x'), ...shared.matches(`${pattern}b`, 'x')];
      expect(failure(others).failure).toBe('limit');
    }
  });

  it('runs patterns that make other engines hang', () => {
    const text = `${'a'.repeat(2000)}!`;
    for (const pattern of ['^(a+)+$', '^(a|a)*$', '^(.*a){12}$', '(?:a?){30}a{30}$']) {
      const begin = performance.now();
      replace(text, pattern, '');
      expect(performance.now() - begin).toBeLessThan(5000);
    }
  });

  it('translates any text or says where it cannot', () => {
    const pieces = fc.constantFrom(
      ...[
        'a',
        '(',
        ')',
        '[',
        ']',
        '{',
        '}',
        '?',
        '*',
        '+',
        '|',
        '\\',
        '^',
        '$',
        '.',
        '-',
        '<',
        '>',
        '=',
        '!',
        ':',
        'i',
        '1',
        ',',
        'w',
        'é',
        '😀',
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 20 }), anyText(), (parts, text) => {
        const pattern = parts.join('');
        try {
          replace(text, pattern, '<$&>');
        } catch (error) {
          if (!(error instanceof PatternError)) throw error;
          expect(error.offset).toBeLessThanOrEqual(pattern.length);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('agrees with the engine of JavaScript where both languages mean the same', () => {
    const atoms = fc.constantFrom('a', 'b', '[ab]', '[^a]', '.', '(a|b)', '(?:ab)', '(b?)');
    const quantifiers = fc.constantFrom('', '', '*', '+', '?', '*?', '{1,2}');
    const patterns = fc
      .array(fc.tuple(atoms, quantifiers), { minLength: 1, maxLength: 5 })
      .map((parts) => parts.map(([atom, quantifier]) => atom + quantifier).join(''));
    const texts = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 12 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(patterns, texts, (pattern, text) => {
        expect(replace(text, pattern, '<$&>')).toBe(text.replace(new RegExp(pattern, 'g'), '<$&>'));
      }),
      { numRuns: 2000 },
    );
  });
});
