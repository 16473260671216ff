import type { userResourceType } from 'scim-core';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { ScimClientOptions } from '../options.ts';
import type { PartOf } from '../resource/types.ts';
import {
  empty,
  errorOf,
  fakeService,
  json,
  list,
  type Received,
  type Reply,
  scimError,
  user,
} from '../test-support/fake-service.ts';
import type { Drift } from './drift.ts';
import type { ListQuery } from './list-query.ts';
import type { ResourceList } from './resource-list.ts';

const LIMIT = { limit: 1000 };
const users = (...ids: (string | number)[]) => ids.map((id) => user(String(id)));
const idsOf = (resources: readonly { readonly id: string }[]) => resources.map(({ id }) => id);
const query = ({ path }: Received) => Object.fromEntries(new URLSearchParams(path.split('?')[1]));

/** A service provider with so many users, which gives at most `most` of them at once. */
function directory(total: number, most = 100): Reply {
  return (request) => {
    const { startIndex, count } = query(request);
    const first = Number(startIndex ?? 1);
    const size = Math.max(0, Math.min(Number(count ?? most), most, total - first + 1));
    const ids = Array.from({ length: size }, (_, index) => first + index);
    return list(users(...ids), { totalResults: total, startIndex: first, itemsPerPage: ids.length })(request);
  };
}

/** Pages by cursor, each from its place in the list. */
function cursorDirectory(total: number, size: number): Reply {
  return (request) => {
    const first = Number(query(request).cursor || 1);
    const ids = Array.from({ length: Math.min(size, total - first + 1) }, (_, index) => first + index);
    const next = first + size <= total ? { nextCursor: String(first + size) } : {};
    return list(users(...ids), { totalResults: total, ...next })(request);
  };
}

const BY_CURSOR: Partial<ScimClientOptions> = { capabilities: { cursorPaging: true } };
const config = json({ pagination: { cursor: true, index: true }, filter: { supported: true, maxResults: 3 } });

describe('a list by index', () => {
  it('goes on behind what really came, also where the service provider gives less than it was asked for', async () => {
    const { client, sent } = fakeService(directory(5, 2));
    expect(idsOf(await client.users.list({ count: 10 }).toArray(LIMIT))).toEqual(['1', '2', '3', '4', '5']);
    expect(sent()).toEqual([
      'GET /Users?startIndex=1&count=10',
      'GET /Users?startIndex=3&count=10',
      'GET /Users?startIndex=5&count=10',
    ]);
  });

  it('sends every parameter with every page', async () => {
    const { client, requests } = fakeService(directory(3, 2));
    const asked = {
      filter: 'active eq true',
      sortBy: 'userName',
      sortOrder: 'descending',
      attributes: ['userName', 'title'],
    } as const;
    await client.users.list(asked).toArray(LIMIT);
    const [first, second] = requests.map(query);
    expect(first).toEqual({
      ...{ filter: 'active eq true', sortBy: 'userName', sortOrder: 'descending', attributes: 'userName,title' },
      ...{ startIndex: '1', count: '100' },
    });
    expect(second).toEqual({ ...first, startIndex: '3' });
  });

  it('begins where it is told', async () => {
    const { client } = fakeService(directory(5));
    expect(idsOf(await client.users.list({ startIndex: 4 }).toArray(LIMIT))).toEqual(['4', '5']);
  });

  it('sends nothing before the first resource is asked for, and no page more than was looked at', async () => {
    const { client, requests } = fakeService(directory(10, 2));
    const all = client.users.list();
    expect(requests).toHaveLength(0);
    for await (const { id } of all) if (id === '3') break;
    expect(requests).toHaveLength(2);
  });

  it('answers calls of next() that don’t wait for one another in their order, asking for no page twice', async () => {
    const { client, requests } = fakeService(directory(5, 2));
    const iterator = client.users.list()[Symbol.asyncIterator]();
    const results = await Promise.all(Array.from({ length: 7 }, () => iterator.next()));
    expect(results.map(({ value }) => value?.id)).toEqual(['1', '2', '3', '4', '5', undefined, undefined]);
    expect(requests).toHaveLength(3);
  });

  it('can be read again, and by pages', async () => {
    const { client } = fakeService(directory(3, 2));
    const all = client.users.list();
    const sizes: [number, number | undefined][] = [];
    for await (const page of all.pages()) sizes.push([page.resources.length, page.totalResults]);
    expect(sizes).toEqual([
      [2, 3],
      [1, 3],
    ]);
    expect(await all.toArray(LIMIT)).toHaveLength(3);
  });

  it('becomes an array only within a limit', async () => {
    const { client } = fakeService(directory(5, 2));
    expect(await errorOf(client.users.list().toArray({ limit: 4 }))).toBeInstanceOf(RangeError);
    expect(await errorOf(client.users.list().toArray({} as never))).toBeInstanceOf(TypeError);
    expect(await client.users.list().toArray({ limit: 5 })).toHaveLength(5);
  });

  it('counts without reading: count 0', async () => {
    const { client, events, requests } = fakeService(directory(5));
    for await (const { totalResults } of client.users.list({ count: 0 }).pages()) expect(totalResults).toBe(5);
    expect(requests).toHaveLength(1);
    expect(events.filter(({ type }) => type === 'drift')).toEqual([]);
  });

  it.each([-1, 1.5, Number.NaN])('refuses count %d', async (count) => {
    const { client } = fakeService(directory(5));
    expect(await errorOf(client.users.list({ count }).toArray(LIMIT))).toBeInstanceOf(TypeError);
  });
});

