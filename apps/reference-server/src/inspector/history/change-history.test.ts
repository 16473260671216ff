import { groupResourceType, userResourceType } from 'scim-core';
import { findRelations } from 'scim-provider';
import { openSqliteStore, type SqliteStore } from 'scim-store-sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { exchangeOf } from '../../record/test-support/facts.ts';
import { Traffic } from '../../record/traffic.ts';
import { type ChangeSources, changesOf } from './change-history.ts';

const resourceTypes = [userResourceType, groupResourceType];
const relations = findRelations(resourceTypes);
let store: SqliteStore;
let sources: ChangeSources;
beforeEach(async () => {
  store = openSqliteStore({ file: ':memory:' });
  sources = {
    ...{ store, tenants: new Map([['default', { resourceTypes }]]) },
    traffic: new Traffic({ exchanges: 10, bytes: 100_000 }),
  };
  await store.create('default', userResourceType, {
    ...{ id: '1', at: 0, document: { schemas: [], userName: 'ada' }, relations: [], integrity: 'any' },
  });
  await store.create('default', groupResourceType, {
    ...{ id: 'g', at: 1, document: { schemas: [], displayName: 'Staff' }, integrity: 'any' },
    relations: [{ target: relations[0]!.target, change: 'add', elements: [{ value: '1' }] }],
  });
});
afterEach(() => store.close());

it('tells what an exchange changed, whatever others changed at the same time', async () => {
  const changes = [{ change: 'created', resourceType: 'User', id: '1', version: 1 }] as const;
  expect(await changesOf(sources, exchangeOf({ id: 7, changes, position: 2 }))).toEqual([
    {
      ...{ position: 1, at: '1970-01-01T00:00:00.000Z', resourceType: 'User', id: '1', name: 'ada' },
      ...{ change: 'created', version: 1, diff: [{ path: 'userName', kind: 'added', after: 'ada' }], exchange: 7 },
    },
  ]);
});

it('tells of a deletion which groups lost the resource', async () => {
  await store.delete('default', userResourceType, '1', { at: 2, relations });
  const changes = [{ change: 'deleted', resourceType: 'User', id: '1', version: 1 }] as const;
  expect(await changesOf(sources, exchangeOf({ id: 8, changes, position: 4 }))).toMatchObject([
    { change: 'deleted', name: 'ada', exchange: 8 },
    { change: 'updated', name: 'Staff', version: 2, exchange: 8, diff: [{ path: 'members', kind: 'removed' }] },
  ]);
});

it('passes over what the journal no longer has', async () => {
  const changes = [{ change: 'updated', resourceType: 'User', id: '1', version: 9 }] as const;
  expect(await changesOf(sources, exchangeOf({ changes, position: 2 }))).toEqual([]);
});
