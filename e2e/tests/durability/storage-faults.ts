import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { killAll, type Member, must, newGroup, newUser, patchOp, startFleet } from './fleet.ts';
import { verifyConsistent } from './verify.ts';

/** Whether files of another process can be limited here, as only Linux can. */
export const canLimitFiles = spawnSync('prlimit', ['--version']).status === 0;

/** Lets no file of a process grow beyond a size, as if the disk were full; or lets them grow again. */
function limitFiles({ pid }: Member, bytes: number | 'unlimited'): void {
  const { status, stderr } = spawnSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);
  if (status !== 0) throw new Error(`prlimit: ${stderr}`);
}

/** Everything that a client sees. */
async function seen(member: Member): Promise<unknown> {
  const users = await must(member, 200, 'GET', '/Users');
  const groups = await must(member, 200, 'GET', '/Groups');
  return [users.body, groups.body];
}

/** Fills the disk under a server: each change is refused with a 5xx of SCIM, none is half done, and with space all work. */
export async function fillDisk(file: string): Promise<void> {
  const fleet = await startFleet(file, 1);
  const [member] = fleet as [Member];
  const { id: user } = (await must(member, 201, 'POST', '/Users', newUser('bjensen'))).body;
  const { id: group } = (await must(member, 201, 'POST', '/Groups', newGroup('Tours'))).body;
  const members = Array.from({ length: 2_000 }, (_, index) => ({ value: `member-${index}` }));
  const changes: readonly Parameters<Member['send']>[] = [
    ['POST', '/Users', newUser('jsmith', { title: 'x'.repeat(50_000) })],
    ['PATCH', `/Users/${user}`, patchOp({ op: 'replace', path: 'title', value: 'y'.repeat(50_000) })],
    [
      'PATCH',
      `/Groups/${group}`,
      patchOp({ op: 'add', path: 'members', value: members }, { op: 'replace', path: 'displayName', value: 'Travels' }),
    ],
    ['PUT', `/Groups/${group}`, { ...newGroup('Journeys'), members }],
    ['DELETE', `/Users/${user}`],
  ];
  const before = await seen(member);
  limitFiles(member, statSync(`${file}-wal`).size);
  for (const change of changes) {
    const answer = await member.send(...change);
    expect([change[0], answer?.status], 'a change without space').toEqual([change[0], 503]);
    expect(answer?.body).toMatchObject({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
      status: '503',
      detail: expect.stringContaining('Nothing was changed'),
    });
    expect(JSON.stringify(answer?.body)).not.toContain(file);
    expect(await seen(member)).toEqual(before);
  }
  verifyConsistent(file);
  limitFiles(member, 'unlimited');
  for (const change of changes) expect((await member.send(...change))?.status).toBeLessThan(300);
  verifyConsistent(file);
  await killAll(fleet);
  verifyConsistent(file);
}

/** Locks the file under a server: who waits is served once it is free, and reading is not in the way of it. */
export async function lockBriefly(file: string): Promise<void> {
  const fleet = await startFleet(file, 1);
  const [member] = fleet as [Member];
  const other = new Database(file);
  other.exec('BEGIN IMMEDIATE');
  const creating = member.send('POST', '/Users', newUser('bjensen'));
  for (let times = 0; times < 3; times += 1) {
    expect((await must(member, 200, 'GET', '/Users')).body.totalResults).toBe(0);
  }
  other.exec('COMMIT');
  other.close();
  expect((await creating)?.status).toBe(201);
  await killAll(fleet);
}

/** Locks the file for longer than a server waits: a 5xx of SCIM, nothing half done, and everything works afterwards. */
export async function lockForLong(file: string): Promise<void> {
  const fleet = await startFleet(file, 1);
  const [member] = fleet as [Member];
  const other = new Database(file);
  other.exec('BEGIN IMMEDIATE');
  const refused = await must(member, 503, 'POST', '/Users', newUser('bjensen'));
  expect(refused.body).toMatchObject({ status: '503', detail: expect.stringContaining('in use by another process') });
  other.exec('COMMIT');
  other.close();
  await must(member, 201, 'POST', '/Users', newUser('bjensen'));
  await killAll(fleet);
  verifyConsistent(file);
}
