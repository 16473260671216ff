import { describe, expect, it } from 'vitest';
import { completeRows, definedExport, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const filtered = (...clauses: readonly object[]) =>
  userExport(completeRows, { scope: { groups: [{ name: 'a', clauses }] } });
const clause = (sourceOperandName: string, operatorName: string, ...values: readonly string[]) => ({
  sourceOperandName,
  operatorName,
  targetOperand: values.length === 0 ? null : { values },
});
const source = [{ name: 'department' }, { name: 'hired', type: 'DateTime' }, { name: 'tags', multivalued: true }];
const defined = (each: object) =>
  definedExport(completeRows, { source, mapping: { scope: { groups: [{ name: 'a', clauses: [each] }] } } });

describe('unfilterable-scope-attribute', () => {
  it.each(['appRoleAssignments', 'userType', 'manager'])('reports %s', (name) => {
    expect(findingsOf('ML901', filtered(clause(name, 'IS NOT NULL')), 'generic')).toMatchObject([
      { severity: 'error', message: `"${name}" can not be a condition of a scoping filter`, mapping: { index: null } },
    ]);
  });

  it('reports dates, by the attribute list', () => {
    expect(messagesOf('ML901', defined(clause('hired', 'IS NOT NULL')), 'generic')).toHaveLength(1);
  });

  it('is silent about text', () => {
    expect(messagesOf('ML901', defined(clause('department', 'EQUALS', 'Sales')), 'generic')).toEqual([]);
  });
});
