import { describe, expect, it } from 'vitest';
import { completeRows, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const filtered = (...clauses: readonly object[]) =>
  userExport(completeRows, { scope: { groups: [{ name: 'a', clauses }] } });
const clause = (sourceOperandName: string, operatorName: string, ...values: readonly string[]) => ({
  sourceOperandName,
  operatorName,
  targetOperand: values.length === 0 ? null : { values },
});

describe('scope-pattern', () => {
  it.each(['(Sales|Support', '[a-z'])('reports %s', (pattern) => {
    expect(findingsOf('ML906', filtered(clause('department', 'REGEX MATCH', pattern)), 'generic')).toMatchObject([
      { severity: 'error', message: expect.stringContaining(`"${pattern}" is no regular expression: `) },
    ]);
  });

  it.each(['.*@example\\.com$', '^(Sales|Support)$', '"quoted"', '(?=ahead)x'])('is silent about %s', (pattern) => {
    expect(messagesOf('ML906', filtered(clause('mail', 'NOT REGEX MATCH', pattern)), 'generic')).toEqual([]);
  });

  it('does not read text as a pattern', () => {
    expect(messagesOf('ML906', filtered(clause('department', 'EQUALS', '(')), 'generic')).toEqual([]);
  });
});
