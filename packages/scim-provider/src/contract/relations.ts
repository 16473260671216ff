import { groupResourceType, userResourceType } from 'scim-core';
import {
  AT,
  changeMembers,
  expectRefused,
  expectSame,
  matching,
  memberChange,
  memberFilter,
  memberIds,
  membership,
  newGroup,
  newUser,
  ownerIds,
  readMembers,
  relations,
  type StoreContractTest,
  TENANT,
} from './contract-test.ts';

const members = membership.target;

/** Membership as a relation of its own. */
export const relationTests: readonly StoreContractTest[] = [
  {
    name: 'an element shows type and name of the resource that it refers to, and is kept when there is none',
    async run(store) {
      await store.create(TENANT, userResourceType, newUser('1', { displayName: 'Babs' }));
      await store.create(TENANT, groupResourceType, newGroup('g', ['1', 'nobody']));
      expectSame(
        await readMembers(store, 'g'),
        [
          { value: '1', type: 'User', display: 'Babs', exists: true },
          { value: 'nobody', type: undefined, display: undefined, exists: false },
        ],
        'members',
      );
    },
  },
  {
    name: 'set operations add and remove elements, count what they did, and give a new version only for a change',
    async run(store) {
      await store.create(TENANT, groupResourceType, newGroup('g', ['1', '2']));
      const steps: readonly (readonly [Parameters<typeof memberChange>, readonly string[], number[], number])[] = [
        [['add', ['2', '3']], ['1', '2', '3'], [1, 0], 2],
        [['add', ['3']], ['1', '2', '3'], [0, 0], 2],
        [['remove', ['1', '9']], ['2', '3'], [0, 1], 3],
        [['remove', ['9']], ['2', '3'], [0, 0], 3],
        [['replace', ['3', '4', '4']], ['3', '4'], [1, 1], 4],
        [['replace', ['4', '3']], ['3', '4'], [0, 0], 4],
        [['replace', []], [], [0, 2], 5],
      ];
      for (const [[change, ids], expected, [added, removed], version] of steps) {
        const what = `${change} ${ids.join()}`;
        const outcome = await changeMembers(store, 'g', [memberChange(change, ids)]);
        expectSame(outcome?.effects, [{ added, removed }], `effects of ${what}`);
        expectSame(outcome?.after.version, version, `version after ${what}`);
        expectSame(await memberIds(store, 'g'), expected, `members after ${what}`);
      }
    },
  },
  {
    name: 'elements are selected by conditions on value, type and display',
    async run(store) {
      await store.create(TENANT, userResourceType, newUser('1', { displayName: 'Babs' }));
      await store.create(TENANT, groupResourceType, newGroup('h'));
      await store.create(TENANT, groupResourceType, newGroup('g', ['1', 'h', 'x', 'y', 'z']));
      const removeWhere = (text: string) =>
        changeMembers(store, 'g', [{ target: members, change: 'removeWhere', filter: memberFilter(text) }]);
      await removeWhere('value eq "X" or value eq "y"');
      expectSame(await memberIds(store, 'g'), ['1', 'h', 'z'], 'after two values');
      await removeWhere('type eq "Group"');
      expectSame(await memberIds(store, 'g'), ['1', 'z'], 'after a type');
      await removeWhere('display sw "ba" and value pr');
      expectSame(await memberIds(store, 'g'), ['z'], 'after a display');
      expectSame((await removeWhere('value eq "nobody"'))?.changed, false, 'changed by no match');
    },
  },
  {
    name: 'replacing selected elements needs a match, unless it says what to add',
    async run(store) {
      await store.create(TENANT, groupResourceType, newGroup('g', ['1', '2']));
      const replace = (value: string, by: string, whenNone: 'add' | 'refuse') => {
        const filter = memberFilter(`value eq "${value}"`);
        return changeMembers(store, 'g', [
          { target: members, change: 'replaceWhere', filter, element: { value: by }, whenNone },
        ]);
      };
      expectSame((await replace('1', '3', 'refuse'))?.effects, [{ added: 1, removed: 1 }], 'effects');
      expectSame(await memberIds(store, 'g'), ['2', '3'], 'members');
      await expectRefused(replace('9', '4', 'refuse'), 400, 'noTarget', 'no match');
      await replace('9', '4', 'add');
      expectSame(await memberIds(store, 'g'), ['2', '3', '4'], 'members after adding');
    },
  },
  {
    name: 'several operations run in order, all or none',
    async run(store) {
      await store.create(TENANT, groupResourceType, newGroup('g', ['1']));
      await changeMembers(store, 'g', [
        memberChange('replace', []),
        memberChange('add', ['2']),
        memberChange('add', ['3']),
      ]);
      expectSame(await memberIds(store, 'g'), ['2', '3'], 'members');
      const failing = {
        target: members,
        change: 'replaceWhere',
        filter: memberFilter('value eq "9"'),
        element: { value: '9' },
        whenNone: 'refuse',
      } as const;
      await expectRefused(
        changeMembers(store, 'g', [memberChange('add', ['4']), failing]),
        400,
        'noTarget',
        'second one',
      );
      expectSame(await memberIds(store, 'g'), ['2', '3'], 'members after a refusal');
    },
  },
  {
    name: 'where elements must exist, another value is refused',
    async run(store) {
      await store.create(TENANT, userResourceType, newUser('1'));
      await store.create(TENANT, groupResourceType, newGroup('g'));
      const add = (id: string) =>
        store.update(TENANT, groupResourceType, 'g', AT, () => ({
          relations: [memberChange('add', [id])],
          integrity: 'existing',
        }));
      await add('1');
      await expectRefused(add('2'), 400, 'invalidValue', 'unknown id');
      expectSame(await memberIds(store, 'g'), ['1'], 'members');
    },
  },
  {
    name: 'concurrent additions to one relation all count',
    async run(store) {
      await store.create(TENANT, groupResourceType, newGroup('g'));
      const ids = Array.from({ length: 64 }, (_, index) => `${100 + index}`);
      await Promise.all(ids.map((id) => changeMembers(store, 'g', [memberChange('add', [id])])));
      expectSame(await memberIds(store, 'g'), ids, 'members');
      expectSame((await store.get(TENANT, groupResourceType, 'g'))?.version, 65, 'version');
    },
  },
  {
    name: 'elements are read in parts, each element once',
    async run(store) {
      const ids = Array.from({ length: 25 }, (_, index) => `${100 + index}`);
      await store.create(TENANT, groupResourceType, newGroup('g', ids));
      const read = await readMembers(store, 'g', 10);
      expectSame(read.map(({ value }) => value).sort(), ids, 'members');
      expectSame((await store.elements(TENANT, membership, 'g', 25)).next, undefined, 'next of the last part');
      expectSame((await store.elements(TENANT, membership, 'nobody', 10)).elements, [], 'elements of an unknown id');
    },
  },
  {
    name: 'the reverse tells who holds a resource, also through nesting, and ends in a circle',
    async run(store) {
      await store.create(TENANT, userResourceType, newUser('1'));
      await store.create(TENANT, groupResourceType, newGroup('a', ['1', 'c']));
      await store.create(TENANT, groupResourceType, newGroup('b', ['a']));
      await store.create(TENANT, groupResourceType, newGroup('c', ['b']));
      await store.create(TENANT, groupResourceType, newGroup('d', ['1']));
      expectSame(await ownerIds(store, '1'), ['a', '(b)', '(c)', 'd'], 'owners');
      expectSame(await ownerIds(store, '2'), [], 'owners of an unknown id');
      const owners = (await store.owners(TENANT, membership, ['1'])).get('1');
      expectSame(owners?.[0]?.display, 'Group a', 'display');
    },
  },
  {
    name: 'removing a resource takes it out of every relation, which thereby get a new version',
    async run(store) {
      await store.create(TENANT, userResourceType, newUser('1'));
      await store.create(TENANT, groupResourceType, newGroup('a', ['1', '2']));
      await store.create(TENANT, groupResourceType, newGroup('b', ['2']));
      await store.delete(TENANT, userResourceType, '1', { at: AT + 1000, relations });
      expectSame(await memberIds(store, 'a'), ['2'], 'members');
      const a = await store.get(TENANT, groupResourceType, 'a');
      expectSame([a?.version, a?.lastModified], [2, AT + 1000], 'version of its holder');
      expectSame((await store.get(TENANT, groupResourceType, 'b'))?.version, 1, 'version of another');
      const since = `meta.lastModified ge "${new Date(AT + 1000).toISOString()}"`;
      expectSame(await matching(store, since, groupResourceType), ['a'], 'found by time');
    },
  },
  {
    name: 'a removed group holds nobody any more, and a new one with its id neither',
    async run(store) {
      await store.create(TENANT, userResourceType, newUser('1'));
      await store.create(TENANT, groupResourceType, newGroup('a', ['1', 'a']));
      await store.delete(TENANT, groupResourceType, 'a', { at: AT, relations });
      expectSame(await ownerIds(store, '1'), [], 'owners');
      await store.create(TENANT, groupResourceType, newGroup('a'));
      expectSame(await memberIds(store, 'a'), [], 'members');
    },
  },
];
