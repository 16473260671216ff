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

describe('scope-number-comparison', () => {
  it.each([
    [
      filtered(clause('extensionAttribute1', 'Greater_Than', '2026-01-01')),
      '"Greater_Than" compares whole numbers, and "2026-01-01" is none',
    ],
    [
      defined(clause('department', 'Greater_Than', '3')),
      '"Greater_Than" compares numbers, and "department" is a String',
    ],
  ])('reports what is no number', (exported, message) => {
    expect(findingsOf('ML905', exported, 'generic')).toMatchObject([{ severity: 'error', message }]);
  });

  it.each([clause('level', 'Greater_Than_OR_EQUALS', '3'), clause('department', 'EQUALS', 'x')])(
    'is silent about %j',
    (each) => {
      expect(messagesOf('ML905', filtered(each), 'generic')).toEqual([]);
    },
  );
});
