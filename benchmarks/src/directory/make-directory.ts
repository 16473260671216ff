import Database from 'better-sqlite3';
import { groupResourceType, userResourceType } from 'scim-core';
import { findRelations } from 'scim-provider';
import { openSqliteStore } from 'scim-store-sqlite';

/** The tenant of servers that are asked without one. */
export const TENANT = 'default';
const [membership] = findRelations([userResourceType, groupResourceType]);

/** The name of the person with a number. */
export function userNameOf(index: number): string {
  return `user${digits(index)}@example.com`;
}

/** The id of the person with a number. */
export function userIdOf(index: number): string {
  return `01900000-1111-7111-8111-11111${digits(index)}`;
}

function digits(index: number): string {
  return String(index).padStart(7, '0');
}

function document(index: number) {
  const name = { givenName: `Given${digits(index)}`, familyName: `Family${digits(index)}` };
  return {
    schemas: [userResourceType.schema.id],
    ...{ userName: userNameOf(index), externalId: `external-${digits(index)}`, displayName: `Person ${digits(index)}` },
    ...{ name, title: 'Tour Guide', active: true, preferredLanguage: 'en-US' },
    emails: [{ value: userNameOf(index), type: 'work', primary: true }],
    phoneNumbers: [{ value: `+1 555 ${digits(index)}`, type: 'work' }],
  };
}

/** Fills a database file with people; all but the first are copied in SQL, as one by one they would take minutes. */
export async function makePeople(file: string, count: number): Promise<void> {
  const store = openSqliteStore({ file });
  const at = Date.UTC(2026, 0, 1);
  await store.create(TENANT, userResourceType, {
    ...{ id: userIdOf(0), at, document: document(0), relations: [], integrity: 'any' },
  });
  await store.close();
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = OFF');
  database.pragma('cache_size = -262144');
  const numbered = (text: string) => `replace(${text}, '${digits(0)}', printf('%07d', n.i))`;
  database.exec(`
    CREATE TEMP TABLE n AS WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < ${count - 1})
      SELECT i FROM n;
    BEGIN;
    INSERT INTO resource (seq, tenant, type, id, version, created, modified, document, plain)
      SELECT n.i + 1, r.tenant, r.type, ${numbered('r.id')}, 1, r.created, r.modified, ${numbered('r.document')}, r.plain
      FROM n, resource r WHERE r.seq = 1;
  `);
  for (const table of ['lookup', 'unique_key']) {
    const rows = database.prepare(`SELECT tenant, type, path, key FROM ${table} WHERE seq = 1`).all();
    for (const { tenant, type, path, key } of rows as Record<string, number | string>[]) {
      const copied = typeof key === 'string' ? numbered('?') : '?';
      database
        .prepare(`INSERT INTO ${table} (tenant, type, path, key, seq) SELECT ?, ?, ?, ${copied}, n.i + 1 FROM n`)
        .run(tenant, type, path, key);
    }
  }
  database.prepare('UPDATE resource_count SET count = ?').run(count);
  database.exec('COMMIT');
  database.pragma('wal_checkpoint(TRUNCATE)');
  database.close();
}

/** Adds a group with the first so many people. */
export async function makeGroup(file: string, id: string, size: number): Promise<void> {
  const store = openSqliteStore({ file });
  const elements = Array.from({ length: size }, (_, index) => ({ value: userIdOf(index) }));
  await store.create(TENANT, groupResourceType, {
    ...{ id, at: Date.UTC(2026, 0, 1), integrity: 'any' },
    document: { schemas: [groupResourceType.schema.id], displayName: `Group of ${size}` },
    relations: [{ target: membership!.target, change: 'replace', elements }],
  });
  await store.close();
}
