import { describe, expect, it } from 'vitest';
import { converse, cycleOf, directoryOf, found } from '../test-support/conversation.ts';
import { schemaOf } from '../test-support/mapping.ts';

const ada = { objectId: 'ada', userPrincipalName: 'ada@example.com', displayName: 'Ada', start: 'correct horse' };
const schema = schemaOf({ users: { userName: 'userPrincipalName', displayName: 'displayName', password: 'start' } });

describe('what is noted of a password', () => {
  it('is that it was written, while the request has it (RFC 7643 §4.1.1)', () => {
    const { cycle } = cycleOf({ directory: directoryOf([ada]), schema });
    const plan = cycle.object('user', 'ada')!.plan();
    const { requests, outcome } = converse(plan, [found(), { status: 201, body: { id: '17' } }]);
    expect(requests[1]?.body).toMatchObject({ password: 'correct horse' });
    expect(outcome.modified).toEqual([
      { attribute: 'userName', before: undefined, after: 'ada@example.com' },
      { attribute: 'displayName', before: undefined, after: 'Ada' },
      { attribute: 'password', before: undefined, after: '***' },
    ]);
    expect(JSON.stringify(outcome)).not.toContain('correct horse');
  });
});
