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
    groups: JSON.stringify([{ id: '3', displayName: 'Engines', members: [{ id: '1' }, { id: 'elsewhere' }] }]),
    appRoleAssignments: JSON.stringify([{ id: 'a', principalId: '1', appRoleId: 'r' }]),
    servicePrincipal: JSON.stringify({ appRoles: [{ id: 'r', value: 'Admin', displayName: 'Administrator' }] }),
  });
  expect(directory).toEqual({
    users: [
      { objectId: '1', userPrincipalName: 'ada@example.com', mobile: '+1', telephoneNumber: '+2', manager: '2' },
      { objectId: '2', userPrincipalName: 'charles@example.com' },
    ],
    groups: [{ objectId: '3', displayName: 'Engines', members: ['1'] }],
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
