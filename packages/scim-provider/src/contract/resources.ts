import { groupResourceType, ScimError, userResourceType } from 'scim-core';
import {
  AT,
  changeUser,
  expectRefused,
  expectSame,
  newGroup,
  newUser,
  query,
  relations,
  type StoreContractTest,
  summary,
  TENANT,
} from './contract-test.ts';

/** Creating, reading, changing and removing one resource. */
export const resourceTests: readonly StoreContractTest[] = [
  {
    name: 'a created resource is read back as it was given, in version 1',
    async run(store) {
      const given = newUser('1', {
        name: { givenName: 'Bärbel' },
        emails: [{ value: 'b@example.com', primary: true }],
      });
      const created = await store.create(TENANT, userResourceType, given);
      expectSame(created.document, given.document, 'document from create');
      expectSame(summary(created), { version: 1, created: AT, lastModified: AT }, 'version from create');
      expectSame(await store.get(TENANT, userResourceType, '1'), created, 'resource from get');
    },
  },
  {
    name: 'an id that a type does not have is not found, also when another type has it',
    async run(store) {
      await store.create(TENANT, userResourceType, newUser('1'));
      expectSame(await store.get(TENANT, userResourceType, '2'), undefined, 'unknown id');
      expectSame(await store.get(TENANT, groupResourceType, '1'), undefined, 'id of another type');
      const change = () => ({ document: {}, relations: [], integrity: 'any' }) as const;
      expectSame(await store.update(TENANT, groupResourceType, '1', AT, change), undefined, 'update in another type');
      expectSame(await store.delete(TENANT, groupResourceType, '1', { at: AT, relations }), undefined, 'delete there');
    },
  },
  {
    name: 'an id is unique over all types of a tenant',
    async run(store) {
      await store.create(TENANT, userResourceType, newUser('1'));
      await expectRefused(store.create(TENANT, groupResourceType, newGroup('1')), 409, 'uniqueness', 'second id');
    },
  },
  {
    name: 'a changed document gets the next version and the time of the change',
    async run(store) {
      await store.create(TENANT, userResourceType, newUser('1'));
      const outcome = await changeUser(store, '1', { title: 'Guide' }, AT + 1000);
      expectSame(outcome?.changed, true, 'changed');
      expectSame(outcome?.before.version, 1, 'version before');
      expectSame(summary(outcome!.after), { version: 2, created: AT, lastModified: AT + 1000 }, 'version after');
      const read = await store.get(TENANT, userResourceType, '1');
      expectSame(read, outcome?.after, 'resource from get');
      expectSame(read?.document.title, 'Guide', 'title');
    },
  },
  {
    name: 'the time of a change is later than the one before, also when the clock is not',
    async run(store) {
      await store.create(TENANT, userResourceType, newUser('1'));
      const outcome = await changeUser(store, '1', { title: 'Guide' }, AT - 5000);
      expectSame(outcome?.after.lastModified, AT + 1, 'lastModified');
    },
  },
  {
    name: 'a change that changes nothing keeps version and time',
    async run(store) {
      const created = await store.create(TENANT, userResourceType, newUser('1'));
      const outcome = await store.update(TENANT, userResourceType, '1', AT + 1000, () => ({
        relations: [],
        integrity: 'any',
      }));
      expectSame(outcome?.changed, false, 'changed');
      expectSame(outcome?.after, created, 'after');
      expectSame(await store.get(TENANT, userResourceType, '1'), created, 'resource from get');
    },
  },
  {
    name: 'what the change throws is thrown on, and nothing is changed',
    async run(store) {
      const created = await store.create(TENANT, userResourceType, newUser('1'));
      const fail = (): never => {
        throw new ScimError(412, 'stale', { scimType: 'test' });
      };
      await expectRefused(store.update(TENANT, userResourceType, '1', AT, fail), 412, 'test', 'update');
      const removal = { at: AT, relations, guard: fail };
      await expectRefused(store.delete(TENANT, userResourceType, '1', removal), 412, 'test', 'delete');
      expectSame(await store.get(TENANT, userResourceType, '1'), created, 'resource');
    },
  },
  {
    name: 'a removed resource is gone from every answer, and its values are free again',
    async run(store) {
      const created = await store.create(TENANT, userResourceType, newUser('1', { userName: 'bjensen' }));
      expectSame(await store.delete(TENANT, userResourceType, '1', { at: AT, relations }), created, 'removed resource');
      expectSame(await store.get(TENANT, userResourceType, '1'), undefined, 'get');
      expectSame((await query(store, undefined)).total, 0, 'total of all');
      expectSame((await query(store, 'userName eq "bjensen"')).total, 0, 'total by userName');
      expectSame(await store.delete(TENANT, userResourceType, '1', { at: AT, relations }), undefined, 'second delete');
      await store.create(TENANT, userResourceType, newUser('2', { userName: 'bjensen' }));
    },
  },
  {
    name: 'concurrent changes of one resource all count',
    async run(store) {
      await store.create(TENANT, userResourceType, newUser('1', { entitlements: [] }));
      const names = Array.from({ length: 20 }, (_, index) => `right-${index}`);
      await Promise.all(
        names.map((value) =>
          store.update(TENANT, userResourceType, '1', AT, ({ document }) => ({
            document: { ...document, entitlements: [...(document.entitlements as object[]), { value }] },
            relations: [],
            integrity: 'any',
          })),
        ),
      );
      const read = await store.get(TENANT, userResourceType, '1');
      expectSame((read!.document.entitlements as object[]).length, 20, 'entitlements');
      expectSame(read?.version, 21, 'version');
    },
  },
];
