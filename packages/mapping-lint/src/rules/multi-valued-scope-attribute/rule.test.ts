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

describe('multi-valued-scope-attribute', () => {
  it.each([filtered(clause('isMemberOf', 'EQUALS', 'x')), defined(clause('tags', 'EQUALS', 'x'))])(
    'reports a list',
    (exported) => {
      expect(findingsOf('ML902', exported, 'generic')).toMatchObject([{ severity: 'error', fix: null }]);
    },
  );

  it('is silent about one value', () => {
    expect(messagesOf('ML902', defined(clause('department', 'EQUALS', 'x')), 'generic')).toEqual([]);
  });
});
