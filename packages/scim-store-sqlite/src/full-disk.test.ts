import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { groupResourceType, userResourceType } from 'scim-core';
import { findRelations } from 'scim-provider';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { SqliteConnection } from './database/connection.ts';
import { SqliteStore } from './store.ts';

const folder = mkdtempSync(join(tmpdir(), 'scim-full-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const [membership] = findRelations([userResourceType, groupResourceType]);
const members = Array.from({ length: 5_000 }, (_, index) => ({ value: `member-${index}` }));
const more = Array.from({ length: 5_000 }, (_, index) => ({ value: `further-${index}` }));

let count = 0;
let file: string;
let connection: SqliteConnection;
let store: SqliteStore;
beforeEach(async () => {
  file = join(folder, `${++count}.db`);
  connection = SqliteConnection.open({
    ...{ file, durability: 'normal', patience: 0, clock: () => 0, random: () => 0 },
  });
  store = new SqliteStore(connection, {}, 100);
  await createUser('1');
  await store.create('t', groupResourceType, {
    ...{ id: 'g', at: 0, document: { schemas: [], displayName: 'G' }, integrity: 'any' },
    relations: [{ target: membership!.target, change: 'replace', elements: members }],
  });
});

/** SQLite answers as it does when the disk is full, once the file would need further pages. */
const fill = () => setPages(Number(connection.prepare('PRAGMA page_count').pluck().get()));
const setPages = (pages: number) => connection.prepare(`PRAGMA max_page_count = ${pages}`).get();

const createUser = (id: string, size = 10) =>
  store.create('t', userResourceType, {
    ...{ id, at: 0, document: { schemas: [], userName: id, title: 'x'.repeat(size) }, relations: [], integrity: 'any' },
  });

/** Everything in the file, table by table. */
function contents(): unknown {
  const database = new Database(file, { readonly: true });
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
  const rows = tables.map((table) => [table, database.prepare(`SELECT * FROM ${table}`).all()]);
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  database.close();
  return rows;
}

describe('a disk without space', () => {
  const changes: Readonly<Record<string, () => Promise<unknown>>> = {
    'a new resource': () => createUser('2', 100_000),
    'a resource that grows': () =>
      store.update('t', userResourceType, '1', 1, ({ document }) => ({
        ...{ document: { ...document, title: 'y'.repeat(100_000) }, relations: [], integrity: 'any' },
      })),
    'new members beside a new name': () =>
      store.update('t', groupResourceType, 'g', 1, ({ document }) => ({
        document: { ...document, displayName: 'H' },
        relations: [{ target: membership!.target, change: 'add', elements: more }],
        integrity: 'any',
      })),
    'other members in place of all': () =>
      store.update('t', groupResourceType, 'g', 1, () => ({
        relations: [
          { target: membership!.target, change: 'add', elements: more },
          { target: membership!.target, change: 'replace', elements: [{ value: '1' }] },
        ],
        integrity: 'any',
      })),
  };

  test.each(Object.entries(changes))(
    'refuses %s with 503 and changes nothing; with space, it works',
    async (_, change) => {
      const before = contents();
      fill();
      await expect(change()).rejects.toMatchObject({
        ...{ name: 'ScimError', status: 503, detail: expect.stringMatching(/no space left\. Nothing was changed/) },
      });
      expect(contents()).toEqual(before);
      // Reading goes on meanwhile.
      expect((await store.get('t', userResourceType, '1'))?.version).toBe(1);
      expect((await store.elements('t', membership!, 'g', 10)).elements).toHaveLength(10);
      setPages(1_000_000);
      await change();
      expect(contents()).not.toEqual(before);
      await store.close();
    },
  );
});
