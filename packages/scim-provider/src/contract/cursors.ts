import { userResourceType } from 'scim-core';
import type { ResourceQuery, ResourceStore } from '../store/resource-store.ts';
import {
  changeUser,
  expectRefused,
  expectSame,
  newUser,
  query,
  relations,
  type StoreContractTest,
  TENANT,
} from './contract-test.ts';

type Sort = ResourceQuery['sort'];

const sortBy = (path: string, descending = false): Sort => ({
  target: userResourceType.index.resolve(path)!,
  descending,
});

/** Ways to walk: what an index answers, what is looked at row by row, and every kind of order. */
const WALKS: readonly (readonly [filter: string | undefined, sort: Sort])[] = [
  [undefined, undefined],
  [undefined, sortBy('userName')],
  [undefined, sortBy('userName', true)],
  [undefined, sortBy('displayName')],
  [undefined, sortBy('displayName', true)],
  [undefined, sortBy('meta.lastModified')],
  ['displayName eq "same"', undefined],
  ['displayName sw "s"', sortBy('title')],
  ['userName ge "u"', undefined],
  ['userName co "u"', undefined],
  ['userName co "u"', sortBy('active', true)],
  ['emails.value sw "e"', undefined],
  ['displayName eq "same" or userName eq "u110"', undefined],
];

/** Goes from page to page, and lets others do something in between. */
async function walk(
  store: ResourceStore,
  [filter, sort]: (typeof WALKS)[number],
  between: (page: number) => Promise<unknown>,
): Promise<string[]> {
  const ids: string[] = [];
  let after: string | undefined = '';
  for (let page = 0; after !== undefined; page += 1) {
    const found = await query(store, filter, { sort, after, limit: 3 });
    if (found.resources.length > 3) throw new Error('a page is longer than asked for');
    ids.push(...found.resources.map(({ id }) => id));
    after = found.next;
    if (page > 100) throw new Error(`the walk over ${filter ?? 'everything'} does not end`);
    await between(page);
  }
  return ids;
}

async function givePeople(store: ResourceStore): Promise<void> {
  for (let index = 0; index < 12; index += 1) {
    const displayName = index < 8 ? 'Same' : 'Solo';
    const attributes = { displayName, title: `${index % 3}`, active: index % 2 === 0 };
    const emails = [{ value: `e${index % 2}` }, { value: `e${index}` }];
    const user = newUser(`${100 + index}`, { ...attributes, emails, userName: `u${100 + index}` }, index % 4);
    await store.create(TENANT, userResourceType, user);
  }
}

/** Walks by position. */
export const cursorTests: readonly StoreContractTest[] = [
  {
    name: 'a walk by position meets each resource once, in the order of the query',
    async run(store) {
      await givePeople(store);
      for (const one of WALKS) {
        const [filter, sort] = one;
        const ids = await walk(store, one, async () => undefined);
        const whole = await query(store, filter, { sort, limit: 100 });
        const what = JSON.stringify([filter, sort?.target.path, sort?.descending]);
        expectSame(ids.length, whole.total, `resources in a walk over ${what}`);
        expectSame([...ids].sort(), whole.resources.map(({ id }) => id).sort(), `different ones of ${what}`);
        if (sort?.target.path === 'userName')
          expectSame(
            ids,
            whole.resources.map(({ id }) => id),
            `order of ${what}`,
          );
      }
    },
  },
  {
    name: 'a walk meets what stays as it is once, whatever is created, changed and deleted in between',
    async run(store) {
      await givePeople(store);
      let made = 0;
      for (const one of WALKS) {
        const create = (userName: string) => {
          made += 1;
          const attributes = { userName: `${userName}${made}`, displayName: 'Same', title: '1' };
          return store.create(TENANT, userResourceType, newUser(`new-${made}`, attributes, made % 5));
        };
        const present = (await query(store, one[0], { limit: 100 })).resources.map(({ id }) => id);
        const changing = new Set(present.filter((_, index) => index % 4 === 1));
        const victims = [...changing];
        const ids = await walk(store, one, async (page) => {
          if (page < 3) await create('a');
          if (page < 3) await create('uz');
          const victim = victims.pop();
          if (victim === undefined) return;
          if (victims.length % 2 === 0) await store.delete(TENANT, userResourceType, victim, { at: 9, relations });
          else await changeUser(store, victim, { displayName: 'Solo', title: '9', userName: `x${victim}` }, 9);
        });
        const met = new Map<string, number>();
        for (const id of ids) met.set(id, (met.get(id) ?? 0) + 1);
        const staying = present.filter((id) => !changing.has(id));
        const what = JSON.stringify([one[0], one[1]?.target.path, one[1]?.descending]);
        expectSame(
          staying.filter((id) => met.get(id) !== 1),
          [],
          `what a walk over ${what} misses or repeats`,
        );
      }
    },
  },
  {
    name: 'the last page names no further one, nor does a page of nothing, and the total stays that of all',
    async run(store) {
      await givePeople(store);
      for (const [filter, sort] of WALKS) {
        const { total } = await query(store, filter, { sort });
        const all = await query(store, filter, { sort, after: '', limit: total });
        expectSame([all.resources.length, all.next], [total, undefined], `one page of all of ${filter}`);
        const first = await query(store, filter, { sort, after: '', limit: total - 1 });
        const second = await query(store, filter, { sort, after: first.next ?? '', limit: 5 });
        expectSame([second.total, second.resources.length, second.next], [total, 1, undefined], `last of ${filter}`);
        const none = await query(store, filter, { sort, after: '', limit: 0 });
        expectSame([none.total, none.resources, none.next], [total, [], undefined], `nothing of ${filter}`);
      }
      expectSame((await query(store, 'userName eq "nobody"', { after: '' })).next, undefined, 'no match');
    },
  },
  {
    name: 'a position that is none is refused',
    async run(store) {
      await givePeople(store);
      for (const after of ['x', '[]', '["1"]', '{}', '[1,{}]', 'null']) {
        await expectRefused(query(store, undefined, { after }), 400, 'invalidCursor', `position ${after}`);
        await expectRefused(query(store, 'userName co "u"', { after }), 400, 'invalidCursor', `position ${after}`);
      }
    },
  },
];
