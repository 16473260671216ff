import fc from 'fast-check';
import { bindFilter, compileFilter, groupResourceType, userResourceType } from 'scim-core';
import {
  compareSortKeys,
  findRelations,
  presentResource,
  type ResourceQuery,
  type StoredDocument,
  sortKey,
} from 'scim-provider';
import { expect, test } from 'vitest';
import { openSqliteStore } from '../open.ts';

const AT = Date.UTC(2026, 0, 1);
const relations = findRelations([userResourceType, groupResourceType]);
const locationOf = (type: string, id: string) => `https://example.com/${type}s/${id}`;

/** Letters that fold, compose, sort and encode in unusual ways, and text that would do harm in SQL or JSON. */
const TEXTS = [
  ...['a', 'A', 'b', 'ab', 'aB', 'abc', 'z', 'ä', 'Ä', 'a\u0308', 'ß', 'ﬁ', 'ς', 'Σ', '\uFF21', '\uE000', '\u{1F600}'],
  ...[
    '\u{10FFFF}',
    "'; DROP TABLE resource; --",
    '%',
    '_',
    '"',
    '\\',
    '\u0000',
    'a\u0000b',
    '\uFFFD',
    '\uD800',
    '\uD83D',
  ],
  ...['1', 'true', ' '],
];
const types = fc.constantFrom('work', 'Work', 'home');
const quoted = (text: string) => JSON.stringify(text);
const joined = (parts: readonly string[]) => parts.join(' ');

/** People and filters over few different values, so that one meets the other. */
const cases = fc.shuffledSubarray(TEXTS, { minLength: 2, maxLength: 4 }).chain((pool) => {
  const texts = fc.constantFrom(...pool);
  const email = fc.record({ value: texts, type: types, primary: fc.constant(true) }, { requiredKeys: [] });
  const person = fc.record(
    {
      ...{ externalId: texts, displayName: texts, title: texts, active: fc.boolean() },
      name: fc.record({ familyName: texts }),
      emails: fc.array(email, { minLength: 1, maxLength: 3 }),
    },
    { requiredKeys: [] },
  );
  return fc.record({
    people: fc.array(person, { minLength: 1, maxLength: 8 }),
    memberIndexes: fc.array(fc.nat(7), { maxLength: 6 }),
    filters: fc.array(filtersOver(texts), { minLength: 1, maxLength: 20 }),
  });
});

const textPaths = fc.constantFrom(
  ...[
    'userName',
    'externalId',
    'displayName',
    'title',
    'name.familyName',
    'emails',
    'emails.value',
    'emails.type',
    'id',
  ],
  ...[
    'emails[type eq "work"].value',
    'emails[type eq "home"].value',
    'emails[type eq "WORK" and primary eq true].value',
  ],
  ...['groups.value', 'groups.display', 'groups[type eq "direct"].value', 'nickName', 'emails.value', 'displayName'],
);
const operators = fc.constantFrom('eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le', 'eq', 'ne', 'sw');

function filtersOver(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const operand = fc.oneof({ weight: 5, arbitrary: texts }, fc.constantFrom('u1', 'g1', 'G2', '')).map(quoted);
  const seconds = fc.nat(8).map((second) => quoted(new Date(AT + second * 1000).toISOString()));
  const indexed = fc.constantFrom('displayName', 'externalId', 'emails.value', 'emails[type eq "work"].value');
  const point = fc.tuple(indexed, fc.constantFrom('eq', 'eq', 'ne'), operand).map(joined);
  const leaf = fc.oneof(
    { weight: 6, arbitrary: point },
    fc.tuple(point, point, point).map(([a, b, c]) => `(${a} and ${b}) or ${c}`),
    { weight: 8, arbitrary: fc.tuple(textPaths, operators, operand).map(joined) },
    fc.tuple(textPaths, fc.constantFrom('pr', 'eq null', 'ne null')).map(joined),
    fc.tuple(fc.constant('active'), fc.constantFrom('eq', 'ne'), fc.constantFrom('true', 'false')).map(joined),
    fc
      .tuple(fc.constantFrom('meta.lastModified', 'meta.created'), fc.constantFrom('eq', 'ne', 'gt', 'le'), seconds)
      .map(joined),
    fc
      .tuple(types, operators, texts)
      .map(([type, word, text]) => `emails[type eq "${type}" and value ${word} ${quoted(text)}]`),
    fc.tuple(texts, texts).map(([a, b]) => `emails[value eq ${quoted(a)} or not (value sw ${quoted(b)})]`),
  );
  return fc.letrec<{ filter: string }>((tie) => ({
    filter: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 3, arbitrary: leaf },
      fc
        .tuple(tie('filter'), fc.constantFrom('and', 'or'), tie('filter'))
        .map(([a, word, b]) => `(${a}) ${word} (${b})`),
      tie('filter').map((inner) => `not (${inner})`),
    ),
  })).filter;
}

