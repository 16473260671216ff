import { groupResourceType, userResourceType } from 'scim-core';
import {
  AT,
  expectSame,
  memberChange,
  membership,
  newGroup,
  newUser,
  query,
  relations,
  type StoreContractTest,
  TENANT,
} from './contract-test.ts';

const OTHER = 'globex';

/** No call sees or touches another tenant's data. */
export const tenantTests: readonly StoreContractTest[] = [
  {
    name: 'tenants may have the same ids and values, and each sees its own',
    async run(store) {
      await store.create(TENANT, userResourceType, newUser('1', { userName: 'bjensen', title: 'ours' }));
      await store.create(OTHER, userResourceType, newUser('1', { userName: 'bjensen', title: 'theirs' }));
      await store.create(OTHER, userResourceType, newUser('2'));
      expectSame((await store.get(TENANT, userResourceType, '1'))?.document.title, 'ours', 'ours');
      expectSame((await store.get(OTHER, userResourceType, '1'))?.document.title, 'theirs', 'theirs');
      expectSame(await store.get(TENANT, userResourceType, '2'), undefined, 'an id of theirs');
      expectSame((await query(store, undefined)).total, 1, 'all of ours');
      expectSame((await query(store, 'userName eq "2"')).total, 0, 'a value of theirs');
      expectSame((await query(store, 'title pr')).total, 1, 'an attribute that both have');
    },
  },
  {
    name: 'a change or a removal in one tenant leaves the other alone',
    async run(store) {
      for (const tenant of [TENANT, OTHER]) {
        await store.create(tenant, userResourceType, newUser('1'));
        await store.create(tenant, groupResourceType, newGroup('g', ['1']));
      }
      const change = { relations: [memberChange('add', ['2'])], integrity: 'any' } as const;
      await store.update(OTHER, groupResourceType, 'g', AT, () => change);
      await store.delete(OTHER, userResourceType, '1', { at: AT, relations });
      const { elements } = await store.elements(TENANT, membership, 'g', 10);
      expectSame(
        elements.map(({ value, exists }) => [value, exists]),
        [['1', true]],
        'members',
      );
      expectSame((await store.get(TENANT, groupResourceType, 'g'))?.version, 1, 'version');
      expectSame((await store.owners(TENANT, membership, ['1'])).get('1')?.length, 1, 'owners');
      expectSame((await store.owners(TENANT, membership, ['2'])).size, 0, 'owners of a member of theirs');
    },
  },
];
