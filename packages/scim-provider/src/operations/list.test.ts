import { SEARCH_REQUEST_URN } from 'scim-core';
import { describe, expect, test } from 'vitest';
import { group, type Json, type TestProvider, testProvider, user } from '../testing/test-provider.ts';

const names = (body: Json) => body.Resources.map(({ userName }: { userName: string }) => userName);

async function withPeople(provider: TestProvider): Promise<TestProvider> {
  for (const [index, name] of ['e', 'D', 'c', 'B', 'a'].entries()) {
    await provider.create('/Users', user(name, { title: index % 2 === 0 ? 'Guide' : 'Boss', active: index > 1 }));
  }
  return provider;
}

describe('GET of a type lists its resources (RFC 7644 §3.4.2)', () => {
  test('nothing found is 200 with an empty list, as Entra’s connection test needs it', async () => {
    const { send } = testProvider();
    const { status, body } = await send('GET', '/Users?filter=userName+eq+%227d420df3-0000-4000-8000-000000000000%22');
    expect(status).toBe(200);
    expect(body).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      ...{ totalResults: 0, startIndex: 1, itemsPerPage: 0, Resources: [] },
    });
  });

  test.each(['?filter=', '?filter', '?filter=%20'])(
    'an empty filter is refused, and not passed over: %s',
    async (query) => {
      const { send } = await withPeople(testProvider());
      const { status, body } = await send('GET', `/Users${query}`);
      expect(status).toBe(400);
      expect(body.scimType).toBe('invalidFilter');
    },
  );

  test('the members of a search have no letter case, and an empty filter is refused there, too', async () => {
    const { send } = await withPeople(testProvider());
    const search = (members: object) => send('POST', '/Users/.search', { schemas: [SEARCH_REQUEST_URN], ...members });
    expect((await search({ Filter: 'userName eq "nobody"' })).body.totalResults).toBe(0);
    expect((await search({ Filter: 'userName eq "a"', COUNT: 1 })).body.Resources).toHaveLength(1);
    expect((await search({ filter: '' })).status).toBe(400);
  });

  test.each([
    { query: '', startIndex: 1, count: 5 },
    { query: '?startIndex=2&count=2', startIndex: 2, count: 2 },
    { query: '?startIndex=5&count=10', startIndex: 5, count: 1 },
    { query: '?startIndex=0', startIndex: 1, count: 5 },
    { query: '?startIndex=-7&count=1', startIndex: 1, count: 1 },
    { query: '?count=0', startIndex: 1, count: 0 },
    { query: '?count=-1', startIndex: 1, count: 0 },
    { query: '?startIndex=1000', startIndex: 1000, count: 0 },
    { query: '?count=99999999999999999999', startIndex: 1, count: 5 },
    { query: '?aadOptscim062020&foo=bar', startIndex: 1, count: 5 },
  ])('the page of "$query"', async ({ query, startIndex, count }) => {
    const { send } = await withPeople(testProvider());
    const { status, body } = await send('GET', `/Users${query}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ totalResults: 5, startIndex, itemsPerPage: count });
    expect(body.Resources).toHaveLength(count);
  });

  test('a page is no larger than the limits say', async () => {
    const { send } = await withPeople(testProvider({ limits: { pageSize: 2, maxPageSize: 3 } }));
    expect((await send('GET', '/Users')).body.Resources).toHaveLength(2);
    expect((await send('GET', '/Users?count=100')).body.Resources).toHaveLength(3);
  });

  test.each([
    'count=abc',
    'startIndex=1.5',
    'count=',
    'sortOrder=up',
    'sortBy=name',
    'sortBy=unknown',
    'sortBy=members',
  ])('%s is 400 invalidValue', async (query) => {
    const { send } = await withPeople(testProvider());
    const { status, body } = await send('GET', `/Users?${query}`);
    expect([status, body.scimType]).toEqual([400, 'invalidValue']);
  });

  test('a parameter that counts is refused when it is given twice', async () => {
    const { send } = testProvider();
    expect((await send('GET', '/Users?count=1&count=2')).status).toBe(400);
    expect((await send('GET', '/Users?foo=1&foo=2')).status).toBe(200);
  });

  test('filters are compared in any letter case, and a wrong one says where', async () => {
    const { send } = await withPeople(testProvider());
    expect(names((await send('GET', '/Users?filter=userName%20eq%20%22d%22')).body)).toEqual(['D']);
    expect(names((await send('GET', '/Users?filter=TITLE%20eq%20%22boss%22')).body)).toEqual(['D', 'B']);
    for (const filter of ['userName eq', 'nope eq "x"', 'active gt true']) {
      const { status, body } = await send('GET', `/Users?filter=${encodeURIComponent(filter)}`);
      expect([filter, status, body.scimType]).toEqual([filter, 400, 'invalidFilter']);
    }
  });

  test('a plus sign in a query is a space only where the mode allows it, %2B never is', async () => {
    const lenient = testProvider();
    await lenient.create('/Users', user('a+b'));
    expect((await lenient.send('GET', '/Users?filter=userName+eq+%22a%2Bb%22')).body.totalResults).toBe(1);
    expect(lenient.events).toContainEqual(expect.objectContaining({ type: 'tolerance', id: 'http.plus-as-space' }));
    const strict = testProvider({ mode: 'strict' });
    await strict.create('/Users', user('a+b'));
    expect((await strict.send('GET', '/Users?filter=userName%20eq%20%22a+b%22')).body.totalResults).toBe(1);
    expect((await strict.send('GET', '/Users?filter=userName+eq+%22a%2Bb%22')).status).toBe(400);
  });

  test('sorting, with a filter and page by page', async () => {
    const { send } = await withPeople(testProvider());
    expect(names((await send('GET', '/Users?sortBy=userName')).body)).toEqual(['a', 'B', 'c', 'D', 'e']);
    const descending = await send('GET', '/Users?sortBy=USERNAME&sortOrder=Descending&startIndex=2&count=2');
    expect(names(descending.body)).toEqual(['D', 'c']);
    const filtered = await send('GET', '/Users?sortBy=userName&filter=title%20eq%20%22guide%22');
    expect(names(filtered.body)).toEqual(['a', 'c', 'e']);
  });

  test('attributes reduce every resource; together with excludedAttributes they win, strictly they are refused', async () => {
    const { send } = await withPeople(testProvider());
    const { body } = await send('GET', '/Users?attributes=userName,%20title&excludedAttributes=userName&count=1');
    expect(Object.keys(body.Resources[0])).toEqual(['schemas', 'id', 'userName', 'title']);
    const strict = await testProvider({ mode: 'strict' }).send('GET', '/Users?attributes=id&excludedAttributes=id');
    expect([strict.status, strict.body.scimType]).toEqual([400, 'invalidValue']);
  });

  test('tenants see their own', async () => {
    const { send } = testProvider();
    await send('POST', '/Users', user('a'), { tenant: 'one' });
    await send('POST', '/Users', user('a'), { tenant: 'two' });
    const { body } = await send('GET', '/Users', undefined, { tenant: 'one' });
    expect(body.totalResults).toBe(1);
    expect((await send('GET', '/Users')).body.totalResults).toBe(0);
    const elsewhere = await send('GET', `/Users/${body.Resources[0].id}`, undefined, { tenant: 'two' });
    expect(elsewhere.status).toBe(404);
  });
});

describe('POST …/.search (RFC 7644 §3.4.3)', () => {
  test('asks what GET asks, from the body', async () => {
    const { send } = await withPeople(testProvider());
    const { status, body } = await send('POST', '/Users/.search', {
      schemas: [SEARCH_REQUEST_URN],
      ...{ filter: 'title eq "guide"', sortBy: 'userName', sortOrder: 'descending', startIndex: 2, count: 1 },
      attributes: ['userName'],
    });
    expect([status, names(body), body.totalResults]).toEqual([200, ['c'], 3]);
    expect(body.Resources[0]).not.toHaveProperty('title');
  });

  test.each([
    { name: 'without its schema', body: { filter: 'title pr' }, scimType: 'invalidSyntax' },
    { name: 'that is no object', body: [], scimType: 'invalidSyntax' },
    { name: 'with a count in text', body: { schemas: [SEARCH_REQUEST_URN], count: '1' }, scimType: 'invalidValue' },
    {
      name: 'with a filter that is no text',
      body: { schemas: [SEARCH_REQUEST_URN], filter: 1 },
      scimType: 'invalidValue',
    },
    {
      name: 'with attributes that are no names',
      body: { schemas: [SEARCH_REQUEST_URN], attributes: [1] },
      scimType: 'invalidValue',
    },
  ])('a body $name is 400 $scimType', async ({ body, scimType }) => {
    const answer = await testProvider().send('POST', '/Users/.search', body);
    expect([answer.status, answer.body.scimType]).toEqual([400, scimType]);
  });

  test('at the root it covers every type, page by page, and an attribute of one type finds nothing in the others', async () => {
    const { send, create } = await withPeople(testProvider());
    await create('/Groups', group('Tours'));
    const search = (more: object) => send('POST', '/.search', { schemas: [SEARCH_REQUEST_URN], ...more });
    expect((await search({})).body.totalResults).toBe(6);
    const { body } = await search({ startIndex: 5, count: 5 });
    expect(body.Resources.map(({ meta }: Json) => meta.resourceType)).toEqual(['User', 'Group']);
    expect((await search({ filter: 'userName eq "a" or displayName eq "tours"' })).body.totalResults).toBe(2);
    expect((await search({ filter: 'meta.resourceType eq "Group"' })).body.totalResults).toBe(1);
    expect((await send('GET', '/?count=2')).body).toMatchObject({ totalResults: 6, itemsPerPage: 2 });
  });
});
