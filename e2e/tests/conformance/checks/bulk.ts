import { expect } from 'vitest';
import { both, type Check, GROUP, type Json, type Step, USER } from '../check.ts';

const bulk = (...operations: readonly Json[]): Json => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
  Operations: operations,
});
const created = (bulkId: string): Json => ({
  ...{ method: 'POST', bulkId, status: '201' },
  location: expect.stringMatching(/^http.*\/(?:Users|Groups)\/[^/]+$/),
});
const post = (path: string, bulkId: string, data: Json): Json => ({ method: 'POST', path, bulkId, data });
const ada = post('/Users', 'ada', { schemas: [USER], userName: 'ada@example.com' });

export const bulkChecks: readonly Check[] = [
  {
    id: 'B01',
    asserts: 'two users are created in one request',
    modes: both,
    steps: [
      {
        send: 'POST /Bulk',
        body: bulk(ada, post('/Users', 'grace', { schemas: [USER], userName: 'grace@example.com' })),
        status: 200,
        has: { Operations: [created('ada'), created('grace')] },
      },
      { send: 'GET /Users', status: 200, has: { totalResults: 2 } },
    ],
  },
  {
    id: 'B02',
    asserts: 'a group may refer to a user of the same request, also one that comes behind it',
    modes: both,
    steps: [
      {
        send: 'POST /Bulk',
        body: bulk(
          post('/Groups', 'staff', { schemas: [GROUP], displayName: 'Staff', members: [{ value: 'bulkId:ada' }] }),
          ada,
        ),
        status: 200,
        has: { Operations: [created('staff'), created('ada')] },
        holds: ({ body }) => {
          const operations = (body?.Operations ?? []) as { location: string }[];
          const [group, user] = operations.map(({ location }) => location.split('/').at(-1));
          return [{ send: `GET /Groups/${group}`, status: 200, has: { members: [{ value: user }] } } satisfies Step];
        },
      },
    ],
  },
];
