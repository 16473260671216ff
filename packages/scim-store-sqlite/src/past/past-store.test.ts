import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { bindFilter, groupResourceType, userResourceType } from 'scim-core';
import { findRelations, type ResourceQuery, type ResourceStore } from 'scim-provider';
import { afterAll, describe, expect, test } from 'vitest';
import { openSqliteStore } from '../open.ts';
import type { SqliteStore } from '../store.ts';

const types = [userResourceType, groupResourceType];
const relations = findRelations(types);
const [membership] = relations as [(typeof relations)[number]];
const { target } = membership;
const anything = { integrity: 'any' } as const;
const locationOf = (type: string, id: string) => `https://scim.example/${type}/${id}`;
const userName = userResourceType.index.resolve('userName')!;
const lastModified = userResourceType.index.resolve('meta.lastModified')!;
const title = userResourceType.index.resolve('title')!;

type Step =
  | { readonly what: 'user' | 'group' | 'delete'; readonly id: string; readonly name: string }
  | { readonly what: 'rename'; readonly id: string; readonly name: string; readonly title: string | undefined }
  | { readonly what: 'add' | 'remove' | 'replace'; readonly id: string; readonly members: readonly string[] };

const users = ['u1', 'u2', 'u3', 'u4', 'u5'];
const groups = ['g1', 'g2', 'g3'];
const anyId = fc.constantFrom(...users, ...groups);
const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ what: fc.constantFrom('user' as const, 'delete' as const), id: fc.constantFrom(...users), name }),
  fc.record({ what: fc.constantFrom('group' as const, 'delete' as const), id: fc.constantFrom(...groups), name }),
  fc.record({
    ...{ what: fc.constant('rename' as const), id: fc.constantFrom(...users), name },
    title: fc.option(name, { nil: undefined }),
  }),
  fc.record({
    what: fc.constantFrom('add' as const, 'remove' as const, 'replace' as const),
    id: fc.constantFrom(...groups),
    members: fc.array(anyId, { maxLength: 4 }),
  }),
);

/** Does one thing; what the store refuses, such as a name that is taken, changes nothing. */
async function perform(store: ResourceStore, given: Step, at: number): Promise<void> {
  const { id } = given;
  const type = id.startsWith('u') ? userResourceType : groupResourceType;
  switch (given.what) {
    case 'user':
      await store.create('t', type, {
        id,
        at,
        document: { schemas: [], userName: given.name },
        relations: [],
        ...anything,
      });
      return;
    case 'group':
      await store.create('t', type, {
        id,
        at,
        document: { schemas: [], displayName: given.name },
        relations: [],
        ...anything,
      });
      return;
    case 'delete':
      await store.delete('t', type, id, { at, relations });
      return;
    case 'rename':
      await store.update('t', type, id, at, () => ({
        document: { schemas: [], userName: given.name, ...(given.title === undefined ? {} : { title: given.title }) },
        ...{ relations: [], ...anything },
      }));
      return;
    default: {
      const elements = given.members.map((value) => ({ value }));
      await store.update('t', type, id, at, () => ({
        ...{ relations: [{ target, change: given.what, elements }], ...anything },
      }));
    }
  }
}

const filters = [
  'userName sw "a" or title eq "b"',
  'userName ge "b"',
  'title pr',
  'userName eq "c"',
  'not (userName eq "a")',
];
const filtered = filters.map(
  (text): Partial<ResourceQuery> => ({ filter: bindFilter(text, { resourceType: userResourceType }) }),
);
const sorted = [userName, lastModified, title].flatMap((by): Partial<ResourceQuery>[] => [
  { sort: { target: by, descending: false } },
  { sort: { target: by, descending: true } },
]);

/** Everything that can be read of a store. */
async function dump(store: ResourceStore): Promise<unknown> {
  const all = { offset: 0, limit: 100, relations, locationOf };
  const found: unknown[] = [];
  for (const query of [{}, ...filtered, ...sorted]) {
    found.push(await store.query('t', userResourceType, { ...all, ...query }));
    for (const offset of [1, 2])
      found.push(await store.query('t', userResourceType, { ...all, ...query, offset, limit: 2 }));
  }
  const member = bindFilter('members.value eq "u1"', { resourceType: groupResourceType });
  found.push(
    await store.query('t', groupResourceType, all),
    await store.query('t', groupResourceType, { ...all, filter: member }),
  );
  for (const id of groups) {
    const first = await store.elements('t', membership, id, 2);
    found.push(await store.get('t', groupResourceType, id), first);
    found.push(first.next === undefined ? [] : await store.elements('t', membership, id, 2, first.next));
  }
  for (const id of users) found.push(await store.get('t', userResourceType, id));
  found.push([...(await store.owners('t', membership, [...users, ...groups]))]);
  // What resources are, and not how a store has them.
  return JSON.parse(JSON.stringify(found));
}

/** The order of what is in no order of its own may differ where a resource went and came back; content never does. */
async function history(steps: readonly Step[]) {
  const store = openSqliteStore({ file: ':memory:' });
  const moments: { position: number; state: unknown }[] = [];
  for (const [index, one] of steps.entries()) {
    await perform(store, one, 1_000 + index).catch(() => {});
    moments.push({ position: store.journal.position, state: await dump(store) });
  }
  return { store, moments };
}

