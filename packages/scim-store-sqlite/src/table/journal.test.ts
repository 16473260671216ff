import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { groupResourceType, userResourceType } from 'scim-core';
import { findRelations } from 'scim-provider';
import { afterAll, expect, test } from 'vitest';
import { openSqliteStore } from '../open.ts';

const folder = mkdtempSync(join(tmpdir(), 'scim-journal-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const relations = findRelations([userResourceType, groupResourceType]);

function read(file: string) {
  const database = new Database(file, { readonly: true });
  const rows = database
    .prepare('SELECT change, id, version, before, after, relations FROM journal ORDER BY position')
    .all();
  database.close();
  return rows as { change: string; id: string; version: number; before: string; after: string; relations: string }[];
}

test('each change is kept with the resource before and after, without what is never returned', async () => {
  const file = join(folder, 'changes.db');
  const store = openSqliteStore({ file });
  const document = { schemas: [], userName: 'bjensen', password: 'hash' };
  await store.create('t', userResourceType, { id: '1', at: 5, document, relations: [], integrity: 'any' });
  await store.update('t', userResourceType, '1', 6, () => ({
    ...{ document: { ...document, title: 'Guide' }, relations: [], integrity: 'any' },
  }));
  await store.create('t', groupResourceType, {
    ...{ id: 'g', at: 7, document: { schemas: [], displayName: 'G' }, integrity: 'any' },
    relations: [{ target: relations[0]!.target, change: 'add', elements: [{ value: '1' }] }],
  });
  await store.delete('t', userResourceType, '1', { at: 8, relations });
  await store.close();
  const rows = read(file);
  expect(rows.map(({ change, id, version }) => [change, id, version])).toEqual([
    ['created', '1', 1],
    ['updated', '1', 2],
    ['created', 'g', 1],
    ['deleted', '1', 2],
  ]);
  expect(JSON.parse(rows[1]!.before)).toEqual({ schemas: [], userName: 'bjensen', password: '***' });
  expect(JSON.parse(rows[1]!.after)).toMatchObject({ title: 'Guide' });
  expect(rows[3]!.after).toBeNull();
  expect(JSON.parse(rows[2]!.relations)).toEqual([
    { path: 'members', change: 'add', values: ['1'], added: 1, removed: 0 },
  ]);
  expect(JSON.stringify(rows)).not.toContain('hash');
});

test('the journal is bounded, and can be left out', async () => {
  for (const [journalLimit, most] of [
    [10, 10 + 64],
    [0, 0],
  ] as const) {
    const file = join(folder, `bounded-${journalLimit}.db`);
    const store = openSqliteStore({ file, journalLimit });
    for (let index = 0; index < 200; index += 1) {
      const document = { schemas: [], userName: `user-${index}` };
      await store.create('t', userResourceType, { id: `${index}`, at: 0, document, relations: [], integrity: 'any' });
    }
    await store.close();
    const rows = read(file);
    expect(rows.length).toBeLessThanOrEqual(most);
    if (journalLimit > 0) expect(rows.at(-1)?.id).toBe('199');
  }
});
