import fc from 'fast-check';
import {
  defineResourceType,
  defineSchema,
  enterpriseUserSchema,
  groupResourceType,
  type ResourceType,
  userResourceType,
  userSchema,
} from 'scim-core';
import { createProvider, findRelations, type ResourceStore, readBody, type StoredDocument } from 'scim-provider';
import { describe, expect, test } from 'vitest';
import { openSqliteStore } from './open.ts';

const ENTERPRISE = enterpriseUserSchema.id;
const BADGE = 'urn:example:params:scim:schemas:extension:Badge';
/** Extends a user by what is not always returned, in each way that an attribute can say so. */
const badge = defineSchema({
  id: BADGE,
  attributes: [
    { name: 'colour' },
    { name: 'pin', returned: 'never' },
    { name: 'history', returned: 'request' },
    {
      ...{ name: 'doors', type: 'complex', multiValued: true },
      subAttributes: [{ name: 'value' }, { name: 'code', returned: 'never' }],
    },
  ],
});
const badged = defineResourceType({
  ...{ name: 'User', endpoint: '/Users', schema: userSchema },
  extensions: [enterpriseUserSchema, badge].map((schema) => ({ schema, required: false })),
});
const MODES: readonly [string, ResourceType][] = [
  ['as RFC 7643 has it', userResourceType],
  ['with values that are not always returned', badged],
];

/** Takes everything from a store that spares the provider work. */
function plodding(store: ResourceStore): ResourceStore {
  const plod = <Found extends { readonly plainText?: string | undefined }>({ plainText: _, ...found }: Found) => found;
  return {
    ...bound(store),
    get: async (...args) => {
      const found = await store.get(...args);
      return found && { ...plod(found), document: found.document };
    },
    query: async (...args) => {
      const { owners: _, resources, ...found } = await store.query(...args);
      return { ...found, resources: resources.map((one) => ({ ...plod(one), document: one.document })) };
    },
  };
}

function bound(store: ResourceStore): ResourceStore {
  const names = ['create', 'get', 'query', 'update', 'delete', 'elements', 'owners', 'close'] as const;
  return Object.fromEntries(
    names.map((name) => [name, (store[name] as (...args: never[]) => unknown).bind(store)]),
  ) as unknown as ResourceStore;
}

function providerOver(store: ResourceStore, type: ResourceType) {
  const provider = createProvider({
    ...{ resourceTypes: [type, groupResourceType], store, authenticate: () => ({ id: 'a' }) },
    baseUrl: 'https://example.com/a"b/scim/v2',
  });
  return async (query: string) => {
    const answer = await provider.handle({ method: 'GET', url: `/a"b/scim/v2${query}` });
    return { ...answer, body: await readBody(answer) };
  };
}

const texts = fc.constantFrom('a', 'ä', ']', '"', '\\', '}', ',"id":"1"', '\u0000', '\u{1F600}', '');
const record = (model: Parameters<typeof fc.record>[0]) => fc.record(model, { requiredKeys: [] });
const usual = record({
  ...{ externalId: texts, title: texts, active: fc.boolean(), nickName: fc.constant(null) },
  name: record({ familyName: texts, unheardOf: texts }),
  emails: fc.array(record({ value: texts, type: fc.constantFrom('work', 'home') }), { maxLength: 2 }),
  [ENTERPRISE]: record({ department: texts }),
});
const unusual = record({
  ...{ externalId: texts, title: texts, active: fc.boolean(), password: texts, nickName: fc.constant(null) },
  name: record({ familyName: texts, unheardOf: texts }),
  emails: fc.array(record({ value: texts, type: fc.constantFrom('work', 'home') }), { maxLength: 2 }),
  [ENTERPRISE]: record({ department: texts, unheardOf: texts }),
  [BADGE]: record({
    ...{ colour: texts, pin: texts, history: texts },
    doors: fc.array(record({ value: texts, code: texts }), { maxLength: 2 }),
  }),
  ...{ unheardOf: texts, groups: fc.constant([{ value: 'x' }]), meta: fc.constant({ location: 'x' }) },
});
const documents = fc.oneof(usual, unusual);
const ids = fc.constantFrom('1', 'Ünïcode "quoted"/]', 'ABC');
const schemas = fc.constantFrom<unknown>([userSchema.id], [userSchema.id, ENTERPRISE], ['a]b'], [], undefined, 'text');
const orders = fc.constantFrom<(document: StoredDocument, schemas: unknown) => StoredDocument>(
  (document, listed) => ({ schemas: listed, userName: 'Ada', ...document }),
  (document, listed) => ({ schemas: listed, ...document, userName: 'Ada' }),
  (document, listed) => ({ userName: 'Ada', ...document, schemas: listed }),
);
const QUERIES = [
  ...['', '?filter=userName eq "ADA"', '?filter=userName eq "ada"&count=1', '?filter=externalId eq "a"'],
  ...[
    'excludedAttributes=groups',
    'excludedAttributes=title',
    'attributes=title',
    `attributes=${BADGE}:history`,
  ].flatMap((selection) => [`?${selection}`, `?filter=userName eq "Ada"&${selection}`]),
];

