import { describe, it } from 'vitest';
import { parseFilter, ScimError } from '../index.ts';
import { expectLinearTime } from '../test-support/growth.ts';

describe('the time of a parse', () => {
  const limits = { length: 1_000_000, depth: 50 };
  const parsing = (text: string) => () => {
    try {
      parseFilter(text, { limits });
    } catch (error) {
      if (!(error instanceof ScimError)) throw error;
    }
  };

  it.each([
    ['conditions', 'a pr and ', 'a pr'],
    ['groups', '(a eq "x" or b pr) and ', 'a pr'],
    ['value paths', 'emails[type eq "work" and value co "x"] or ', 'a pr'],
    ['spaces', ' ', 'a pr'],
    ['a long name', 'a', ' pr'],
    ['a long URN', 'urn:x.y:', 'a pr'],
    ['a long text', '', `a eq "${'x'.repeat(8)}`],
    ['escapes', '', `a eq "${'\\u0041'.repeat(8)}`],
    ['what is no operator', 'a ', 'b'],
    ['what has no end', '(a pr) or ', '('],
    ['quotes', '"', 'x'],
    ['apostrophes', "a eq '", 'x'],
    ['dots', 'a.', 'b pr'],
    ['not', 'not a pr and ', 'b pr'],
    ['digits', '', `a eq ${'1'.repeat(8)}`],
  ])('grows with the length of %s', (_, part, end) => {
    const text = (length: number) =>
      part === ''
        ? end.replace(/(.{6,8})$/, (tail) => tail.repeat(length / tail.length))
        : part.repeat(length / part.length) + end;
    expectLinearTime((length) => parsing(text(length)), 20_000);
  });
});
