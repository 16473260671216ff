import { afterEach, beforeEach, expect, it } from 'vitest';
import { CommandFolder, MAPPING } from '../test-support/command.ts';

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
