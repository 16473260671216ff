import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { groupResourceType, userResourceType } from 'scim-core';
import { findRelations } from 'scim-provider';
import { afterAll, expect, test } from 'vitest';
import { migrate, STEPS } from '../database/schema.ts';
import { openSqliteStore } from '../open.ts';
import { isWhole } from '../relation/relation-record.ts';

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
    ['updated', 'g', 2],
  ]);
  expect(JSON.parse(rows[1]!.before)).toEqual({ schemas: [], userName: 'bjensen', password: '***' });
  expect(JSON.parse(rows[1]!.after)).toMatchObject({ title: 'Guide' });
  expect(rows[3]!.after).toBeNull();
  expect(JSON.parse(rows[2]!.relations)).toEqual([
    { path: 'members', change: 'add', added: 1, removed: 0, addedElements: [{ value: '1' }], removedElements: [] },
  ]);
  expect(JSON.stringify(rows)).not.toContain('hash');
});

test('the journal is bounded, and can be left out', async () => {
  for (const [journalLimit, most] of [
    [10, 10 + 64],
    // One that says that something is missing.
    [0, 1],
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
    else expect(rows).toMatchObject([{ id: '', before: null, after: null, relations: null }]);
  }
});

const members = relations[0]!.target;
const anything = { integrity: 'any' } as const;

async function withGroup(count: number) {
  const store = openSqliteStore({ file: ':memory:' });
  const ids = Array.from({ length: count }, (_, index) => `u${index}`);
  const elements = ids.map((value) => ({ value }));
  const document = { schemas: [], displayName: 'G' };
  await store.create('t', groupResourceType, {
    ...{ id: 'g', at: 1, document, ...anything, relations: [{ target: members, change: 'add', elements }] },
  });
  return { store, ids };
}

test('an entry says which members really came and went, not which were given', async () => {
  const { store } = await withGroup(2);
  await store.update('t', groupResourceType, 'g', 2, () => ({
    ...anything,
    relations: [
      { target: members, change: 'add', elements: [{ value: 'u1' }, { value: 'new', type: 'User' }] },
      { target: members, change: 'remove', elements: [{ value: 'u0' }, { value: 'nobody' }] },
      { target: members, change: 'replace', elements: [{ value: 'u1' }] },
    ],
  }));
  const [entry] = await store.journal.ofResource('t', 'Group', 'g', { limit: 1 });
  expect(entry?.relations).toEqual([
    {
      path: 'members',
      change: 'add',
      added: 1,
      removed: 0,
      addedElements: [{ value: 'new', type: 'User' }],
      removedElements: [],
    },
    { path: 'members', change: 'remove', added: 0, removed: 1, addedElements: [], removedElements: [{ value: 'u0' }] },
    {
      path: 'members',
      change: 'replace',
      added: 0,
      removed: 1,
      addedElements: [],
      removedElements: [{ value: 'new', type: 'User' }],
    },
  ]);
  expect(entry?.after).toBe(entry?.before);
  await store.close();
});

test('a deletion says what the resource held, and is an entry of each resource that held it', async () => {
  const { store } = await withGroup(2);
  await store.create('t', userResourceType, {
    ...{ id: 'u1', at: 2, document: { schemas: [], userName: 'one' }, relations: [], ...anything },
  });
  await store.delete('t', userResourceType, 'u1', { at: 3, relations });
  const [lost] = await store.journal.ofResource('t', 'Group', 'g', { limit: 1 });
  expect(lost).toMatchObject({ change: 'updated', version: 2, before: undefined, after: undefined });
  expect(lost?.relations).toMatchObject([{ change: 'forget', removed: 1, removedElements: [{ value: 'u1' }] }]);
  await store.delete('t', groupResourceType, 'g', { at: 4, relations });
  expect(await store.journal.oldestOf('t', 'Group', 'g')).toMatchObject({ change: 'created', position: 1 });
  const [ended] = await store.journal.ofResource('t', 'Group', 'g', { limit: 1 });
  expect(ended).toMatchObject({ change: 'deleted', version: 2, before: { displayName: 'G' }, after: undefined });
  expect(ended?.relations).toMatchObject([{ removed: 1, removedElements: [{ value: 'u0' }] }]);
  await store.close();
});

test('of many members the first thousand are kept, and the record says that it is not whole', async () => {
  const { store } = await withGroup(1_500);
  await store.update('t', groupResourceType, 'g', 2, () => ({
    ...anything,
    relations: [{ target: members, change: 'replace', elements: [] }],
  }));
  const entries = await store.journal.ofResource('t', 'Group', 'g', { limit: 5 });
  expect(entries.map(({ relations: [record] }) => [record?.added, record?.removed])).toEqual([
    [0, 1_500],
    [1_500, 0],
  ]);
  expect(entries[0]?.relations[0]?.removedElements).toHaveLength(1_000);
  expect(entries.map(({ relations: [record] }) => isWhole(record!))).toEqual([false, false]);
  await store.close();
});

test('positions grow, are known without asking the database, and are taken back with a failed change', async () => {
  const { store } = await withGroup(1);
  expect(store.journal.position).toBe(1);
  const refused = store.update('t', groupResourceType, 'g', 2, () => {
    throw new Error('no');
  });
  await expect(refused).rejects.toThrow('no');
  expect(store.journal.position).toBe(1);
  await store.delete('t', groupResourceType, 'g', { at: 3, relations });
  expect(store.journal.position).toBe(2);
  const found = await store.journal.ofVersion('t', 'g', 1, 'created', store.journal.position);
  expect(found?.position).toBe(1);
  expect((await store.journal.behind('t', 1, 10)).map(({ change }) => change)).toEqual(['deleted']);
  expect(await store.journal.behind('other', 0, 10)).toEqual([]);
  await store.close();
});

test('the reach is where the journal starts; what an older version wrote can be read, not undone', async () => {
  const file = join(folder, 'older.db');
  const database = new Database(file);
  migrate(database, file, STEPS.slice(0, 1));
  database.exec(`
    INSERT INTO name VALUES (1, 't'), (2, 'Group');
    INSERT INTO journal VALUES (7, 5, 1, 2, 'g', 2, 'updated', '{"displayName":"A"}', '{"displayName":"B"}',
      '[{"path":"members","change":"add","values":["1"],"added":1,"removed":0}]')`);
  database.close();
  const store = openSqliteStore({ file, journalLimit: 10 });
  const [entry] = await store.journal.ofResource('t', 'Group', 'g', { limit: 1 });
  expect(entry).toMatchObject({ position: 7, after: { displayName: 'B' }, undo: undefined });
  expect(entry?.relations.map(isWhole)).toEqual([false]);
  expect(await store.journal.reach()).toBe(7);
  for (let index = 0; index < 80; index += 1) {
    const document = { schemas: [], userName: `user-${index}` };
    await store.create('t', userResourceType, { id: `${index}`, at: 0, document, relations: [], ...anything });
  }
  expect(await store.journal.reach()).toBe(54);
  await store.close();
});
