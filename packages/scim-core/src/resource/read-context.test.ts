import { describe, expect, it } from 'vitest';
import { describe as describeValue, problemsError } from './read-context.ts';

describe('describe', () => {
  it.each([
    [null, 'null', 'null'],
    [undefined, 'nothing', 'nothing'],
    ['a b', 'the text "a b"', 'text'],
    [7, 'the number 7', 'a number'],
    [true, 'the boolean true', 'a boolean'],
    [{ a: 1 }, 'an object', 'an object'],
    [[], 'an array with 0 elements', 'an array with 0 elements'],
    [['a'], 'an array with one element', 'an array with one element'],
    [['a', 'b'], 'an array with 2 elements', 'an array with 2 elements'],
    [7n, 'a bigint', 'a bigint'],
  ])('names %s, and only its kind where it may be a secret', (value, shown, hidden) => {
    expect(describeValue(value)).toBe(shown);
    expect(describeValue(value, true)).toBe(hidden);
  });
});

describe('problemsError', () => {
  const problems = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      path: `a${index}`,
      scimType: 'invalidValue' as const,
      message: 'is wrong.',
    }));

  it('spells ten problems out, counts the others, and carries all of them', () => {
    const ten = problems(10)
      .map(({ path }) => `${path}: is wrong`)
      .join('; ');
    expect(problemsError(problems(1)).detail).toBe('a0: is wrong');
    expect(problemsError(problems(10)).detail).toBe(ten);
    expect(problemsError(problems(11)).detail).toBe(`${ten}; and 1 more`);
    expect(problemsError(problems(12)).problems).toHaveLength(12);
  });

  it('names no place where the whole body is meant, and takes the keyword of the first problem', () => {
    const error = problemsError([{ path: '', scimType: 'invalidSyntax', message: 'is empty' }, ...problems(1)]);
    expect(error).toMatchObject({ status: 400, scimType: 'invalidSyntax', detail: 'is empty; a0: is wrong' });
  });
});