describe('a list that changes while it is read (RFC 7644 §3.4.2.4)', () => {
  async function read(pages: readonly Reply[], options = {}) {
    const drifts: Drift[] = [];
    const { client, events } = fakeService(pages);
    const listed = client.users.list({ count: 2, onDrift: (drift: Drift) => drifts.push(drift), ...options });
    const ids = idsOf(await listed.toArray(LIMIT));
    expect(events.flatMap((event) => (event.type === 'drift' ? [event.drift] : []))).toEqual(drifts);
    return { ids, drifts };
  }
  const added = [list(users(1, 2), { totalResults: 3 }), list(users(2, 3), { totalResults: 4 })];
  const removed = [list(users(1, 2), { totalResults: 5 }), list(users(4, 5), { totalResults: 4 })];

  it('reports a total that changed, and resources that came twice', async () => {
    const { ids, drifts } = await read(added);
    expect(ids).toEqual(['1', '2', '2', '3']);
    expect(drifts).toEqual([
      { kind: 'total', before: 3, now: 4, page: 2 },
      { kind: 'duplicates', ids: ['2'], page: 2 },
      { kind: 'missing', expected: 4, received: 3, page: 2 },
    ]);
  });

  it('leaves out what came before on request', async () => {
    expect((await read(added, { unique: true })).ids).toEqual(['1', '2', '3']);
  });

  it('reports a total that sank, and ends', async () => {
    const { ids, drifts } = await read(removed);
    expect(ids).toEqual(['1', '2', '4', '5']);
    expect(drifts).toEqual([{ kind: 'total', before: 5, now: 4, page: 2 }]);
  });

  it('reports what is missing at the end', async () => {
    const { drifts } = await read([list(users(1, 2), { totalResults: 4 }), list([], { totalResults: 4 })]);
    expect(drifts).toEqual([{ kind: 'missing', expected: 4, received: 2, page: 2 }]);
  });

  it('reports nothing where nothing changed, also behind a beginning that was left out', async () => {
    const page = list(users(3, 4), { totalResults: 4 });
    expect((await read([page], { startIndex: 3 })).drifts).toEqual([]);
  });

  it('ends with what onDrift throws', async () => {
    const { client } = fakeService(added);
    const onDrift = ({ kind }: Drift) => {
      throw new Error(`the list changed: ${kind}`);
    };
    expect(await errorOf(client.users.list({ count: 2, onDrift }).toArray(LIMIT))).toMatchObject({
      message: 'the list changed: total',
    });
  });

  it('does not loop where startIndex is ignored', async () => {
    const { client, requests } = fakeService(list(users(1, 2), { totalResults: 5 }));
    expect(await errorOf(client.users.list({ count: 2 }).toArray(LIMIT))).toMatchObject({
      code: 'SCIM_PROTOCOL',
      clause: 'RFC 7644 §3.4.2.4',
    });
    expect(requests).toHaveLength(2);
  });
});

