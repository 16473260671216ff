import { groupResourceType, type ResourceType, userResourceType } from 'scim-core';
import type { ResourceStore, StoredDocument } from '../store/resource-store.ts';
import {
  AT,
  changeUser,
  expectSame,
  matching,
  newGroup,
  newUser,
  query,
  type StoreContractTest,
  TENANT,
} from './contract-test.ts';

const PEOPLE: readonly (readonly [id: string, attributes: StoredDocument])[] = [
  [
    '1',
    {
      ...{ userName: 'BJensen', externalId: 'Ext-1', displayName: 'Babs Jensen', active: true, title: 'Guide' },
      emails: [
        { value: 'babs@example.com', type: 'work', primary: true },
        { value: 'babs@home.example', type: 'home' },
      ],
    },
  ],
  [
    '2',
    {
      userName: 'jsmith',
      externalId: 'ext-1',
      displayName: 'John Smith',
      active: false,
      emails: [{ value: 'j@example.com' }],
    },
  ],
  ['3', { userName: 'ägnes', displayName: 'babs jensen', emails: [{ value: 'BABS@EXAMPLE.COM', type: 'home' }] }],
  ['4', { userName: '\u{1F600}smile', displayName: '', title: 'guide' }],
  ['5', { userName: '\uFB01nal', title: '100% "sure"_' }],
];

async function givePeople(store: ResourceStore): Promise<void> {
  for (const [index, [id, attributes]] of PEOPLE.entries()) {
    await store.create(TENANT, userResourceType, newUser(id, attributes, AT + index * 1000));
  }
}

const time = (seconds: number) => new Date(AT + seconds * 1000).toISOString();

/** Filters with the people that match, by id. */
const FILTERS: readonly (readonly [filter: string, ids: string])[] = [
  ['userName eq "bjensen"', '1'],
  ['userName eq "nobody"', ''],
  ['userName eq "ÄGNES"', '3'],
  ['userName ne "bjensen"', '2345'],
  ['not (userName eq "bjensen")', '2345'],
  ['externalId eq "ext-1"', '2'],
  ['id eq "4"', '4'],
  ['displayName eq "BABS JENSEN"', '13'],
  ['displayName pr', '123'],
  ['not (displayName pr)', '45'],
  ['userName sw "b"', '1'],
  ['userName sw "\\uD83D\\uDE00"', '4'],
  ['userName co "JEN"', '1'],
  ['userName ew "nal"', '5'],
  ['userName ge "j" and userName lt "k"', '2'],
  ['userName gt "z"', '345'],
  ['userName le "bjensen"', '1'],
  ['active eq true', '1'],
  ['active ne true', '2345'],
  ['title eq "GUIDE"', '14'],
  ['title co "%"', '5'],
  ['title co "\\"sure\\"_"', '5'],
  ['emails.value eq "babs@example.com"', '13'],
  ['emails.value ne "babs@example.com"', '1245'],
  ['emails.value sw "babs@"', '13'],
  ['emails eq "j@example.com"', '2'],
  ['emails[type eq "work"].value eq "babs@example.com"', '1'],
  ['emails[type eq "work" and value eq "babs@example.com"]', '1'],
  ['emails[type eq "home"].value eq "babs@example.com"', '3'],
  ['emails[type eq "work" and value ew "home.example"]', ''],
  ['emails[not (type pr)]', '2'],
  [`meta.lastModified eq "${time(2)}"`, '3'],
  [`meta.lastModified gt "${time(2)}"`, '45'],
  [`meta.created le "${time(1)}"`, '12'],
  ['meta.resourceType eq "User"', '12345'],
  ['meta.location ew "/Users/3"', '3'],
  ['userName eq "bjensen" or externalId eq "ext-1"', '12'],
  ['userName eq "bjensen" or title eq "guide"', '14'],
  ['(userName eq "bjensen" and active eq true) or (userName eq "jsmith" and active eq true)', '1'],
  ['displayName eq "babs jensen" and not (userName eq "bjensen")', '3'],
  ['displayName eq "babs jensen" and emails[type eq "work"]', '1'],
  ['not (displayName eq "babs jensen" or userName eq "jsmith")', '45'],
  ['groups.value eq "g"', '12'],
  ['groups[value eq "h" and type eq "indirect"]', '12'],
  ['groups.display eq "group h"', '123'],
  ['userName sw "b" and groups pr', '1'],
];

const GROUP_FILTERS: readonly (readonly [filter: string, ids: string])[] = [
  ['members.value eq "2"', 'g'],
  ['members eq "3"', 'h'],
  ['members[value eq "g"]', 'h'],
  ['members[value eq "1" or value eq "3"]', 'gh'],
  ['members[type eq "Group"]', 'h'],
  ['members.display co "smith"', 'g'],
  ['id eq "g" and members eq "2"', 'g'],
  ['id eq "g" and members eq "3"', ''],
  ['members pr', 'gh'],
  ['not (members.value eq "2")', 'hi'],
  ['members.value ne "2"', 'ghi'],
  ['displayName eq "group i"', 'i'],
];

