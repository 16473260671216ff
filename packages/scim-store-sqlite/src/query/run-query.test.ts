import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { bindFilter, userResourceType } from 'scim-core';
import type { ResourceQuery } from 'scim-provider';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSqliteStore } from '../open.ts';
import type { SqliteStore } from '../store.ts';

const PEOPLE = 60_000;
const folder = mkdtempSync(join(tmpdir(), 'scim-query-'));
const file = join(folder, 'many.db');
let store: SqliteStore;

beforeAll(async () => {
  store = openSqliteStore({ file });
  const document = { schemas: [], userName: 'u0', displayName: 'd0', title: 't0' };
  await store.create('t', userResourceType, { id: '0', at: 0, document, relations: [], integrity: 'any' });
  // One by one through the store would take longer than the test; the rows are the same.
  const database = new Database(file);
  database.exec(`
    CREATE TEMP TABLE n AS WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < ${PEOPLE - 1}) SELECT i FROM n;
    INSERT INTO resource (seq, tenant, type, id, version, created, modified, document)
      SELECT i + 1, tenant, type, i, 1, 0, 0,
        json_object('schemas', json('[]'), 'userName', 'u' || i, 'displayName', 'd' || (i % 10), 'title', 't' || (i % 100))
      FROM n, resource WHERE resource.seq = 1;
    INSERT INTO lookup SELECT l.tenant, l.type, l.path, 'u' || i, i + 1 FROM n, lookup l WHERE l.key = 'u0';
    INSERT INTO lookup SELECT l.tenant, l.type, l.path, 'd' || (i % 10), i + 1 FROM n, lookup l WHERE l.key = 'd0' AND l.seq = 1;
    UPDATE resource_count SET count = ${PEOPLE};
  `);
  database.close();
}, 60_000);
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const find = (filter: string | undefined, more: Partial<ResourceQuery> = {}) =>
  store.query('t', userResourceType, {
    filter: filter === undefined ? undefined : bindFilter(filter, { resourceType: userResourceType }),
    ...{ offset: 0, limit: 3, relations: [], locationOf: () => undefined, ...more },
  });

describe('60,000 people', () => {
  test('are counted without walking through them', async () => {
    expect((await find(undefined)).total).toBe(PEOPLE);
    const last = await find(undefined, { offset: PEOPLE - 1 });
    expect(last.resources.map(({ id }) => id)).toEqual([`${PEOPLE - 1}`]);
  });

  test('are found by what an index answers, however many match', async () => {
    expect((await find('userName sw "u"')).total).toBe(PEOPLE);
    expect((await find('userName sw "u5999"')).total).toBe(11);
    expect((await find('displayName eq "d7"')).total).toBe(PEOPLE / 10);
    expect((await find('displayName ge "d5"')).total).toBe(PEOPLE / 2);
    const page = await find('displayName eq "d7"', { offset: 5_000 });
    expect(page.resources.map(({ id }) => id)).toEqual(['50007', '50017', '50027']);
  });

  test('are looked at one by one behind an index', async () => {
    expect((await find('displayName eq "d7" and title eq "t17"')).total).toBe(PEOPLE / 100);
    expect((await find('displayName eq "d7" and not (userName eq "u17")')).total).toBe(PEOPLE / 10 - 1);
    const target = userResourceType.index.resolve('title')!;
    const sorted = await find('displayName eq "d7"', { sort: { target, descending: true }, limit: 1 });
    expect(sorted.resources[0]?.document.title).toBe('t97');
  });

  test.each(['title eq "t1"', 'not (userName eq "u1")', 'userName co "1"', 'userName sw "u" and title eq "t1"'])(
    'are too many to look at one by one: %s',
    async (filter) => {
      await expect(find(filter)).rejects.toMatchObject({ status: 400, scimType: 'tooMany' });
    },
  );

  test('are sorted by an index, in both directions and from any place', async () => {
    const ids = async (descending: boolean, offset: number) => {
      const target = userResourceType.index.resolve('userName')!;
      const { resources, total } = await find(undefined, { sort: { target, descending }, offset });
      expect(total).toBe(PEOPLE);
      return resources.map(({ id }) => id);
    };
    expect(await ids(false, 0)).toEqual(['0', '1', '10']);
    expect(await ids(true, 0)).toEqual(['9999', '9998', '9997']);
    expect(await ids(false, PEOPLE - 1)).toEqual(['9999']);
    expect(await ids(false, PEOPLE)).toEqual([]);
  });

  test('are too many to be sorted by what no index holds', async () => {
    const target = userResourceType.index.resolve('title')!;
    await expect(find(undefined, { sort: { target, descending: false } })).rejects.toMatchObject({
      scimType: 'tooMany',
    });
  });

  test('let others have their turn while they are looked at', async () => {
    let turns = 0;
    let isDone = false;
    const count = () => {
      turns += 1;
      if (!isDone) setImmediate(count);
    };
    setImmediate(count);
    await find('title eq "t1"').catch(() => {
      isDone = true;
    });
    expect(turns).toBeGreaterThan(3);
  });
});