describe('what a tenant had right after a change', () => {
  test('is what could be read then, whatever has changed since', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 25 }), async (steps) => {
        const { store, moments } = await history(steps);
        for (const { position, state } of moments) {
          expect(await dump(await store.at('t', position, types))).toEqual(state);
        }
        await store.close();
      }),
      { numRuns: 100 },
    );
  }, 120_000);

  test('stays what it is while more changes', async () => {
    const { store, moments } = await history([
      { what: 'user', id: 'u1', name: 'a' },
      { what: 'group', id: 'g1', name: 'g' },
      { what: 'add', id: 'g1', members: ['u1'] },
    ]);
    const past = await store.at('t', store.journal.position, types);
    await perform(store, { what: 'delete', id: 'u1', name: '' }, 2_000);
    await perform(store, { what: 'rename', id: 'u1', name: 'b', title: undefined }, 2_001);
    expect(await dump(past)).toEqual(moments.at(-1)?.state);
    await store.close();
  });
});

async function groupOf(count: number): Promise<SqliteStore> {
  const store = openSqliteStore({ file: ':memory:', journalLimit: 10 });
  await perform(store, { what: 'group', id: 'g1', name: 'g' }, 1);
  const members = Array.from({ length: count }, (_, index) => `m${index}`);
  await perform(store, { what: 'add', id: 'g1', members }, 2);
  return store;
}

test('what the journal no longer has is not made up', async () => {
  const store = await groupOf(1_500);
  const past = await store.at('t', 1, types);
  expect((await past.get('t', groupResourceType, 'g1'))?.version).toBe(1);
  await expect(past.elements('t', membership, 'g1', 10)).rejects.toThrow(/so many elements changed at once/);
  // Before the group was there, it had no members, however many it got.
  const before = await store.at('t', 0, types);
  expect((await before.elements('t', membership, 'g1', 10)).elements).toEqual([]);
  for (let index = 0; index < 70; index += 1) {
    await perform(store, { what: 'user', id: `u-x${index}`, name: `x${index}` }, 3);
  }
  await expect(store.at('t', 1, types)).rejects.toMatchObject({ code: 'journal-too-short' });
  await store.close();
});

test('a past state that was not asked for while the journal moved on is not made up either', async () => {
  const store = await groupOf(1);
  const [asked, forgotten] = [await store.at('t', 1, types), await store.at('t', 1, types)];
  for (let index = 0; index < 200; index += 1) {
    await perform(store, { what: 'user', id: `u-x${index}`, name: `x${index}` }, 3);
    expect((await asked.get('t', groupResourceType, 'g1'))?.version).toBe(1);
  }
  await expect(forgotten.get('t', groupResourceType, 'g1')).rejects.toMatchObject({ code: 'journal-too-short' });
  expect((await asked.elements('t', membership, 'g1', 10)).elements).toEqual([]);
  await store.close();
});

describe('a store that keeps no changes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'scim-past-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const noPast = expect.objectContaining({
    code: 'journal-too-short',
    message: expect.stringContaining('no changes are kept'),
  });

  test('does not take the present for the past', async () => {
    const store = openSqliteStore({ file: ':memory:', journalLimit: 0 });
    await expect(store.at('t', 0, types)).rejects.toEqual(noPast);
    const before = store.journal.position;
    await perform(store, { what: 'user', id: 'u1', name: 'a' }, 1);
    for (const position of [before, store.journal.position]) {
      await expect(store.at('t', position, types)).rejects.toEqual(noPast);
    }
    expect(await store.journal.reach()).toBe(Number.POSITIVE_INFINITY);
    expect(await store.journal.ofResource('t', 'User', 'u1', { limit: 10 })).toEqual([]);
    await store.close();
  });

  test('leaves a gap, behind which nothing is told when changes are kept again', async () => {
    const file = join(folder, 'gap.db');
    const first = openSqliteStore({ file });
    await perform(first, { what: 'user', id: 'u1', name: 'a' }, 1);
    await perform(first, { what: 'user', id: 'u2', name: 'b' }, 2);
    const kept = first.journal.position;
    await first.close();

    const without = openSqliteStore({ file, journalLimit: 0 });
    await perform(without, { what: 'rename', id: 'u1', name: 'c', title: undefined }, 3);
    await perform(without, { what: 'rename', id: 'u1', name: 'd', title: undefined }, 4);
    await without.close();

    const again = openSqliteStore({ file });
    const start = again.journal.position;
    expect(start).toBeGreaterThan(kept);
    await perform(again, { what: 'rename', id: 'u1', name: 'e', title: undefined }, 5);
    const past = await again.at('t', start, types);
    expect((await past.get('t', userResourceType, 'u1'))?.document).toHaveProperty('userName', 'd');
    for (const position of [0, kept]) {
      await expect(again.at('t', position, types)).rejects.toMatchObject({ code: 'journal-too-short' });
    }
    await again.close();
  });

  test('notes the gap even when the change that came first was taken back', async () => {
    const file = join(folder, 'taken-back.db');
    const first = openSqliteStore({ file });
    await perform(first, { what: 'user', id: 'u1', name: 'a' }, 1);
    await first.close();
    const without = openSqliteStore({ file, journalLimit: 0 });
    const refused = {
      id: 'u9',
      at: 2,
      document: { schemas: [], userName: 'a' },
      relations: [],
      integrity: 'any',
    } as const;
    await expect(without.create('t', userResourceType, refused)).rejects.toMatchObject({ status: 409 });
    await perform(without, { what: 'rename', id: 'u1', name: 'b', title: undefined }, 3);
    await without.close();
    const again = openSqliteStore({ file });
    await expect(again.at('t', 1, types)).rejects.toMatchObject({ code: 'journal-too-short' });
    await again.close();
  });
});

test('the past is not written, and is of one tenant', async () => {
  const store = await groupOf(1);
  const past = await store.at('t', 1, types);
  await expect(past.delete('t', groupResourceType, 'g1', { at: 0, relations })).rejects.toThrow(/only be read/);
  await expect(past.get('other', groupResourceType, 'g1')).rejects.toThrow(TypeError);
  await store.close();
});
