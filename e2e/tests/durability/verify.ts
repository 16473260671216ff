import Database from 'better-sqlite3';
import { expect } from 'vitest';
import { type Member, must } from './fleet.ts';
import type { Knowledge, KnownUser } from './writers.ts';

/** Whether every change that was acknowledged is there, seen from a server. */
export async function verifyAcknowledged(member: Member, { group, users }: Knowledge): Promise<void> {
  const read = await must(member, 200, 'GET', `/Groups/${group}`);
  const members = new Set<string>((read.body.members ?? []).map(({ value }: { value: string }) => value));
  for (const [id, user] of users) {
    const answer = await member.send('GET', `/Users/${id}`);
    if (answer?.status === 404) expect(user, 'a user that is gone').toSatisfy(isOrMayBeDeleted);
    else {
      expect(user.isDeleted, `${user.userName} is deleted`).toBe(false);
      expect(titlesOf(user)).toContain(answer?.body.title);
      const found = await member.send('GET', `/Users?filter=${encodeURIComponent(`userName eq "${user.userName}"`)}`);
      expect(found?.body.Resources).toEqual([answer?.body]);
      const groups = (answer?.body.groups ?? []).map(({ value }: { value: string }) => value);
      expect(groups, 'both sides of membership').toEqual(members.has(id) ? [group] : []);
      if (user.isMember) expect(members, `member ${user.userName}`).toContain(id);
      else if (user.pending !== 'member') expect(members, `no member ${user.userName}`).not.toContain(id);
    }
  }
  for (const id of members) expect(users.get(id), 'only users that were added are members').toBeDefined();
}

function isOrMayBeDeleted({ isDeleted, pending }: KnownUser): boolean {
  return isDeleted || pending === 'delete';
}

function titlesOf({ title, pending }: KnownUser): readonly string[] {
  return pending === 'title' ? [title, '1'] : [title];
}

/** Whether the tables of a database agree with one another. */
export function verifyConsistent(file: string): void {
  const database = new Database(file, { readonly: true });
  const count = (sql: string) => database.prepare(sql).pluck().get();
  try {
    expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(count('SELECT sum(count) FROM resource_count')).toBe(count('SELECT count(*) FROM resource'));
    for (const table of ['lookup', 'unique_key', 'member']) {
      const column = table === 'member' ? 'owner' : 'seq';
      const orphans = `SELECT count(*) FROM ${table} WHERE ${column} NOT IN (SELECT seq FROM resource)`;
      expect(count(orphans), `rows of ${table} without their resource`).toBe(0);
    }
    const userName = `SELECT lookup.seq FROM lookup JOIN name ON name.id = lookup.path WHERE name.text = 'userName'`;
    const nameless = `SELECT count(*) FROM resource WHERE document ->> '$.userName' IS NOT NULL AND seq NOT IN (${userName})`;
    expect(count(nameless), 'users who are not found by their name').toBe(0);
    const doubles = `SELECT count(*) FROM (SELECT 1 FROM lookup JOIN name ON name.id = lookup.path
      WHERE name.text = 'userName' GROUP BY lookup.tenant, lookup.type, lookup.key HAVING count(*) > 1)`;
    expect(count(doubles), 'names that several users have').toBe(0);
    const unfindable = 'SELECT count(*) FROM resource WHERE seq NOT IN (SELECT seq FROM lookup)';
    expect(count(unfindable), 'resources without a look-up').toBe(0);
  } finally {
    database.close();
  }
}
