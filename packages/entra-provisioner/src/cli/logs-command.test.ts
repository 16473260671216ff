import { appendFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommandFolder, MAPPING } from '../test-support/command.ts';
import { HttpTarget } from '../test-support/http-target.ts';

let folder: CommandFolder;
let target: HttpTarget;
let job: readonly string[];
beforeEach(async () => {
  folder = new CommandFolder();
  target = await HttpTarget.start();
  job = [
    '--mapping',
    MAPPING,
    '--directory',
    folder.file('company.json'),
    '--tenant-url',
    target.url,
    '--state',
    state(),
  ];
  write([ada], ['engines']);
});
afterEach(async () => {
  await target.close();
  folder.remove();
});

const ada = { objectId: '1', userPrincipalName: 'Ada@example.com', displayName: 'Ada', jobTitle: 'Analyst' };
const state = () => folder.file('state.json');
const write = (users: readonly object[], groups: readonly string[]) =>
  folder.write('company.json', {
    users,
    groups: groups.map((name) => ({ objectId: name, displayName: 'Engines', members: users.map(() => '1') })),
    assignments: [...users.map(() => '1'), ...groups],
  });
const logs = async (...args: readonly string[]) => (await folder.run('logs', '--state', state(), ...args)).stdout;

it('shows names beside ids, and finds an object by each of them, also when it is gone', async () => {
  await folder.run('run', ...job);
  write([], ['engines']);
  await folder.run('run', ...job);
  const lines = (await logs('--object', 'ada@EXAMPLE.com')).split('\n');
  expect(lines).toEqual([
    expect.stringMatching(/^2026-01-01T00:00:00.000Z success create user 1 \(Ada@example\.com\): created as /),
    expect.stringMatching(/^2026-01-01T00:00:00.000Z success \w+ user 1 \(Ada@example\.com\): /),
    '',
  ]);
  expect(await logs('--object', '1')).toBe(lines.join('\n'));
  expect(await logs('--object', 'engines')).toMatch(/^\S+ success create group engines \(Engines\): /);
  expect(await logs('--object', 'nobody')).toBe('');
});

it('tells of what was provisioned on demand, too', async () => {
  await folder.run('provision', ...job, 'ada@example.com');
  await folder.run('provision', ...job, 'engines');
  expect((await logs()).split('\n').map((line) => line.split(' ').slice(1, 5).join(' '))).toEqual([
    'success create user 1',
    'success create group engines',
    'success update group engines',
    '',
  ]);
});

it('finds what was staged because more would be deleted than the threshold lets pass', async () => {
  const users = [ada, { objectId: '2', userPrincipalName: 'charles@example.com' }];
  folder.write('company.json', { users, groups: [], assignments: ['1', '2'] });
  await folder.run('run', ...job);
  folder.write('company.json', { users, groups: [], assignments: [] });
  const { exitCode, stdout } = await folder.run('run', ...job, '--deletion-threshold', '1');
  expect([exitCode, stdout]).toEqual([
    1,
    expect.stringMatching(/^2 staged\n(.*\n)+quarantine: AccidentalDeletionThreshold/),
  ]);
  expect(
    (await logs('--action', 'staged')).match(/skipped staged user \d .*StagedDelete: would be disabled/g),
  ).toHaveLength(2);
});

describe('as a table', () => {
  const head = 'time,status,action,type,source,userPrincipalName,displayName,target,code,reason,changes\n';

  it('has its head without rows, too', async () => {
    await folder.run('run', ...job);
    expect(await logs('-f', 'csv', '--object', 'nobody')).toBe(head);
  });

  it('says what changed', async () => {
    await folder.run('run', ...job);
    write([{ ...ada, jobTitle: '=Countess' }], ['engines']);
    await folder.run('run', ...job);
    const table = await logs('-f', 'csv', '--object', '1', '--action', 'update');
    expect(table.slice(0, head.length)).toBe(head);
    expect(table.slice(head.length)).toMatch(
      /^2026-01-01T00:00:00.000Z,success,update,user,1,Ada@example.com,Ada,[^,]+,,[^,]+,"title = ""=Countess"""\n$/,
    );
  });
});

it('is JSON with and without entries', async () => {
  await folder.run('run', ...job);
  expect(JSON.parse(await logs('-f', 'json'))).toHaveLength(3);
  expect(JSON.parse(await logs('-f', 'json', '--status', 'failure'))).toEqual([]);
});

it.each(['text', 'json', 'csv'])('does not pile up entries before a slow reader: %s', async (format) => {
  await folder.run('run', ...job);
  const [entry = ''] = folder.read('state.json.log').split('\n');
  appendFileSync(folder.file('state.json.log'), `${entry}\n`.repeat(1_000));
  expect((await logs('-f', format)).length).toBeGreaterThan(100_000);
  expect(folder.mostAtOnce).toBeLessThan(10_000);
});