describe.each(MODES)('what is sent without being read is sent as if it had been, for users %s', (_name, type) => {
  test('whatever they are like', async () => {
    let plain = 0;
    await fc.assert(
      fc.asyncProperty(documents, ids, schemas, orders, fc.boolean(), async (given, id, listed, order, isHeld) => {
        const store = openSqliteStore({ file: ':memory:' });
        const document = order(given, listed);
        const created = await store.create('default', type, { id, at: 0, document, relations: [], integrity: 'any' });
        if (created.plainText !== undefined) plain += 1;
        const { target } = findRelations([type, groupResourceType])[0]!;
        await store.create('default', groupResourceType, {
          ...{
            id: 'g',
            at: 1,
            document: { schemas: [groupResourceType.schema.id], displayName: 'G' },
            integrity: 'any',
          },
          relations: [{ target, change: 'add', elements: isHeld ? [{ value: id }] : [] }],
        });
        const [quick, slow] = [providerOver(store, type), providerOver(plodding(store), type)];
        for (const query of QUERIES) {
          expect(await quick(`/Users${query}`)).toEqual(await slow(`/Users${query}`));
          const one = `/Users/${encodeURIComponent(id)}${query.replace('filter=', 'x=')}`;
          expect(await quick(one)).toEqual(await slow(one));
          const group = query.replaceAll('groups', 'members').replaceAll('title', 'displayName');
          expect(await quick(`/Groups${group.replace('filter=userName', 'filter=displayName')}`)).toEqual(
            await slow(`/Groups${group.replace('filter=userName', 'filter=displayName')}`),
          );
        }
        await store.close();
      }),
      { numRuns: 100, seed: 1 },
    );
    expect(plain).toBeGreaterThan(0);
    expect(plain).toBeLessThan(100);
  });
});

test('a document is looked into again once the type has another attribute that is never returned', async () => {
  const store = openSqliteStore({ file: ':memory:' });
  const document = { schemas: [userSchema.id], userName: 'ada', title: 'Countess' };
  await store.create('default', userResourceType, { id: '1', at: 0, document, relations: [], integrity: 'any' });
  const secretive = defineResourceType({
    ...{ name: 'User', endpoint: '/Users' },
    schema: defineSchema({
      id: userSchema.id,
      attributes: [
        { name: 'userName', uniqueness: 'server' },
        { name: 'title', returned: 'never' },
      ],
    }),
  });
  expect((await store.get('default', userResourceType, '1'))?.plainText).toBe(JSON.stringify(document));
  expect((await store.get('default', secretive, '1'))?.plainText).toBeUndefined();
  for (const query of ['/1', '?filter=userName eq "ada"']) {
    expect((await providerOver(store, userResourceType)(`/Users${query}`)).body).toContain('Countess');
    expect((await providerOver(store, secretive)(`/Users${query}`)).body).not.toContain('Countess');
  }
  await store.close();
});

test('a document with a secret is not given as text, and is once the secret is gone', async () => {
  const store = openSqliteStore({ file: ':memory:' });
  const plain = { schemas: [userSchema.id], userName: 'ada' };
  const change = (document: StoredDocument) => () => ({ document, relations: [], integrity: 'any' as const });
  const given = { id: '1', at: 0, document: plain, relations: [], integrity: 'any' as const };
  expect((await store.create('default', userResourceType, given)).plainText).toBe(JSON.stringify(plain));
  const secret = await store.update('default', userResourceType, '1', 1, change({ ...plain, password: 't1meMa$heen' }));
  expect([secret?.before.plainText, secret?.after.plainText]).toEqual([JSON.stringify(plain), undefined]);
  expect((await store.get('default', userResourceType, '1'))?.plainText).toBeUndefined();
  await store.update('default', userResourceType, '1', 2, change(plain));
  expect((await store.get('default', userResourceType, '1'))?.plainText).toBe(JSON.stringify(plain));
  await store.close();
});
