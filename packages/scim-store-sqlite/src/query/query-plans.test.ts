import { bindFilter, groupResourceType, userResourceType } from 'scim-core';
import { findRelations } from 'scim-provider';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { SqliteConnection } from '../database/connection.ts';
import { SqliteStore } from '../store.ts';

const relations = findRelations([userResourceType, groupResourceType]);
const connection = SqliteConnection.open({
  ...{ file: ':memory:', durability: 'normal', patience: 0, clock: () => 0, random: () => 0 },
});
const store = new SqliteStore(connection, {}, 100);
const spies = [vi.spyOn(connection, 'prepare'), vi.spyOn(connection, 'constant')];

interface PlanRow {
  readonly detail: string;
}

/** What SQLite does for each statement that the work runs, one line per table. */
async function plansOf(work: () => Promise<unknown>): Promise<string[]> {
  for (const spy of spies) spy.mockClear();
  await work();
  const texts = [...new Set(spies.flatMap((spy) => spy.mock.calls.map(([sql]) => sql)))];
  return texts.filter((sql) => /^\s*(SELECT|DELETE|UPDATE)/.test(sql)).flatMap(explain);
}

function explain(sql: string): string[] {
  const statement = connection.prepare(`EXPLAIN QUERY PLAN ${sql}`);
  const parameters = Array.from({ length: (sql.match(/\?/g) ?? []).length }, () => 1);
  return (statement.all(...parameters) as PlanRow[]).map(({ detail }) => detail);
}

function find(
  filter: string | undefined,
  type = userResourceType as typeof userResourceType | typeof groupResourceType,
) {
  return store.query('t', type, {
    ...{ filter: filter === undefined ? undefined : bindFilter(filter, { resourceType: type }), offset: 0, limit: 10 },
    ...{ relations, locationOf: () => undefined },
  });
}

beforeAll(async () => {
  for (const id of ['1', '2', '3']) {
    const document = { schemas: [], userName: id, displayName: 'x', emails: [{ value: `${id}@x`, type: 'work' }] };
    await store.create('t', userResourceType, { id, at: 0, document, relations: [], integrity: 'any' });
  }
  await store.create('t', groupResourceType, {
    ...{ id: 'g', at: 0, document: { schemas: [], displayName: 'G' }, integrity: 'any' },
    relations: [{ target: relations[0]!.target, change: 'add', elements: [{ value: '1' }, { value: '2' }] }],
  });
});
afterAll(() => store.close());

const LOOKUP = 'SEARCH s USING PRIMARY KEY (tenant=? AND type=? AND path=? AND key=?)';
const ROW = 'SEARCH r USING INTEGER PRIMARY KEY (rowid=?)';

