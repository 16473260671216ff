import { bindFilter, groupResourceType, userResourceType } from 'scim-core';
import { findRelations } from 'scim-provider';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../open.ts';
import type { SqliteStore } from '../store.ts';

const relations = findRelations([userResourceType, groupResourceType]);
let store: SqliteStore;

beforeAll(async () => {
  store = openSqliteStore({ file: ':memory:' });
  for (let index = 0; index < 20; index += 1) {
    const document = { schemas: [], userName: `user-${index}`, title: index % 2 === 0 ? 'Boss' : 'Guide' };
    await store.create('t', userResourceType, { id: `${index}`, at: 0, document, relations: [], integrity: 'any' });
  }
});
afterAll(() => store.close());

const explain = (
  text: string | undefined,
  type = userResourceType as typeof userResourceType | typeof groupResourceType,
) =>
  store.explain('t', type, {
    ...{ offset: 0, limit: 10, relations, locationOf: () => undefined },
    filter: text === undefined ? undefined : bindFilter(text, { resourceType: type }),
  });

describe('explain', () => {
  it.each([
    [undefined, { source: 'all', paths: [], isIndexed: false, isDirect: true, rows: 20 }],
    ['userName eq "USER-7"', { source: 'equal', paths: ['userName'], isIndexed: true, isDirect: true, rows: 1 }],
    ['userName sw "user-1"', { source: 'range', paths: ['userName'], isDirect: true, rows: 11 }],
    ['userName sw "user-1" and title eq "boss"', { source: 'range', isDirect: false, rows: 11, probes: 0 }],
    ['id eq "3" and userName eq "user-3"', { source: 'id', paths: ['id'], probes: 1, rows: 1, remainder: undefined }],
    ['userName eq "user-1" or externalId eq "x"', { source: 'union', paths: ['userName', 'externalId'], rows: 1 }],
    ['title eq "boss"', { source: 'all', paths: [], isIndexed: false, isDirect: false, rows: 20 }],
    ['x:unknown eq "boss" and title pr', undefined],
  ] as const)('says how %s is answered', async (text, expected) => {
    if (expected === undefined) {
      expect(() => explain(text)).toThrow(/unknown/);
      return;
    }
    expect(await explain(text)).toMatchObject(expected);
  });

  it('names the relation that answers a filter on members', async () => {
    expect(await explain('members.value eq "3"', groupResourceType)).toMatchObject({
      ...{ source: 'member', paths: ['Group.members'], isDirect: true, rows: 0 },
    });
  });

  it('shows what is left to look at', async () => {
    const { remainder } = await explain('userName sw "user-1" and title eq "boss"');
    expect(remainder).toMatchObject({ kind: 'comparison', target: { path: 'title' }, value: 'boss' });
  });
});
