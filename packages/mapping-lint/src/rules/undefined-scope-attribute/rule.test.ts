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

describe('undefined-scope-attribute', () => {
  it('reports an attribute that the source does not have, and corrects the letter case', () => {
    expect(messagesOf('ML907', defined(clause('departmnt', 'EQUALS', 'x')), 'generic')).toEqual([
      'the source has no attribute "departmnt"',
    ]);
    expect(findingsOf('ML907', defined(clause('Department', 'EQUALS', 'x')), 'generic')).toMatchObject([
      { severity: 'error', fix: { safe: true, patch: [{ op: 'replace', value: 'department' }] } },
    ]);
  });

  it('is silent where the source has it, and where no list was given', () => {
    expect(messagesOf('ML907', defined(clause('department', 'EQUALS', 'x')), 'generic')).toEqual([]);
    expect(messagesOf('ML907', filtered(clause('anything', 'EQUALS', 'x')), 'generic')).toEqual([]);
  });
});
