import { groupResourceType, userResourceType } from 'scim-core';
import { isPlainDocument } from '../store/plain-document.ts';
import type { StoredResource } from '../store/resource-store.ts';
import {
  changeUser,
  expectSame,
  membership,
  newGroup,
  newUser,
  query,
  type StoreContractTest,
  TENANT,
} from './contract-test.ts';

/** What a store gives besides what was asked for, or leaves out: never anything else than the long way would lead to. */
export const shortcutTests: readonly StoreContractTest[] = [
  {
    name: 'the text of a document is given for what may be seen as it is, and for nothing else',
    async run(store) {
      const check = ({ document, plainText }: StoredResource, what: string) => {
        if (plainText === undefined) return;
        expectSame(isPlainDocument(userResourceType, document), true, `${what}: whether it may be seen`);
        expectSame(plainText, JSON.stringify(document), what);
      };
      const plain = newUser('1', { title: 'Guide', emails: [{ value: 'b@example.com' }] });
      check(await store.create(TENANT, userResourceType, plain), 'from create');
      check(await store.create(TENANT, userResourceType, newUser('2', { password: 'hash' })), 'a secret, from create');
      const changed = await changeUser(store, '1', { password: 'hash' });
      check(changed!.before, 'before a secret');
      check(changed!.after, 'a secret, from update');
      for (const id of ['1', '2']) check((await store.get(TENANT, userResourceType, id))!, `${id} from get`);
      for (const filter of [undefined, 'userName eq "1"', 'userName eq "2"', 'title eq "guide"']) {
        for (const one of (await query(store, filter)).resources) check(one, `${one.id} from a query`);
      }
    },
  },
  {
    name: 'who holds the resources of a page is told as it is when asked for',
    async run(store) {
      for (const id of ['1', '2', '3']) await store.create(TENANT, userResourceType, newUser(id, { title: 'Guide' }));
      await store.create(TENANT, groupResourceType, newGroup('inner', ['1']));
      await store.create(TENANT, groupResourceType, newGroup('outer', ['inner', '3']));
      for (const filter of [undefined, 'userName eq "1"', 'userName eq "2"', 'title eq "guide"', 'userName eq "x"']) {
        const { resources, owners } = await query(store, filter, { owners: [membership] });
        const told = owners?.get(membership);
        if (told === undefined) continue;
        const ids = resources.map(({ id }) => id);
        const asked = await store.owners(TENANT, membership, ids);
        for (const id of ids) expectSame(told.get(id) ?? [], asked.get(id) ?? [], `owners of ${id} by ${filter}`);
      }
    },
  },
];
