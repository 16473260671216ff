import { describe, expect, test } from 'vitest';
import { createMemoryStore } from '../store/memory-store.ts';
import { group, type Json, testProvider, user } from '../testing/test-provider.ts';

const SEARCH = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest';

async function people(count = 7, options: Parameters<typeof testProvider>[0] = {}) {
  let seed = 0;
  const provider = testProvider({
    random(bytes) {
      seed += 1;
      return bytes.fill(seed % 256);
    },
    ...options,
  });
  for (let index = 0; index < count; index += 1) await provider.create('/Users', user(`u${index}`));
  return provider;
}

/** Follows the cursors of a query, and gives the pages. */
async function pagesOf({ send }: Awaited<ReturnType<typeof people>>, path: string): Promise<Json[]> {
  const pages: Json[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined; ) {
    const { status, body }: Json = await send('GET', `${path}&cursor=${cursor}`);
    if (status !== 200) throw new Error(JSON.stringify(body));
    pages.push(body);
    cursor = body.nextCursor;
  }
  return pages;
}

const names = (pages: readonly Json[]) =>
  pages.map(({ Resources }) => Resources.map((one: Json) => one.userName ?? one.displayName));

describe('pages by cursor (RFC 9865)', () => {
  test('lead through everything once, in order, and end without a cursor', async () => {
    const provider = await people();
    const pages = await pagesOf(provider, '/Users?count=3&sortBy=userName&sortOrder=descending');
    expect(names(pages)).toEqual([['u6', 'u5', 'u4'], ['u3', 'u2', 'u1'], ['u0']]);
    for (const page of pages) {
      expect(page).toMatchObject({ totalResults: 7, itemsPerPage: page.Resources.length });
      expect(page).not.toHaveProperty('startIndex');
      if (page.nextCursor !== undefined) expect(page.nextCursor).toMatch(/^[A-Za-z0-9\-._~]+$/);
    }
    expect(await pagesOf(await people(6), '/Users?count=3')).toHaveLength(2);
  });

  test('are asked for by an empty cursor, in the URL and in a search request; else there are none', async () => {
    const { send } = await people();
    expect((await send('GET', '/Users?count=3')).body.nextCursor).toBeUndefined();
    expect((await send('GET', '/Users?count=3&cursor')).body.nextCursor).toBeDefined();
    const search = { schemas: [SEARCH], count: 5 };
    const first = await send('POST', '/Users/.search', { ...search, cursor: '' });
    const second = await send('POST', '/Users/.search', { ...search, cursor: first.body.nextCursor });
    expect([first.body.Resources.length, second.body.Resources.length, second.body.nextCursor]).toEqual([
      5,
      2,
      undefined,
    ]);
  });

  test('count of 0 or less asks for the total alone, and more than the limit for the limit', async () => {
    const { send } = await people(7, { limits: { maxPageSize: 4 } });
    for (const count of [0, -1]) {
      const { body } = await send('GET', `/Users?count=${count}&cursor=`);
      expect(body).toMatchObject({ totalResults: 7, Resources: [] });
      expect(body.nextCursor).toBeUndefined();
    }
    expect((await send('GET', '/Users?count=100&cursor=')).body.itemsPerPage).toBe(4);
  });

  test('cover several types at the root, in turn or in one order', async () => {
    const provider = await people(3);
    for (const name of ['t', 'u1', 'v']) await provider.create('/Groups', group(name));
    expect(
      names(await pagesOf(provider, '/?count=2'))
        .flat()
        .sort(),
    ).toEqual(['t', 'u0', 'u1', 'u1', 'u2', 'v']);
    expect(names(await pagesOf(provider, '/?count=4'))).toEqual([
      ['u0', 'u1', 'u2', 't'],
      ['u1', 'v'],
    ]);
    const byTime = await pagesOf(provider, '/?count=2&sortBy=meta.created&sortOrder=descending');
    expect(names(byTime).flat()).toHaveLength(6);
    const byName = await pagesOf(provider, '/?count=2&sortBy=displayName');
    expect(names(byName).flat().slice(0, 3)).toEqual(['t', 'u1', 'v']);
    expect(
      (await provider.send('GET', '/?sortBy=displayName&count=3&startIndex=2')).body.Resources.map(
        ({ displayName }: Json) => displayName,
      ),
    ).toEqual(['u1', 'v', undefined]);
    expect((await provider.send('GET', '/?sortBy=nowhere')).body.scimType).toBe('invalidValue');
  });

  test('what stays as it is appears once, though others come, change and go', async () => {
    const provider = await people(9);
    const ids = (await provider.send('GET', '/Users')).body.Resources.map(({ id }: Json) => id);
    const seen: string[] = [];
    for (let cursor: string | undefined = ''; cursor !== undefined; ) {
      const { body }: Json = await provider.send('GET', `/Users?count=2&sortBy=userName&cursor=${cursor}`);
      seen.push(...body.Resources.map(({ id }: Json) => id));
      cursor = body.nextCursor;
      if (seen.length === 2) await provider.send('DELETE', `/Users/${ids[0]}`);
      if (seen.length === 2) await provider.create('/Users', user('a'));
      if (seen.length === 4) await provider.send('DELETE', `/Users/${ids[8]}`);
    }
    for (const id of ids.slice(1, 8)) expect(seen.filter((one) => one === id)).toHaveLength(1);
  });
});