/** A store with people in groups, and what clients would see of the people. */
async function given(people: readonly object[], memberIndexes: readonly number[]) {
  const store = openSqliteStore({ file: ':memory:' });
  const resources: object[] = [];
  const memberIds = new Set(memberIndexes.filter((index) => index < people.length).map((index) => `u${index}`));
  for (const [index, attributes] of people.entries()) {
    const id = `u${index}`;
    const document: StoredDocument = { schemas: [], userName: `user ${index}`, ...attributes };
    const at = AT + index * 1000;
    const stored = await store.create('t', userResourceType, { id, at, document, relations: [], integrity: 'any' });
    const groups = [
      { value: 'g1', $ref: locationOf('Group', 'g1'), display: 'One', type: 'direct' },
      { value: 'g2', $ref: locationOf('Group', 'g2'), display: 'Two', type: 'indirect' },
    ];
    const resource = presentResource(userResourceType, stored, locationOf('User', id));
    resources.push(memberIds.has(id) ? { ...resource, groups } : resource);
  }
  const target = relations[0]!.target;
  const group = (id: string, displayName: string, values: readonly string[]) =>
    store.create('t', groupResourceType, {
      ...{ id, at: AT, document: { schemas: [], displayName }, integrity: 'any' },
      relations: [{ target, change: 'add', elements: values.map((value) => ({ value })) }],
    });
  await group('g1', 'One', [...memberIds]);
  await group('g2', 'Two', ['g1']);
  return { store, resources };
}

function idOf(resource: object): string {
  return (resource as { id: string }).id;
}

test('SQL and its remainder find exactly what compileFilter finds over all resources', async () => {
  await fc.assert(
    fc.asyncProperty(cases, async ({ people, memberIndexes, filters }) => {
      const { store, resources } = await given(people, memberIndexes);
      for (const text of filters) {
        const filter = bindFilter(text, { resourceType: userResourceType });
        const expected = resources.filter(compileFilter(filter, { resourceType: userResourceType })).map(idOf);
        const query = { filter, offset: 0, limit: 100, relations, locationOf };
        const { resources: found, total } = await store.query('t', userResourceType, query);
        expect({ text, total, ids: found.map(({ id }) => id).sort() }).toEqual({
          text,
          total: expected.length,
          ids: expected,
        });
      }
      await store.close();
    }),
    { numRuns: 300 },
  );
}, 60_000);

const sortPaths = ['userName', 'externalId', 'displayName', 'emails.value', 'active', 'meta.lastModified', 'id'];
const walks = fc.record({
  sortBy: fc.constantFrom(undefined, ...sortPaths),
  descending: fc.boolean(),
  limit: fc.integer({ min: 1, max: 4 }),
});

test('a walk by position finds the same, each once and in the order that was asked for', async () => {
  await fc.assert(
    fc.asyncProperty(cases, fc.array(walks, { minLength: 3, maxLength: 6 }), async (one, ways) => {
      const { store, resources } = await given(one.people, one.memberIndexes);
      for (const text of [undefined, ...one.filters.slice(0, 5)]) {
        const filter = text === undefined ? undefined : bindFilter(text, { resourceType: userResourceType });
        const expected =
          filter === undefined
            ? resources
            : resources.filter(compileFilter(filter, { resourceType: userResourceType }));
        for (const { sortBy, descending, limit } of ways) {
          const target = sortBy === undefined ? undefined : userResourceType.index.resolve(sortBy);
          const sort = target && { target, descending };
          const ids: string[] = [];
          for (let after: string | undefined = ''; after !== undefined; ) {
            const query: ResourceQuery = { filter, sort, offset: 0, limit, after, relations, locationOf };
            const page = await store.query('t', userResourceType, query);
            expect(page.total).toBe(expected.length);
            ids.push(...page.resources.map(({ id }) => id));
            after = page.next;
          }
          expect({ text, sortBy, ids: [...ids].sort() }).toEqual({ text, sortBy, ids: expected.map(idOf) });
          if (target === undefined) continue;
          // In objects, as sorting an array puts undefined last whatever the comparison says.
          const keys = ids.map((id) => ({
            key: sortKey(resources.find((resource) => idOf(resource) === id)! as never, target),
          }));
          const sorted = [...keys].sort((a, b) => (descending ? -1 : 1) * compareSortKeys(a.key, b.key));
          expect({ text, sortBy, descending, keys }).toEqual({ text, sortBy, descending, keys: sorted });
        }
      }
      await store.close();
    }),
    { numRuns: 60 },
  );
}, 60_000);
