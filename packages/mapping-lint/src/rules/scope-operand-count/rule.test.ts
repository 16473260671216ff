import { describe, expect, it } from 'vitest';
import { completeRows, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const filtered = (...clauses: readonly object[]) =>
  userExport(completeRows, { scope: { groups: [{ name: 'a', clauses }] } });
const clause = (sourceOperandName: string, operatorName: string, ...values: readonly string[]) => ({
  sourceOperandName,
  operatorName,
  targetOperand: values.length === 0 ? null : { values },
});

describe('scope-operand-count', () => {
  it('takes a value away that is not looked at', () => {
    expect(findingsOf('ML904', filtered(clause('department', 'IS NULL', 'x')), 'generic')).toMatchObject([
      {
        severity: 'warning',
        message: '"IS NULL" takes no value',
        fix: { safe: true, patch: [{ op: 'replace', value: null }] },
      },
    ]);
  });

  it('asks for a value that is missing', () => {
    expect(messagesOf('ML904', filtered(clause('department', 'EQUALS')), 'generic')).toEqual([
      '"EQUALS" needs a value to compare with',
    ]);
  });

  it.each([clause('department', 'EQUALS', 'x'), clause('department', 'IS NULL'), clause('department', 'unknown')])(
    'is silent about %j',
    (each) => expect(messagesOf('ML904', filtered(each), 'generic')).toEqual([]),
  );
});
