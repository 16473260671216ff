import type { ScimClient } from '../../src/index.ts';
import type { Reply } from '../../src/test-support/fake-service.ts';
import type { Requirement } from '../record.ts';
import { ENTERPRISE, json, list, user } from './shapes.ts';

const page = (total: number, ...ids: string[]) =>
  list(
    ids.map((id) => user(id)),
    { totalResults: total },
  );
const ids = (resources: readonly { readonly id: string }[]) => resources.map(({ id }) => id);
const LIMIT = { limit: 100 };

/** A directory of 100 users that loses one behind each page, and gives at most 2 at once. */
const shrinking: Reply = (() => {
  let total = 100;
  return (request) => {
    total -= 1;
    const first = Number(new URLSearchParams(request.path.split('?')[1]).get('startIndex'));
    const found = [first, first + 1].filter((index) => index <= total);
    return page(total, ...found.map((index) => `${index}`))(request);
  };
})();

/** RFC 7644 §3.4: reading page by page. */
export const listRequirements: readonly Requirement[] = [
  {
    id: 'R7644-3.4.2.4-01',
    clause: 'RFC 7644 §3.4.2.4',
    level: 'MUST',
    requirement: 'A list that changes between two pages is read to its end, and what changed is told.',
    checks: [
      {
        kind: 'call',
        call: async ({ users }) => ids(await users.list({ unique: true }).toArray(LIMIT)),
        answers: [page(4, '1', '2'), page(5, '2', '3'), page(5, '4')],
        expected: ['1', '2', '3', '4'],
        tells: [
          { type: 'drift', drift: { kind: 'total', before: 4, now: 5, page: 2 } },
          { type: 'drift', drift: { kind: 'duplicates', ids: ['2'], page: 2 } },
        ],
      },
      {
        kind: 'call',
        mode: 'lenient',
        call: async ({ users }) => (await users.list().toArray(LIMIT)).length < 100,
        answers: shrinking,
        expected: true,
      },
    ],
  },
  {
    id: 'R7644-3.4.2.4-09',
    clause: 'RFC 7644 §3.4.2.4',
    level: 'CHOICE',
    requirement: 'The next page begins behind what came, also where less came than was asked for.',
    checks: [
      {
        kind: 'call',
        call: async ({ users }) => ids(await users.list({ count: 10 }).toArray(LIMIT)),
        answers: [page(3, '1', '2'), page(3, '3')],
        sends: [
          { method: 'GET', path: '/Users?startIndex=1&count=10' },
          { method: 'GET', path: '/Users?startIndex=3&count=10' },
        ],
        expected: ['1', '2', '3'],
      },
    ],
  },
  {
    id: 'R7644-3.4.2.5-02',
    clause: 'RFC 7644 §3.4.2.5',
    level: 'MUST',
    requirement: 'Attributes are named as §3.10 asks; what is no name is not sent.',
    checks: [
      {
        kind: 'call',
        call: ({ users }) => users.get('1', { attributes: ['name.givenName', `${ENTERPRISE}:manager.value`] }),
        answers: [json(user('1'))],
        sends: [
          {
            method: 'GET',
            path: `/Users/1?attributes=name.givenName,${encodeURIComponent(`${ENTERPRISE}:manager.value`)}`,
          },
        ],
      },
      ...['emails[type eq "work"]', 'name.', 'a b', 'a.b.c', ''].flatMap((name) => [
        {
          kind: 'call' as const,
          call: ({ users }: ScimClient) => users.get('1', { excludedAttributes: [name] }),
          sends: [],
          fails: { name: 'TypeError', says: 'RFC 7644 §3.10' },
        },
        {
          kind: 'call' as const,
          call: ({ users }: ScimClient) => users.list({ attributes: ['title', name] }).toArray(LIMIT),
          sends: [],
          fails: { name: 'TypeError', says: 'RFC 7644 §3.10' },
        },
      ]),
    ],
  },
];
