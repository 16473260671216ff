import { describe, expect, it } from 'vitest';
import { completeRows, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const filtered = (...clauses: readonly object[]) =>
  userExport(completeRows, { scope: { groups: [{ name: 'a', clauses }] } });
const clause = (sourceOperandName: string, operatorName: string, ...values: readonly string[]) => ({
  sourceOperandName,
  operatorName,
  targetOperand: values.length === 0 ? null : { values },
});

describe('unknown-scope-operator', () => {
  it.each([
    ['equals', 'EQUALS'],
    ['NOT_EQUALS', 'NOT EQUALS'],
    ['is_not_null', 'IS NOT NULL'],
  ])('writes %s as %s', (written, operator) => {
    expect(findingsOf('ML903', filtered(clause('department', written, 'x')), 'generic')).toMatchObject([
      { severity: 'error', fix: { safe: true, patch: [{ op: 'replace', value: operator }] } },
    ]);
  });

  it('lists the operators where none is close', () => {
    const [finding] = findingsOf('ML903', filtered(clause('department', 'LIKE', 'x')), 'generic');
    expect(finding).toMatchObject({ fix: null, help: expect.stringContaining('REGEX MATCH') });
  });

  it.each(['EQUALS', '!&', 'Greater_Than', 'NOT REGEX MATCH'])('is silent about %s', (operator) => {
    expect(messagesOf('ML903', filtered(clause('department', operator, '1')), 'generic')).toEqual([]);
  });
});