async function expectMatches(
  store: ResourceStore,
  filters: readonly (readonly [string, string])[],
  type: ResourceType,
): Promise<void> {
  const wrong: string[] = [];
  for (const [filter, ids] of filters) {
    const found = (await matching(store, filter, type)).join('');
    if (found !== ids) wrong.push(`${filter}: expected "${ids}", found "${found}"`);
  }
  expectSame(wrong, [], 'filters');
}

/** Filters, pages and order. */
export const queryTests: readonly StoreContractTest[] = [
  {
    name: 'filters find what RFC 7644 §3.4.2.2 says, whether an index answers them or not',
    async run(store) {
      await givePeople(store);
      await store.create(TENANT, groupResourceType, newGroup('g', ['1', '2']));
      await store.create(TENANT, groupResourceType, newGroup('h', ['3', 'g']));
      await store.create(TENANT, groupResourceType, newGroup('i'));
      await expectMatches(store, FILTERS, userResourceType);
      await expectMatches(store, GROUP_FILTERS, groupResourceType);
    },
  },
  {
    name: 'a changed value is found, and the former one is not',
    async run(store) {
      await store.create(
        TENANT,
        userResourceType,
        newUser('1', { userName: 'a', emails: [{ value: 'a@x', type: 'work' }] }),
      );
      await changeUser(store, '1', { userName: 'b', emails: [{ value: 'b@x', type: 'work' }] }, AT + 1000);
      for (const filter of ['userName eq "X"', 'emails.value eq "X@x"', 'emails[type eq "work"].value eq "X@x"']) {
        expectSame(await matching(store, filter.replace('X', 'a')), [], `former ${filter}`);
        expectSame(await matching(store, filter.replace('X', 'b')), ['1'], `present ${filter}`);
      }
      expectSame(await matching(store, `meta.lastModified eq "${time(0)}"`), [], 'former time');
      expectSame(await matching(store, `meta.lastModified eq "${time(1)}"`), ['1'], 'present time');
    },
  },
  {
    name: 'pages follow one another without gap or repetition, and the total is that of all',
    async run(store) {
      for (let index = 0; index < 12; index += 1) {
        await store.create(
          TENANT,
          userResourceType,
          newUser(`${100 + index}`, { displayName: index < 9 ? 'Same' : 'Other' }),
        );
      }
      const cases: readonly (readonly [string | undefined, number])[] = [
        [undefined, 12],
        ['displayName eq "same"', 9],
        ['userName sw "10"', 10],
        ['userName co "1"', 12],
        ['displayName eq "same" or userName eq "111"', 10],
      ];
      for (const [filter, total] of cases) {
        const ids: string[] = [];
        for (let offset = 0; offset < 20; offset += 5) {
          const page = await query(store, filter, { offset, limit: 5 });
          expectSame(page.total, total, `total of ${filter} from ${offset}`);
          expectSame(
            page.resources.length,
            Math.max(0, Math.min(5, total - offset)),
            `page of ${filter} from ${offset}`,
          );
          ids.push(...page.resources.map(({ id }) => id));
        }
        expectSame(new Set(ids).size, total, `different ids of ${filter}`);
        const none = await query(store, filter, { limit: 0 });
        expectSame([none.total, none.resources], [total, []], `page of nothing of ${filter}`);
      }
    },
  },
  {
    name: 'order is by code point in folded form, by number or by time; no value comes last, first when descending',
    async run(store) {
      await givePeople(store);
      const order = async (path: string, descending: boolean) => {
        const target = userResourceType.index.resolve(path)!;
        const { resources } = await query(store, undefined, { sort: { target, descending } });
        return resources.map(({ id }) => id).join('');
      };
      expectSame(await order('userName', false), '12354', 'userName');
      expectSame(await order('userName', true), '45321', 'userName descending');
      expectSame((await order('displayName', false)).slice(2), '245', 'displayName, no value last');
      expectSame((await order('displayName', true)).slice(0, 3), '452', 'displayName descending, no value first');
      expectSame(await order('meta.created', true), '54321', 'created');
      expectSame((await order('emails.value', false)).slice(2), '245', 'the primary value of several');
    },
  },
  {
    name: 'sorted pages keep to the filter and to the order',
    async run(store) {
      await givePeople(store);
      const target = userResourceType.index.resolve('userName')!;
      const sort = { target, descending: true };
      const page = await query(store, 'emails pr', { sort, offset: 1, limit: 1 });
      expectSame([page.total, page.resources.map(({ id }) => id)], [3, ['2']], 'second of three');
    },
  },
];
