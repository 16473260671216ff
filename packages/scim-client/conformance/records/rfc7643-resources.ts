import { schemaToJSON, userSchema } from 'scim-core';
import type { Requirement } from '../record.ts';
import { endpoints, json, list, user } from './shapes.ts';

const badge = { id: 'urn:acme:Badge', name: 'Badge', attributes: [{ name: 'number', type: 'integer' }] };
const person = {
  ...{ name: 'Person', endpoint: '/People', schema: userSchema.id },
  schemaExtensions: [{ schema: badge.id, required: false }],
};
const config = (members: object) => json({ schemas: [], ...members });
const DISCOVER = { capabilities: 'discover' } as const;

/** RFC 7643: what a client writes, and what it reads of a service provider. */
export const resourceRequirements: readonly Requirement[] = [
  {
    id: 'R7643-3.1-07',
    clause: 'RFC 7643 §3.1',
    level: 'MUST NOT',
    requirement: 'The client does not give a new resource its id.',
    checks: [
      {
        kind: 'call',
        call: ({ users }) => users.create({ userName: 'ada', id: 'mine' } as never),
        answers: [json(user('1'), 201)],
        sends: [{ method: 'POST', path: '/Users', body: { userName: 'ada' }, without: ['id'] }],
      },
      {
        kind: 'call',
        call: async (client) => {
          const bulk = client.bulk();
          bulk.create(client.users.resourceType, { userName: 'ada', id: 'mine', meta: {} } as never);
          return bulk.operations[0]?.data;
        },
        expected: { userName: 'ada', schemas: [userSchema.id] },
      },
    ],
  },
  {
    id: 'R7643-3.3-06',
    clause: 'RFC 7643 §3.3',
    level: 'MAY',
    requirement: 'The resource type tells the base schema from the extensions, not their order.',
    checks: [
      [badge, schemaToJSON(userSchema)],
      [schemaToJSON(userSchema), badge],
    ].map((schemas) => ({
      kind: 'call',
      call: async (client) => {
        const type = (await client.discover()).resourceType('Person');
        return [type.schema.id, ...type.extensions.map(({ schema }) => schema.id)];
      },
      answers: endpoints({
        '/ServiceProviderConfig': config({}),
        '/ResourceTypes': list([person]),
        '/Schemas': list(schemas),
      }),
      expected: [userSchema.id, badge.id],
    })),
  },
  {
    id: 'R7643-5-07',
    clause: 'RFC 7643 §5',
    level: 'CHOICE',
    requirement: 'The client reads what a service provider can do before it uses what is optional.',
    checks: [
      {
        kind: 'call',
        options: DISCOVER,
        call: ({ users }) => users.patch('1', [{ op: 'replace', path: 'title', value: 'Pilot' }]),
        answers: [config({ patch: { supported: false } }), json(user('1')), json(user('1', { title: 'Pilot' }))],
        sends: [
          { method: 'GET', path: '/ServiceProviderConfig' },
          { method: 'GET', path: '/Users/1' },
          { method: 'PUT', path: '/Users/1', body: { title: 'Pilot' }, headers: { 'if-match': 'W/"1"' } },
        ],
        tells: [{ type: 'fallback', feature: 'patch' }],
      },
      ...(
        [
          ['filter', { filter: 'title pr' }],
          ['sort', { sortBy: 'title' }],
        ] as const
      ).map(([feature, query]) => ({
        kind: 'call' as const,
        options: DISCOVER,
        call: ({
          users,
        }: {
          users: { list(query: object): { toArray(limit: { limit: number }): Promise<unknown> } };
        }) => users.list(query).toArray({ limit: 1 }),
        answers: [config({ [feature]: { supported: false } })],
        sends: [{ method: 'GET', path: '/ServiceProviderConfig' }],
        fails: { code: 'SCIM_UNSUPPORTED' as const, says: `${feature}.supported is false` },
      })),
      {
        kind: 'call',
        options: DISCOVER,
        call: async (client) => {
          const bulk = client.bulk();
          bulk.delete(client.users.resourceType, '1');
          return (await bulk.send()).failed.length;
        },
        answers: [config({ bulk: { supported: false } }), () => new Response(null, { status: 204 })],
        sends: [
          { method: 'GET', path: '/ServiceProviderConfig' },
          { method: 'DELETE', path: '/Users/1' },
        ],
        expected: 0,
        tells: [{ type: 'fallback', feature: 'bulk' }],
      },
    ],
  },
];
