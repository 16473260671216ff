import { describe, expect, it } from 'vitest';
import { completeRows, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const group = { name: 'a', clauses: [{ sourceOperandName: 'mail', operatorName: 'IS NOT NULL', targetOperand: null }] };
const scoped = (scope: object | null) => userExport(completeRows, { scope });

describe('experimental-scope', () => {
  it.each(['inputFilterGroups', 'categoryFilterGroups'])('remarks on %s', (name) => {
    expect(findingsOf('ML908', scoped({ groups: [], [name]: [group] }), 'generic')).toMatchObject([
      { severity: 'info', message: `the filter uses "${name}", which is experimental` },
    ]);
  });

  it.each([scoped(null), scoped({ groups: [group], inputFilterGroups: [], categoryFilterGroups: [] })])(
    'is silent about %#',
    (exported) => {
      expect(messagesOf('ML908', exported, 'generic')).toEqual([]);
    },
  );
});
