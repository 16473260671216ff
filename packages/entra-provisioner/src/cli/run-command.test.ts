import { appendFileSync, chmodSync, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommandFolder, MAPPING } from '../test-support/command.ts';
import { HttpTarget } from '../test-support/http-target.ts';

let folder: CommandFolder;
let target: HttpTarget;
let job: readonly string[];
beforeEach(async () => {
  folder = new CommandFolder();
  target = await HttpTarget.start();
  const directory = folder.write('company.json', {
    users: [{ objectId: 'ada', userPrincipalName: 'ada@example.com', displayName: 'Ada' }],
    assignments: ['ada'],
  });
  job = ['--mapping', MAPPING, '--directory', directory, '--tenant-url', target.url];
});
afterEach(async () => {
  await target.close();
  folder.remove();
});

const run = (...args: readonly string[]) => folder.run('run', ...job, '--state', folder.file('state.json'), ...args);

it('keeps state, journal and log for the owner alone, also a log that was for others before', async () => {
  folder.write('state.json.log', '');
  chmodSync(folder.file('state.json.log'), 0o644);
  expect(await run()).toMatchObject({ exitCode: 0, stderr: '' });
  const modes = ['', '.journal', '.log'].map((end) => statSync(folder.file(`state.json${end}`)).mode & 0o777);
  expect(modes).toEqual([0o600, 0o600, 0o600]);
});

describe('says in one line, and exits with 2, that', () => {
  it.each([
    ['nowhere/state.json', /^error: \S+state\.json\.journal can't be written: there is no such folder\n$/],
    ['company.json/state.json', /^error: \S+state\.json\.journal can't be written: there is no such folder\n$/],
  ])('there is no place for the state %s', async (state, message) => {
    const { exitCode, stderr } = await folder.run('run', ...job, '--state', folder.file(state));
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(message)]);
  });

  it('the log can not be written', async () => {
    folder.makeFolder('state.json.log');
    const { exitCode, stderr } = await run();
    expect([exitCode, stderr]).toEqual([
      2,
      expect.stringMatching(/^error: \S+\.log can't be written: it is a folder\n$/),
    ]);
  });

  it('the folder of a directory to watch is not there', async () => {
    const directory = join(folder.path, 'nowhere', 'company.json');
    const { exitCode, stderr } = await run('--watch', '--directory', directory);
    expect([exitCode, stderr]).toEqual([2, `error: ${directory} can't be watched: there is no such file\n`]);
  });

  it.each(['{"type":', '7', 'null', '{"type":"linked"}'])('the journal is broken by %s', async (line) => {
    folder.write('state.json.journal', `{"type":"released"}\n${line}\n`);
    const { exitCode, stderr } = await run();
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/^error: \S+\.journal is broken in line 2: .*\n$/)]);
    expect(existsSync(folder.file('state.json'))).toBe(false);
  });

  it('the log is broken', async () => {
    folder.write('state.json.log', '{"activityDateTime":\n');
    const { exitCode, stderr } = await folder.run('logs', '--state', folder.file('state.json'));
    expect([exitCode, stderr]).toEqual([2, expect.stringMatching(/^error: \S+\.log is broken in line 1: .*\n$/)]);
  });
});

it('goes on behind half a line of the log, and shows the whole ones', async () => {
  await run();
  appendFileSync(folder.file('state.json.log'), '{"activityDateTime":"20');
  const logs = await folder.run('logs', '--state', folder.file('state.json'), '--format', 'json');
  expect([logs.exitCode, JSON.parse(logs.stdout)]).toEqual([0, [expect.objectContaining({ status: 'success' })]]);
  await run('--restart');
  const again = await folder.run('logs', '--state', folder.file('state.json'), '--format', 'json');
  expect(JSON.parse(again.stdout)).toHaveLength(2);
});
