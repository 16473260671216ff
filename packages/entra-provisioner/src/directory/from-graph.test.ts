import { expect, it } from 'vitest';
import { directoryFromGraph } from './from-graph.ts';
import { DirectoryError } from './read-directory.ts';

const users = JSON.stringify({
  value: [
    { id: '1', userPrincipalName: 'ada@example.com', mobilePhone: '+1', businessPhones: ['+2'], manager: { id: '2' } },
    { id: '2', userPrincipalName: 'charles@example.com', jobTitle: null },
  ],
});

it('takes users, members and roles under the names that mappings use', () => {
  const directory = directoryFromGraph({
    users,
    groups: JSON.stringify([
      { id: '3', displayName: 'Engines', securityEnabled: false, members: [{ id: '1' }, { id: 'elsewhere' }] },
    ]),
    appRoleAssignments: JSON.stringify([{ id: 'a', principalId: '1', appRoleId: 'r' }]),
    servicePrincipal: JSON.stringify({ appRoles: [{ id: 'r', value: 'Admin', displayName: 'Administrator' }] }),
  });
  expect(directory).toEqual({
    users: [
      { objectId: '1', userPrincipalName: 'ada@example.com', mobile: '+1', telephoneNumber: '+2', manager: '2' },
      { objectId: '2', userPrincipalName: 'charles@example.com' },
    ],
    groups: [{ objectId: '3', displayName: 'Engines', securityEnabled: false, members: ['1'] }],
    assignments: [{ principal: '1', role: { id: 'r', value: 'Admin', displayName: 'Administrator' } }],
  });
});

it.each([
  ['users', { users: '{' }],
  ['users', { users: '{"value":[{}]}' }],
  ['servicePrincipal', { users, servicePrincipal: 'Unauthorized' }],
  ['servicePrincipal', { users, servicePrincipal: '{"error":{}}' }],
])('says of %s that it has another form', (name, exports) => {
  expect(() => directoryFromGraph(exports)).toThrow(DirectoryError);
  expect(() => directoryFromGraph(exports)).toThrow(name);
});

const people = JSON.stringify({ value: Array.from({ length: 30 }, (_, index) => ({ id: `${index}` })) });
const ids = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => ({ id: String(from + index) }));
const group = { id: 'g', displayName: 'Engines' };

it('takes the members of a group from all pages of its own list', () => {
  const members = {
    g: [
      JSON.stringify({ value: ids(0, 20), '@odata.nextLink': 'https://graph.microsoft.com/2' }),
      JSON.stringify({ value: ids(20, 25) }),
    ],
  };
  const { groups } = directoryFromGraph({ users: people, groups: JSON.stringify([group]), members });
  expect(groups[0]?.members).toHaveLength(25);
});

it('takes the members of a group that a delta query tells of in several parts', () => {
  const page = (members: readonly object[], more: object) =>
    JSON.stringify({ value: [{ ...group, 'members@delta': members }], ...more });
  const { groups } = directoryFromGraph({
    users: people,
    groups: [
      page(ids(0, 20), { '@odata.nextLink': 'https://graph.microsoft.com/2' }),
      page([...ids(20, 25), { id: '26', '@removed': { reason: 'deleted' } }], {
        '@odata.deltaLink': 'https://graph.microsoft.com/3',
      }),
    ],
  });
  expect(groups).toEqual([{ objectId: 'g', displayName: 'Engines', members: ids(0, 25).map(({ id }) => id) }]);
});

it.each([
  ['as many members as $expand gives at most', { ...group, members: ids(0, 20) }],
  ['a list of members that goes on', { ...group, members: ids(0, 2), 'members@odata.nextLink': 'https://x.example' }],
])('refuses %s, and says how to get all of them', (_, cut) => {
  expect(() => directoryFromGraph({ users: people, groups: JSON.stringify([cut]) })).toThrow(
    /^groups: the members of "Engines" may not be whole: .*\/groups\/g\/members/,
  );
});

it('refuses members of a group that is not among the groups', () => {
  const members = { h: '[]' };
  expect(() => directoryFromGraph({ users: people, groups: JSON.stringify([group]), members })).toThrow(
    'members of "h": there is no such group',
  );
});