describe('a look-up by what identity providers match on reads one place of an index', () => {
  test.each([
    'userName eq "1"',
    'externalId eq "1"',
    'displayName eq "x"',
    'emails.value eq "1@x"',
    'emails[type eq "work"].value eq "1@x"',
    'meta.lastModified eq "1970-01-01T00:00:00Z"',
  ])('%s', async (filter) => {
    const plans = await plansOf(() => find(filter));
    expect(plans).toContain(LOOKUP);
    expect(plans).toContain(ROW);
    expect(plans.filter((detail) => /SCAN (?!c\b|q\b|CONSTANT ROW)|TEMP B-TREE/.test(detail))).toEqual([]);
  });

  test('id', async () => {
    expect(await plansOf(() => find('id eq "1"'))).toContain('SEARCH s USING INDEX resource_by_id (tenant=? AND id=?)');
    expect(await plansOf(() => store.get('t', userResourceType, '1'))).toEqual([
      'SEARCH r USING INDEX resource_by_id (tenant=? AND id=?)',
    ]);
  });

  test('a range reads a range of an index, in its order', async () => {
    const plans = await plansOf(() => find('meta.lastModified gt "1970-01-01T00:00:00Z"'));
    expect(plans).toContain('SEARCH s USING PRIMARY KEY (tenant=? AND type=? AND path=? AND key>?)');
    expect(plans.filter((detail) => detail.includes('SCAN s'))).toEqual([]);
  });

  test.each([false, true])(
    'order by an indexed path that everybody has is that of the index, descending %s',
    async (descending) => {
      const sort = { target: userResourceType.index.resolve('userName')!, descending };
      const plans = await plansOf(() =>
        store.query('t', userResourceType, { sort, offset: 0, limit: 10, relations, locationOf: () => undefined }),
      );
      expect(plans).toContain('SEARCH s USING PRIMARY KEY (tenant=? AND type=? AND path=?)');
      expect(plans.filter((detail) => detail.includes('SCAN s'))).toEqual([]);
    },
  );

  test.each([
    {
      way: 'of everything',
      filter: undefined,
      sortBy: undefined,
      search: 'resource_by_type (tenant=? AND type=? AND rowid>?)',
    },
    {
      way: 'of equal keys',
      filter: 'displayName eq "x"',
      sortBy: undefined,
      search: '(tenant=? AND type=? AND path=? AND key=? AND seq>?)',
    },
    {
      way: 'in an order',
      filter: undefined,
      sortBy: 'userName',
      search: '(tenant=? AND type=? AND path=? AND (key,seq)>(?,?))',
    },
  ])(
    'the next page $way starts in its place, without passing over the pages before',
    async ({ filter, sortBy, search }) => {
      const bound = filter === undefined ? undefined : bindFilter(filter, { resourceType: userResourceType });
      const target = sortBy === undefined ? undefined : userResourceType.index.resolve(sortBy);
      const sort = target && { target, descending: false };
      const query = { filter: bound, sort, offset: 0, limit: 1, relations, locationOf: () => undefined };
      const { next } = await store.query('t', userResourceType, { ...query, after: '' });
      expect(next).toBeDefined();
      const plans = await plansOf(() => store.query('t', userResourceType, { ...query, after: next }));
      expect(plans).toContainEqual(expect.stringContaining(search));
      expect(plans.filter((detail) => /SCAN s|TEMP B-TREE/.test(detail))).toEqual([]);
    },
  );

  test('a further condition is one more look-up for each row', async () => {
    const plans = await plansOf(() => find('displayName eq "x" and not (userName eq "1")'));
    expect(plans).toContain('SEARCH s USING PRIMARY KEY (tenant=? AND type=? AND path=? AND key=? AND seq=?)');
  });

  test('who is in a group, and in which groups somebody is', async () => {
    const reverse = /^SEARCH [sm] USING COVERING INDEX member_reverse \(tenant=\? AND member=\? AND relation=\?\)$/;
    expect(await plansOf(() => find('members.value eq "1"', groupResourceType))).toContainEqual(
      expect.stringMatching(reverse),
    );
    expect(await plansOf(() => store.owners('t', relations[0]!, ['1']))).toContainEqual(expect.stringMatching(reverse));
  });
});

test('no statement for one resource or one member walks through a table', async () => {
  const target = relations[0]!.target;
  const change = (elements: readonly { value: string }[], kind: 'add' | 'remove' | 'replace') =>
    store.update('t', groupResourceType, 'g', 1, () => ({
      relations: [{ target, change: kind, elements }],
      integrity: 'existing',
    }));
  const plans = await plansOf(async () => {
    await store.update('t', userResourceType, '1', 1, ({ document }) => ({
      ...{ document: { ...document, userName: 'one' }, relations: [], integrity: 'any' },
    }));
    await change([{ value: '3' }], 'add');
    await change([{ value: '3' }], 'remove');
    await change([{ value: '3' }], 'replace');
    await store.elements('t', relations[0]!, 'g', 1);
    await store.delete('t', userResourceType, '3', { at: 2, relations });
    await find(undefined);
  });
  expect(plans.length).toBeGreaterThan(10);
  const walks = plans.filter((detail) => detail.startsWith('SCAN') && !/^SCAN (c|CONSTANT ROW|json_each)/.test(detail));
  expect(walks).toEqual([]);
});
