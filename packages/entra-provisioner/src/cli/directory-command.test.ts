import { afterEach, beforeEach, expect, it } from 'vitest';
import { CommandFolder } from '../test-support/command.ts';

let folder: CommandFolder;
beforeEach(() => {
  folder = new CommandFolder();
});
afterEach(() => folder.remove());

const ada = { id: '1', userPrincipalName: 'ada@example.com', accountEnabled: false };
const next = { '@odata.nextLink': 'https://graph.microsoft.com/v1.0/users?$skiptoken=x' };

it('takes all pages of Graph, and members from files that are named by their group', async () => {
  const users = [
    folder.write('users-1.json', { value: [ada], ...next }),
    folder.write('users-2.json', { value: [{ id: '2' }] }),
  ];
  const groups = folder.write('groups.json', { value: [{ id: 'g', displayName: 'Engines' }] });
  const members = [
    folder.write('g.json', { value: [{ id: '1' }], ...next }),
    folder.write('g.2.json', { value: [{ id: '2' }] }),
  ];
  const args = ['--users', ...users, '--groups', groups, '--members', ...members];
  const { exitCode, stdout, stderr } = await folder.run('directory', 'from-graph', ...args);
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toEqual({
    users: [{ objectId: '1', userPrincipalName: 'ada@example.com', accountEnabled: false }, { objectId: '2' }],
    groups: [{ objectId: 'g', displayName: 'Engines', members: ['1', '2'] }],
    assignments: [],
  });
});

it('does not take the first page for the whole tenant, and names its file', async () => {
  const users = folder.write('users.json', { value: [ada], ...next });
  const { exitCode, stdout, stderr } = await folder.run('directory', 'from-graph', '--users', users);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toBe(
    `error: ${users}: the list of users goes on, so people are missing; get what its "@odata.nextLink" leads to, and so on until there is none, and name the files of all pages\n`,
  );
});

it('does not take the members that $expand gives at most for all, and names the file', async () => {
  const users = folder.write('users.json', { value: [ada] });
  const members = Array.from({ length: 20 }, (_, index) => ({ id: `${index}` }));
  const groups = folder.write('groups.json', { value: [{ id: 'g', displayName: 'Engines', members }] });
  const { exitCode, stderr } = await folder.run('directory', 'from-graph', '--users', users, '--groups', groups);
  expect([exitCode, stderr]).toEqual([
    2,
    `error: ${groups}: the members of "Engines" may not be whole: $expand gives 20 at most; get /groups/g/members?$select=id with all its pages, and name them as members (--members)\n`,
  ]);
});

it('tells when accountEnabled was not selected', async () => {
  const users = folder.write('users.json', { value: [{ id: '1' }] });
  const { exitCode, stderr } = await folder.run('directory', 'from-graph', '--users', users);
  expect([exitCode, stderr]).toEqual([0, expect.stringContaining('no user has accountEnabled')]);
});

it('names the file of a table that it can not read', async () => {
  const file = folder.write('people.csv', 'userPrincipalName,surname\n,Lovelace\n');
  const { exitCode, stderr } = await folder.run('directory', 'from-csv', file);
  expect([exitCode, stderr]).toEqual([2, `error: ${file}: line 2 has neither objectId nor userPrincipalName\n`]);
});
