import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const command = join(dirname(fileURLToPath(import.meta.resolve('entra-provisioner'))), 'cli.js');
const example = fileURLToPath(new URL('../../../examples/entra-to-deskpro', import.meta.url));
const job = ['--mapping', join(example, 'export.json'), '--directory', join(example, 'company.json')];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'against-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

function provision(...args: readonly string[]): Promise<{ exitCode: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [command, ...args], { cwd: folder }, (error, stdout, stderr) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

it('goes through a cycle for each directory, and leaves nothing behind', async () => {
  const later = join(example, 'company-later.json');
  const { exitCode, stdout } = await provision('run', ...job, '--against', 'deskpro', '--then', later, later);
  expect([exitCode, stdout.match(/^(?!requests).*$/gm)]).toEqual([
    0,
    ['4 created', '1 disabled', 'nothing changed', ''],
  ]);
  expect(existsSync(join(folder, 'entra-provisioner.state.json'))).toBe(false);
});

it('takes a profile of your own', async () => {
  const profile = {
    id: 'acme',
    name: 'Acme',
    users: { targets: { supported: [{ target: 'title', mandatory: 'always' }] } },
  };
  writeFileSync(join(folder, 'acme.json'), JSON.stringify(profile));
  const people = { users: [{ objectId: 'ada', userPrincipalName: 'ada' }], assignments: ['ada'] };
  writeFileSync(join(folder, 'untitled.json'), JSON.stringify(people));
  const given = ['--mapping', join(example, 'export.json'), '--directory', 'untitled.json'];
  const { exitCode, stdout } = await provision('run', ...given, '--against', './acme.json');
  expect([exitCode, stdout]).toEqual([1, expect.stringContaining('refused 1, 400 invalidValue: Acme requires title')]);
});

it.each([
  [['--against', 'nobody'], /^error: --against: there is no profile "nobody".* among them .*talkdesk/],
  [
    ['--against', './nowhere.json'],
    /^error: --against: the profile "\.\/nowhere\.json" can't be read: there is no such file/,
  ],
  [['--against', 'deskpro', '--state', 'state.json'], /^error: --against answers in this process .* --state/],
])('says what is wrong with %j', async (args, message) => {
  const { exitCode, stderr } = await provision('run', ...job, ...args);
  expect([exitCode, stderr]).toEqual([2, expect.stringMatching(message)]);
});
