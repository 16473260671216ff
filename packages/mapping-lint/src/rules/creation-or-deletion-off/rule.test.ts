import { describe, expect, it } from 'vitest';
import { completeRows, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const flows = (flowTypes: string) => userExport(completeRows, { flowTypes });

describe('creation-or-deletion-off', () => {
  it.each([
    ['Add,Update', 'users are not deleted in the application'],
    ['Update,Delete', 'users are not created in the application'],
    ['Update', 'users are not created or deleted in the application'],
  ])('remarks on %s', (flowTypes, message) => {
    expect(findingsOf('ML408', flows(flowTypes))).toMatchObject([{ severity: 'info', message, fix: null }]);
  });

  it('is silent about all three', () => expect(messagesOf('ML408', flows('Add, Update, Delete'))).toEqual([]));
});