describe('a cursor (RFC 9865 §2.1, §5)', () => {
  const error = (scimType: string) => ({ status: '400', scimType });

  test('is refused when it was made up, changed or cut, always with the same words', async () => {
    const { send } = await people();
    const { nextCursor } = (await send('GET', '/Users?count=2&cursor=')).body;
    const flipped = `${nextCursor.startsWith('A') ? 'B' : 'A'}${nextCursor.slice(1)}`;
    const answers = [];
    for (const cursor of ['x', 'abcd', '%00', '***', flipped, nextCursor.slice(0, -2), `${nextCursor}AA`]) {
      answers.push((await send('GET', `/Users?count=2&cursor=${cursor}`)).body);
    }
    expect(answers[0]).toMatchObject(error('invalidCursor'));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test('belongs to its endpoint, filter, order and tenant', async () => {
    const { send } = await people();
    const { nextCursor } = (await send('GET', '/Users?count=2&cursor=')).body;
    for (const path of [
      '/Groups?',
      '/?',
      '/Users?filter=userName+pr&',
      '/Users?sortBy=userName&',
      '/Users?sortOrder=descending&',
    ]) {
      expect((await send('GET', `${path}count=2&cursor=${nextCursor}`)).body).toMatchObject(error('invalidCursor'));
    }
    const other = await send('GET', `/Users?count=2&cursor=${nextCursor}`, undefined, { tenant: 'other' });
    expect(other.body).toEqual((await send('GET', '/Users?count=2&cursor=x')).body);
  });

  test('ends after its time, and keeps the size of its pages', async () => {
    const { send, tick } = await people(7, { cursorTimeout: 60 });
    const { nextCursor } = (await send('GET', '/Users?count=2&cursor=')).body;
    expect((await send('GET', `/Users?count=3&cursor=${nextCursor}`)).body).toMatchObject(error('invalidCount'));
    expect((await send('GET', `/Users?cursor=${nextCursor}`)).body.itemsPerPage).toBe(2);
    tick(59_999);
    expect((await send('GET', `/Users?count=2&cursor=${nextCursor}`)).status).toBe(200);
    tick(1);
    expect((await send('GET', `/Users?count=2&cursor=${nextCursor}`)).body).toMatchObject(error('expiredCursor'));
  });

  test('and an index exclude each other', async () => {
    const { send } = await people(1);
    expect((await send('GET', '/Users?startIndex=1&cursor=')).body).toMatchObject(error('invalidValue'));
  });

  test('leads on in another process that has the same secret, and nowhere in others', async () => {
    const store = createMemoryStore();
    const one = await people(5, { store, cursorSecret: 'Xk2m9Qv7Lp4Tz8Rw' });
    const { nextCursor } = (await one.send('GET', '/Users?count=2&cursor=')).body;
    const path = `/Users?count=2&cursor=${nextCursor}`;
    expect((await testProvider({ store, cursorSecret: 'Xk2m9Qv7Lp4Tz8Rw' }).send('GET', path)).status).toBe(200);
    expect((await testProvider({ store, random: (bytes) => bytes.fill(9) }).send('GET', path)).status).toBe(400);
    expect(() => testProvider({ cursorSecret: 'short' })).toThrow('at least 16');
    expect(() => testProvider({ cursorTimeout: 0 })).toThrow('positive integer');
  });

  test('is told of in the configuration', async () => {
    const { body } = await testProvider({ cursorTimeout: 60 }).send('GET', '/ServiceProviderConfig');
    expect(body.pagination).toEqual({
      ...{ cursor: true, index: true, defaultPaginationMethod: 'index' },
      ...{ defaultPageSize: 200, maxPageSize: 1000, cursorTimeout: 60 },
    });
  });
});
