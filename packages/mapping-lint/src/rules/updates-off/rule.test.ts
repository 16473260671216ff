import { describe, expect, it } from 'vitest';
import { completeRows, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const flows = (flowTypes: string) => userExport(completeRows, { flowTypes });

describe('updates-off', () => {
  it('offers to update as well, and changes nothing else', () => {
    expect(findingsOf('ML407', flows('Add, Delete'))).toMatchObject([
      {
        severity: 'warning',
        message: 'existing users are not updated',
        fix: { safe: false, patch: [{ value: 'Add,Update,Delete' }] },
      },
    ]);
    expect(findingsOf('ML407', flows('Add'))[0]!.fix!.patch).toMatchObject([{ value: 'Add,Update' }]);
  });

  it.each(['Add,Update,Delete', 'Add, Update', 'update'])('is silent about %s', (flowTypes) =>
    expect(messagesOf('ML407', flows(flowTypes))).toEqual([]),
  );

  it('is silent where the export says nothing', () =>
    expect(messagesOf('ML407', userExport(completeRows))).toEqual([]));
});
