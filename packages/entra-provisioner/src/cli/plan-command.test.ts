import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CommandFolder, MAPPING } from '../test-support/command.ts';
import { HttpTarget } from '../test-support/http-target.ts';

let folder: CommandFolder;
let job: readonly string[];
const workingFolder = process.cwd();
beforeEach(() => {
  folder = new CommandFolder();
  const directory = folder.write('company.json', {
    users: [
      { objectId: 'ada', userPrincipalName: 'ada@example.com', displayName: 'Ada', manager: 'charles' },
      { objectId: 'charles', userPrincipalName: 'charles@example.com', displayName: 'Charles' },
    ],
    assignments: ['ada', 'charles'],
  });
  job = ['--mapping', MAPPING, '--directory', directory];
});
afterEach(() => {
  process.chdir(workingFolder);
  folder.remove();
});

it('plans without a target as for one in which nobody is, whatever was provisioned elsewhere', async () => {
  // What a run to another target left where the state is by default.
  const state = { ada: { targetId: '1' }, charles: { targetId: '2' } };
  folder.write('entra-provisioner.state.json', { version: 1, users: state, groups: {} });
  process.chdir(folder.path);
  const { exitCode, stdout } = await folder.run('plan', ...job);
  expect(stdout).not.toMatch(/^GET \/Users\/1/m);
  expect(stdout.match(/^(POST|PATCH) \S+/gm)).toEqual(['POST /Users', 'POST /Users', 'PATCH /Users/new-1']);
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining('2 created')]);
});

it('refuses a state without the target that it is of', async () => {
  const state = folder.write('state.json', { version: 1, users: { ada: { targetId: '1' } }, groups: {} });
  expect(await folder.run('plan', ...job, '--state', state)).toEqual({
    exitCode: 2,
    stdout: '',
    stderr:
      'error: a --state is of a target; name the target with --tenant-url, or leave --state out to plan for one in which nobody is yet\n',
  });
});

it('does not ask for a target because of a state that a variable names for other commands', async () => {
  const state = { version: 1, users: { ada: { targetId: '1' } }, groups: {} };
  vi.stubEnv('ENTRA_PROVISIONER_STATE', folder.write('state.json', state));
  const { exitCode, stdout } = await folder.run('plan', ...job);
  vi.unstubAllEnvs();
  expect([exitCode, stdout]).toEqual([0, expect.stringContaining('2 created')]);
});

it('says in JSON what the cycle came to', async () => {
  const { exitCode, stdout, stderr } = await folder.run('plan', ...job, '--format', 'json');
  expect([exitCode, stderr]).toEqual([0, '']);
  expect(JSON.parse(stdout)).toMatchObject({
    summary: { created: 2, failed: 0, requests: { probe: 2, match: 2, create: 2, reference: 1 } },
    refused: { reasons: [], others: 0 },
    quarantine: null,
  });
});

it('says in JSON, and to whoever looks, why a cycle was not planned', async () => {
  const target = await HttpTarget.start('a-long-s3cret-token');
  const { exitCode, stdout, stderr } = await folder.run('plan', ...job, '-f', 'json', '--tenant-url', target.url);
  await target.close();
  expect([exitCode, stderr]).toEqual([1, expect.stringMatching(/^quarantine: .*the target answered 401: .*\n$/)]);
  expect(JSON.parse(stdout)).toMatchObject({
    outcomes: [],
    quarantine: { message: expect.stringContaining('the target answered 401') as string },
  });
});

it('plans a restart, and a cycle that deletes more than its threshold', async () => {
  const target = await HttpTarget.start();
  const all = [...job, '--tenant-url', target.url, '--state', folder.file('state.json')];
  await folder.run('run', ...all);
  const summary = async (...args: readonly string[]) => {
    const { stdout } = await folder.run('plan', ...all, '-f', 'json', ...args);
    return JSON.parse(stdout) as { summary: { requests: object; disabled: number }; quarantine: object | null };
  };
  expect((await summary()).summary.requests).toEqual({ probe: 2 });
  expect((await summary('--restart')).summary.requests).toEqual({ probe: 2, read: 2 });

  folder.write('company.json', { users: [{ objectId: 'ada' }, { objectId: 'charles' }] });
  expect(await summary('--deletion-threshold', '2')).toMatchObject({ quarantine: null, summary: { disabled: 2 } });
  const over = { quarantine: { reason: 'AccidentalDeletionThreshold' }, summary: { disabled: 0 } };
  expect(await summary('--deletion-threshold', '1')).toMatchObject(over);
  vi.stubEnv('ENTRA_PROVISIONER_DELETION_THRESHOLD', '1');
  expect(await summary()).toMatchObject(over);
  vi.unstubAllEnvs();
  await target.close();
});
