import type { ObjectOutcome } from 'entra-planner';
import { expect, it } from 'vitest';
import { logEntry } from './log-entry.ts';

const outcome: ObjectOutcome = {
  ...{ kind: 'user', id: 'ada', targetId: '7', action: 'update', status: 'success', code: undefined },
  message: 'updated',
  modified: [{ attribute: 'title', before: undefined, after: 'Countess' }],
  steps: [{ name: 'import', status: 'success', message: 'read' }],
  events: [],
};

it('has the members of the provisioning log, with the names of the object where they are known', () => {
  const ada = { objectId: 'ada', userPrincipalName: 'ada@example.com', displayName: 'Ada', surname: 'Lovelace' };
  expect(logEntry(outcome, 0, ada)).toEqual({
    activityDateTime: '1970-01-01T00:00:00.000Z',
    provisioningAction: 'update',
    status: 'success',
    errorCode: undefined,
    reason: 'updated',
    sourceIdentity: { identityType: 'user', id: 'ada', displayName: 'Ada', userPrincipalName: 'ada@example.com' },
    targetIdentity: { id: '7' },
    modifiedProperties: [{ displayName: 'title', oldValue: undefined, newValue: 'Countess' }],
    provisioningSteps: [{ name: 'import', status: 'success', description: 'read' }],
  });
  expect(logEntry(outcome, 0).sourceIdentity).toEqual({ identityType: 'user', id: 'ada' });
  expect(logEntry(outcome, 0, { displayName: null }).sourceIdentity).toEqual({ identityType: 'user', id: 'ada' });
});
