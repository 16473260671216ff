import { defineResourceType, defineSchema, userResourceType } from 'scim-core';
import {
  AT,
  changeUser,
  expectRefused,
  expectSame,
  matching,
  newUser,
  type StoreContractTest,
  TENANT,
} from './contract-test.ts';

const badgeType = defineResourceType({
  name: 'Badge',
  endpoint: '/Badges',
  schema: defineSchema({
    id: 'urn:example:params:scim:schemas:Badge',
    attributes: [
      { name: 'number', type: 'integer', uniqueness: 'server' },
      { name: 'serial', caseExact: true, uniqueness: 'global' },
    ],
  }),
});

const staffType = defineResourceType({
  ...{ name: 'Staff', endpoint: '/Staff', schema: userResourceType.schema },
  uniquePaths: ['emails[type eq "work"].value', 'emails[type eq "pager"].nowhere'],
});

function newBadge(id: string, attributes: object) {
  const document = { schemas: [badgeType.schema.id], ...attributes };
  return { id, at: AT, document, relations: [], integrity: 'any' } as const;
}

/** Unique values, and what tenants share. */
export const uniquenessTests: readonly StoreContractTest[] = [
  {
    name: 'a unique value is refused a second time in any letter case',
    async run(store) {
      await store.create(TENANT, userResourceType, newUser('1', { userName: 'BJensen' }));
      const second = newUser('2', { userName: 'bJENSEN' });
      await expectRefused(store.create(TENANT, userResourceType, second), 409, 'uniqueness', 'create');
      expectSame(await store.get(TENANT, userResourceType, '2'), undefined, 'the refused one');
      await store.create(TENANT, userResourceType, newUser('2'));
      const change = changeUser(store, '2', { userName: 'bjensen', title: 'Guide' });
      await expectRefused(change, 409, 'uniqueness', 'update');
      expectSame((await store.get(TENANT, userResourceType, '2'))?.version, 1, 'version of the refused one');
      expectSame(await matching(store, 'title pr'), [], 'resources with the refused title');
    },
  },
  {
    name: 'a resource may spell its own unique value differently, and give it up',
    async run(store) {
      await store.create(TENANT, userResourceType, newUser('1', { userName: 'BJensen' }));
      await changeUser(store, '1', { userName: 'bjensen' });
      await changeUser(store, '1', { userName: 'babs' });
      await store.create(TENANT, userResourceType, newUser('2', { userName: 'BJENSEN' }));
      expectSame(await matching(store, 'userName eq "bjensen"'), ['2'], 'who has the value');
    },
  },
  {
    name: 'case counts where the attribute is case exact, and numbers are unique too',
    async run(store) {
      await store.create(TENANT, badgeType, newBadge('1', { number: 7, serial: 'a' }));
      await store.create(TENANT, badgeType, newBadge('2', { number: 8, serial: 'A' }));
      const third = store.create(TENANT, badgeType, newBadge('3', { number: 7, serial: 'b' }));
      await expectRefused(third, 409, 'uniqueness', 'number');
    },
  },
  {
    name: 'uniqueness of scope server ends at the tenant, of scope global it does not',
    async run(store) {
      await store.create(TENANT, badgeType, newBadge('1', { number: 7, serial: 'a' }));
      await store.create('other', badgeType, newBadge('2', { number: 7, serial: 'b' }));
      const third = store.create('third', badgeType, newBadge('3', { number: 9, serial: 'a' }));
      await expectRefused(third, 409, 'uniqueness', 'serial');
    },
  },
  {
    name: 'a value is unique where the type says so, under its condition and nowhere else',
    async run(store) {
      const staff = (id: string, type: string) =>
        store.create(TENANT, staffType, newUser(id, { emails: [{ type, value: id === '1' ? 'a@x' : 'A@X' }] }));
      await staff('1', 'work');
      await staff('2', 'home');
      await expectRefused(staff('3', 'work'), 409, 'uniqueness', 'the second one at work');
      const document = { schemas: [], userName: '2', emails: [{ type: 'work', value: 'a@x' }] };
      const change = () => ({ document, relations: [], integrity: 'any' as const });
      await expectRefused(store.update(TENANT, staffType, '2', AT, change), 409, 'uniqueness', 'a change to it');
      await store.delete(TENANT, staffType, '1', { at: AT, relations: [] });
      await store.update(TENANT, staffType, '2', AT, change);
    },
  },
  {
    name: 'of many that ask for one value at once, one gets it',
    async run(store) {
      const attempts = await Promise.allSettled(
        Array.from({ length: 20 }, (_, index) =>
          store.create(TENANT, userResourceType, newUser(`${index}`, { userName: 'BJensen' })),
        ),
      );
      expectSame(attempts.filter(({ status }) => status === 'fulfilled').length, 1, 'created');
      expectSame((await matching(store, 'userName eq "bjensen"')).length, 1, 'found');
    },
  },
];