describe('a list by cursor (RFC 9865)', () => {
  it('begins with an empty cursor and follows nextCursor, everything else being the same', async () => {
    const { client, sent } = fakeService([config, ...Array(3).fill(cursorDirectory(5, 2))], BY_CURSOR);
    expect(idsOf(await client.users.find('active eq true').toArray(LIMIT))).toEqual(['1', '2', '3', '4', '5']);
    expect(sent().slice(1)).toEqual([
      'GET /Users?filter=active%20eq%20true&cursor=&count=3',
      'GET /Users?filter=active%20eq%20true&cursor=3&count=3',
      'GET /Users?filter=active%20eq%20true&cursor=5&count=3',
    ]);
  });

  it('is used where it is offered and wanted', async () => {
    const wanted = fakeService([cursorDirectory(1, 2)]);
    await wanted.client.users.list({ paging: 'cursor' }).toArray(LIMIT);
    expect(wanted.sent()[0]).toContain('cursor=');
    const refused = fakeService([config, directory(1)], BY_CURSOR);
    await refused.client.users.list({ paging: 'index' }).toArray(LIMIT);
    expect(refused.sent()[1]).toContain('startIndex=1');
    const indexed = fakeService([config, directory(1)], BY_CURSOR);
    await indexed.client.users.list({ startIndex: 1 }).toArray(LIMIT);
    expect(indexed.sent()[1]).toContain('startIndex=1');
  });

  it('need not tell how many there are (RFC 9865 §2)', async () => {
    const pages = [json({ Resources: users(1), nextCursor: 'b' }), json({ Resources: users(2) })];
    const { client, events } = fakeService(pages, { mode: 'strict' });
    expect(idsOf(await client.users.list({ paging: 'cursor' }).toArray(LIMIT))).toEqual(['1', '2']);
    expect(events.filter(({ type }) => type === 'drift' || type === 'tolerance')).toEqual([]);
  });

  it('goes on behind a page that brings nothing new, since its cursor leads on', async () => {
    const page = (next: string, ...ids: number[]) => json({ Resources: users(...ids), nextCursor: next });
    const { client } = fakeService([page('b', 1), page('c', 1), page('', 2)]);
    expect(idsOf(await client.users.list({ paging: 'cursor', unique: true }).toArray(LIMIT))).toEqual(['1', '2']);
  });

  it('goes on by cursor where the service provider does so unasked (RFC 9865 §2.3)', async () => {
    const only = [list(users(1, 2), { totalResults: 3, nextCursor: 'b' }), list(users(3), { totalResults: 3 })];
    const { client, sent, events } = fakeService(only);
    expect(idsOf(await client.users.list().toArray(LIMIT))).toEqual(['1', '2', '3']);
    expect(sent()).toEqual(['GET /Users?startIndex=1&count=100', 'GET /Users?cursor=b&count=100']);
    expect(events.filter(({ type }) => type === 'drift')).toEqual([]);
    const indexed = fakeService([only[0] as Reply, list(users(3), { totalResults: 3 })]);
    await indexed.client.users.list({ paging: 'index' }).toArray(LIMIT);
    expect(indexed.sent()[1]).toBe('GET /Users?startIndex=3&count=100');
  });

  it('has no startIndex', async () => {
    const { client } = fakeService([]);
    expect(await errorOf(client.users.list({ paging: 'cursor', startIndex: 2 }).toArray(LIMIT))).toBeInstanceOf(
      TypeError,
    );
  });

  const expired = scimError(400, { scimType: 'expiredCursor' });

  it('fails when a cursor has expired, or begins anew without what came before', async () => {
    const pages = [list(users(1, 2), { totalResults: 4, nextCursor: 'a' }), expired];
    const failing = fakeService(pages);
    expect(await errorOf(failing.client.users.list({ paging: 'cursor' }).toArray(LIMIT))).toMatchObject({
      scimType: 'expiredCursor',
    });
    const again = fakeService([
      ...pages,
      list(users(0, 1, 2), { totalResults: 5, nextCursor: 'b' }),
      list(users(3, 4), { totalResults: 5 }),
    ]);
    const restarting = again.client.users.list({ paging: 'cursor', onExpiredCursor: 'restart' });
    expect(idsOf(await restarting.toArray(LIMIT))).toEqual(['1', '2', '0', '3', '4']);
    const first = list(users(1, 2), { totalResults: 4, nextCursor: 'a' });
    const never = fakeService([first, expired, first, expired]);
    const hopeless = never.client.users.list({ paging: 'cursor', onExpiredCursor: 'restart' });
    expect(await errorOf(hopeless.toArray(LIMIT))).toMatchObject({ scimType: 'expiredCursor' });
  });

  it('does not loop where a cursor comes again', async () => {
    const { client } = fakeService(list(users(1), { totalResults: 5, nextCursor: 'a' }));
    expect(await errorOf(client.users.list({ paging: 'cursor' }).toArray(LIMIT))).toMatchObject({
      clause: 'RFC 9865 §2',
    });
  });
});

