import { groupResourceType, userResourceType } from 'scim-core';
import { createMemoryStore, createProvider, fetchHandler, type ResourceStore } from 'scim-provider';
import { openSqliteStore } from 'scim-store-sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** Stands in everything that the first tenant has, and in nothing of the second. */
const MARK = 'acme-only';

const messages = 'urn:ietf:params:scim:api:messages:2.0';
const stores: Readonly<Record<string, () => ResourceStore>> = {
  memory: createMemoryStore,
  SQLite: () => openSqliteStore({ file: ':memory:' }),
};

interface Answer {
  readonly status: number;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of any shape
  readonly body: any;
}

describe.each(
  Object.keys(stores).flatMap((store) => [
    { store, ids: 'ids of its own', sameIds: false },
    { store, ids: 'the same ids as another', sameIds: true },
  ]),
)('a tenant with $ids, in $store,', ({ store: storeName, sameIds }) => {
  let store: ResourceStore;
  let nextId = 0;
  let send: (tenant: string, method: string, path: string, body?: unknown) => Promise<Answer>;
  let user: string;
  let group: string;
  let cursor: string;
  let before: readonly unknown[];

  beforeEach(async () => {
    store = stores[storeName]!();
    nextId = 0;
    const provider = createProvider({
      resourceTypes: [userResourceType, groupResourceType],
      store,
      authenticate: ({ tenant }) => ({ id: tenant }),
      me: () => ({ resourceType: 'User', id: user }),
      createId: () => `id-${++nextId}`,
      publicDiscovery: 'all',
    });
    const handlers = ['acme', 'globex'].map(
      (tenant) => [tenant, fetchHandler(provider, { tenant, baseUrl: () => 'https://example.com' })] as const,
    );
    send = async (tenant, method, path, body) => {
      const handler = new Map(handlers).get(tenant)!;
      const headers = { 'content-type': 'application/scim+json' };
      const text = body === undefined ? {} : { body: JSON.stringify(body) };
      const response = await handler(new Request(`https://example.com${path}`, { method, headers, ...text }));
      const answered = await response.text();
      return { status: response.status, text: answered, body: answered === '' ? undefined : JSON.parse(answered) };
    };
    const name = { givenName: MARK, familyName: MARK };
    const emails = [{ value: `${MARK}@example.com`, type: 'work' }];
    const person = { userName: MARK, externalId: MARK, displayName: MARK, title: MARK, name, emails };
    user = (await send('acme', 'POST', '/Users', person)).body.id;
    await send('acme', 'POST', '/Users', { userName: `${MARK}-2`, title: MARK });
    const members = [{ value: user }];
    group = (await send('acme', 'POST', '/Groups', { displayName: MARK, externalId: MARK, members })).body.id;
    cursor = (await send('acme', 'GET', '/Users?count=1&cursor=')).body.nextCursor;
    before = await everything('acme');
  });
  afterEach(() => store.close());

  async function everything(tenant: string): Promise<readonly unknown[]> {
    return [(await send(tenant, 'GET', '/Users')).body, (await send(tenant, 'GET', '/Groups')).body];
  }

  const patch = { schemas: [`${messages}:PatchOp`], Operations: [{ op: 'replace', path: 'displayName', value: 'x' }] };
  const search = (more: object) => ({ schemas: [`${messages}:SearchRequest`], ...more });
  const bulk = (...operations: readonly object[]) => ({ schemas: [`${messages}:BulkRequest`], Operations: operations });
  const filters = () => [
    `userName eq "${MARK}"`,
    `externalId eq "${MARK}"`,
    `displayName sw "acme"`,
    `emails.value eq "${MARK}@example.com"`,
    `emails[type eq "work"].value co "only"`,
    `title eq "${MARK}"`,
    `name.familyName pr`,
    `groups.value eq "${group}"`,
    'meta.lastModified gt "2000-01-01T00:00:00Z"',
    'id pr',
  ];

  /** Every endpoint with every method, aimed at what the first tenant has. */
  const requests = (): readonly (readonly [method: string, path: string, body?: unknown])[] => [
    ...['GET', 'DELETE'].flatMap((method) => [
      [method, `/Users/${user}`] as const,
      [method, `/Groups/${group}`] as const,
      [method, '/Me'] as const,
    ]),
    ['PUT', `/Users/${user}`, { userName: 'x' }],
    ['PUT', `/Groups/${group}`, { displayName: 'x' }],
    ['PUT', '/Me', { userName: 'x' }],
    ['PATCH', `/Users/${user}`, patch],
    ['PATCH', `/Groups/${group}`, patch],
    ['PATCH', '/Me', patch],
    ...['/Users', '/Groups', '/'].flatMap((path) => [
      ['GET', path] as const,
      ['GET', `${path}?sortBy=displayName&sortOrder=descending`] as const,
      ['GET', `${path}?cursor=`] as const,
      ['GET', `${path}?count=1&cursor=${cursor}`] as const,
      ['POST', `${path === '/' ? '' : path}/.search`, search({})] as const,
      ['POST', `${path === '/' ? '' : path}/.search`, search({ cursor, count: 1 })] as const,
    ]),
    ...filters().flatMap((filter) => [
      ['GET', `/Users?filter=${encodeURIComponent(filter)}`] as const,
      ['GET', `/?filter=${encodeURIComponent(filter)}`] as const,
      ['POST', '/Users/.search', search({ filter })] as const,
      ['POST', '/.search', search({ filter })] as const,
    ]),
    ['GET', `/Groups?filter=${encodeURIComponent(`members.value eq "${user}"`)}`],
    ['GET', `/Groups?filter=${encodeURIComponent(`id eq "${group}" and members eq "${user}"`)}`],
    ['GET', '/ServiceProviderConfig'],
    ['GET', '/Schemas'],
    ['GET', '/ResourceTypes'],
    [
      'POST',
      '/Bulk',
      bulk(
        { method: 'PUT', path: `/Users/${user}`, data: { userName: 'x' } },
        { method: 'PATCH', path: `/Groups/${group}`, data: patch },
        { method: 'DELETE', path: `/Users/${user}` },
        { method: 'DELETE', path: `/Groups/${group}` },
      ),
    ],
  ];

  it('reads and changes nothing of another, through whichever endpoint', async () => {
    for (const [method, path, body] of requests()) {
      const { text, status } = await send('globex', method, path, body);
      expect(text, `${method} ${path}`).not.toContain(MARK);
      expect(status, `${method} ${path}: ${text}`).toBeLessThan(500);
      if (/\/(Users|Groups)\/id-|Me$/.test(path)) expect([method, path, status]).toEqual([method, path, 404]);
    }
    expect(await everything('acme')).toEqual(before);
    expect((await send('globex', 'GET', '/')).body.totalResults).toBe(0);
  });

  it('does not see another through references, values that must be unique, or ids', async () => {
    if (sameIds) nextId = 0;
    const created = await send('globex', 'POST', '/Users', { userName: MARK, externalId: 'x', emails: [] });
    expect(created.status).toBe(201);
    const grouped = await send('globex', 'POST', '/Groups', { displayName: 'x', members: [{ value: user }] });
    // A user with this id is theirs, or nobody: neither name nor type of the other tenant's is shown.
    if (sameIds) expect(grouped.body.members).toMatchObject([{ value: user, type: 'User' }]);
    else expect(grouped.body.members).toEqual([{ value: user }]);
    expect(await everything('acme')).toEqual(before);
    for (const { id } of (await send('globex', 'GET', '/')).body.Resources) {
      const path = id === grouped.body.id ? '/Groups' : '/Users';
      expect((await send('globex', 'DELETE', `${path}/${id}`)).status).toBe(204);
    }
    expect(await everything('acme')).toEqual(before);
  });

  it('can not go on where another tenant’s cursor would lead, and learns nothing from trying', async () => {
    const theirs = await send('globex', 'GET', `/Users?count=1&cursor=${cursor}`);
    const invented = await send('globex', 'GET', '/Users?count=1&cursor=abcdefgh');
    expect(theirs.body).toMatchObject({ status: '400', scimType: 'invalidCursor' });
    expect(theirs.text).toBe(invented.text);
  });
});
