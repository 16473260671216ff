import { userResourceType } from 'scim-core';
import { tooMany } from 'scim-provider';
import { openSqliteStore, type SqliteStore } from 'scim-store-sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Tenant } from '../../tenant/tenant.ts';
import { type Moment, presentMoment } from '../resources/moment.ts';
import { explainFilter } from './explain-filter.ts';

const tenant = {
  ...{ name: 'default', resourceTypes: [userResourceType], reading: { mode: 'lenient' } },
  localUrl: () => 'http://localhost/scim/v2',
} as unknown as Tenant;
let store: SqliteStore;
beforeEach(() => {
  store = openSqliteStore({ file: ':memory:', journalLimit: 0 });
});
afterEach(() => store.close());

it('tells of some resources what a filter makes of them that is refused as too many would have to be looked at', async () => {
  for (const [id, title] of ['Boss', 'Guide', 'Guide'].entries()) {
    const document = { schemas: [], userName: `user-${id}`, title };
    const created = { id: `${id}`, at: 0, document, relations: [], integrity: 'any' } as const;
    await store.create('default', userResourceType, created);
  }
  const moment = presentMoment({ store }, tenant);
  const query: SqliteStore['query'] = (name, type, asked) =>
    asked.filter === undefined ? store.query(name, type, asked) : Promise.reject(tooMany());
  const refusing = { ...moment, store: { ...moment.store, query } as Moment['store'] };
  const asked = { tenant, type: userResourceType, filter: 'title eq "boss"', limit: 3 };
  const told = await explainFilter(store, refusing, asked);
  expect(told).toMatchObject({ total: 1, error: expect.stringContaining('50000'), plan: { isIndexed: false } });
  expect(told.matches.map(({ name }) => name)).toEqual(['user-0']);
  expect(told.others).toHaveLength(2);
});