describe('what service providers send instead of a list', () => {
  const cases: [string, unknown, string, string[]][] = [
    ['"Resources": null', { totalResults: 0, Resources: null }, 'list.resources-null', []],
    ['a total as text', { totalResults: '1', Resources: users(1) }, 'list.total-as-text', ['1']],
    ['an array', users(1, 2), 'list.as-array', ['1', '2']],
  ];

  it.each(cases)('reads %s', async (_, body, id, ids) => {
    const { client, events } = fakeService([json(body)]);
    expect(idsOf(await client.users.list().toArray(LIMIT))).toEqual(ids);
    expect(events).toContainEqual(expect.objectContaining({ type: 'tolerance', id }));
  });

  it.each(cases)('refuses %s in strict mode, and where just this is refused', async (_, body, id) => {
    const refusing = { base: 'lenient', refuse: [id] } as ScimClientOptions['mode'];
    for (const mode of ['strict', refusing] as const) {
      const { client } = fakeService([json(body)], { mode });
      expect(await errorOf(client.users.list().toArray(LIMIT))).toMatchObject({
        code: 'SCIM_PROTOCOL',
        clause: 'RFC 7644 §3.4.2',
      });
    }
  });

  it('reads a list without totalResults until a page is empty or repeats the last one', async () => {
    const without = (...ids: number[]) => json({ Resources: users(...ids) });
    const ending = fakeService([without(1, 2), without(3), without()]);
    expect(idsOf(await ending.client.users.list().toArray(LIMIT))).toEqual(['1', '2', '3']);
    const twice = fakeService([without(1, 1), without()]);
    expect(idsOf(await twice.client.users.list().toArray(LIMIT))).toEqual(['1', '1']);
    const repeating = fakeService([without(1, 2), without(1, 2)]);
    expect(idsOf(await repeating.client.users.list().toArray(LIMIT))).toEqual(['1', '2']);
  });

  it('takes member names in any letter case, and no Resources where nothing matched', async () => {
    const { client } = fakeService([json({ TOTALRESULTS: 1, resources: users(1) }), json({ totalResults: 0 })]);
    expect(await client.users.list().toArray(LIMIT)).toHaveLength(1);
    expect(await client.users.list().toArray(LIMIT)).toEqual([]);
  });

  it('takes a SCIM error 404 to a filter for an empty list, but never a wrong base URL', async () => {
    const { client } = fakeService([scimError(404), scimError(404), empty(404), scimError(404)]);
    expect(await client.users.findOne('userName eq "a"')).toBeUndefined();
    expect(await errorOf(client.users.list().toArray(LIMIT))).toMatchObject({ status: 404 });
    expect(await errorOf(client.users.findOne('userName eq "a"'))).toMatchObject({ status: 404 });
    const strict = fakeService([scimError(404)], { mode: 'strict' });
    expect(await errorOf(strict.client.users.findOne('userName eq "a"'))).toMatchObject({ status: 404 });
    await client.users.findOne('userName eq "a"');
  });

  it.each([[{}], ['text'], [7], [{ Resources: {}, totalResults: 1 }], [{ schemas: [], detail: 'x' }]])(
    'refuses %j',
    async (body) => {
      const { client } = fakeService([json(body)]);
      expect(await errorOf(client.users.list().toArray(LIMIT))).toMatchObject({ code: 'SCIM_PROTOCOL' });
    },
  );

  it('refuses no body', async () => {
    const { client } = fakeService([empty(204)]);
    expect(await errorOf(client.users.list().toArray(LIMIT))).toMatchObject({ found: 'no body' });
  });
});

describe('filters', () => {
  const none = list([]);

  it('are text, a parsed filter, or built from the paths of the type', async () => {
    const { client, requests } = fakeService(none);
    await client.users.find('title pr').toArray(LIMIT);
    const found = client.users.find((where) =>
      where.and(where('userName').equals('a"b'), where('active').equals(true)),
    );
    await found.toArray(LIMIT);
    expect(requests.map((request) => query(request).filter)).toEqual([
      'title pr',
      'userName eq "a\\"b" and active eq true',
    ]);
  });

  it('go by POST where the client, the call or an attribute in it says so (RFC 7644 §7.5.2)', async () => {
    const { client, sent, requests } = fakeService(none, { queryBy: ['userName', 'emails'] });
    await client.users.find('title eq "x"').toArray(LIMIT);
    await client.users.find('USERNAME eq "x"').toArray(LIMIT);
    await client.users.find('title pr and emails[value eq "x"]').toArray(LIMIT);
    await client.users.find('not a filter').toArray(LIMIT);
    await client.users.search({ filter: 'title eq "x"', attributes: ['title'] }).toArray(LIMIT);
    expect(sent().map((line) => line.split('?')[0])).toEqual(['GET /Users', ...Array(4).fill('POST /Users/.search')]);
    expect(requests[4]?.body).toEqual({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
      ...{ attributes: ['title'], filter: 'title eq "x"', startIndex: 1, count: 100 },
    });
    const always = fakeService(none, { queryBy: 'post' });
    await always.client.users.list().toArray(LIMIT);
    expect(always.sent()).toEqual(['POST /Users/.search']);
  });

  it('by POST are repeated, since they only read', async () => {
    const { client } = fakeService([scimError(500), none]);
    expect(await client.users.search().toArray(LIMIT)).toEqual([]);
  });
});

describe('findOne', () => {
  it('answers the only one, or nothing', async () => {
    const { client } = fakeService([list(users(1)), list([])]);
    expect((await client.users.findOne('userName eq "user1"'))?.id).toBe('1');
    expect(await client.users.findOne('userName eq "user1"')).toBeUndefined();
  });

  it('refuses to choose among several', async () => {
    const { client } = fakeService([list([user('1', { title: 'x' }), user('2', { title: 'x' })])]);
    expect(await errorOf(client.users.findOne('title eq "x"'))).toMatchObject({
      code: 'SCIM_NOT_UNIQUE',
      ids: ['1', '2'],
    });
  });

  it('drops what the filter rules out: eq compared as "contains", or a filter ignored', async () => {
    const { client, events } = fakeService([list([user('2', { userName: 'ada_1' }), user('1', { userName: 'Ada' })])]);
    expect((await client.users.findOne('userName eq "ada"'))?.id).toBe('1');
    expect(events).toContainEqual(expect.objectContaining({ id: 'client.filter-not-applied' }));
    const strict = fakeService([list([user('2', { userName: 'ada_1' })])], { mode: 'strict' });
    expect(await errorOf(strict.client.users.findOne('userName eq "ada"'))).toMatchObject({
      clause: 'RFC 7644 §3.4.2.2',
    });
  });

  it('keeps what does not show the attributes in question, and what only the server can judge', async () => {
    const { client } = fakeService([list(users(1)), list(users(1)), list(users(1))]);
    expect((await client.users.findOne('externalId eq "x"'))?.id).toBe('1');
    expect((await client.users.findOne('acmeBadge eq "x"'))?.id).toBe('1');
    expect((await client.users.findOne('(*)'))?.id).toBe('1');
  });

  it('gives up where a filter is ignored by a large directory', async () => {
    const { client, requests } = fakeService(directory(100_000));
    expect(await errorOf(client.users.findOne('userName eq "ada"'))).toMatchObject({
      ...{ code: 'SCIM_PROTOCOL', found: '101 that do not' },
    });
    expect(requests).toHaveLength(11);
  });
});

describe('types', () => {
  it('of a list are those of the resource, and optional where attributes are selected', async () => {
    const { client } = fakeService(list(users(1)));
    const [whole] = await client.users.list().toArray(LIMIT);
    expectTypeOf(whole!.userName).toEqualTypeOf<string>();
    const [part] = await client.users.list({ attributes: ['userName'] }).toArray(LIMIT);
    expectTypeOf(part!.id).toEqualTypeOf<string>();
    expectTypeOf(part!.userName).toEqualTypeOf<string | undefined>();
    const found = await client.users.findOne('id pr', { excludedAttributes: ['emails'] });
    expectTypeOf(found?.userName).toEqualTypeOf<string | undefined>();
    const query: ListQuery<typeof userResourceType> = {};
    expectTypeOf(client.users.list(query)).toEqualTypeOf<ResourceList<PartOf<typeof userResourceType>>>();
    client.users.list({ onDrift: (drift) => drift.kind });
    client.users.find((where) => where('name.familyName').startsWith('J'));
    // @ts-expect-error: there is no such attribute
    client.users.find((where) => where('name.nickname').startsWith('J'));
    // @ts-expect-error: a truth value has no beginning
    client.users.find((where) => where('active').startsWith('J'));
  });
});
