import { describe, expect, it } from 'vitest';
import {
  cut,
  empty,
  errorOf,
  fakeService,
  json,
  list,
  type Reply,
  scimError,
  user,
} from '../test-support/fake-service.ts';

const DISCOVER = { capabilities: 'discover' } as const;
const config = (members: object): Reply => json({ schemas: [], ...members });
const without = (feature: string) => config({ [feature]: { supported: false } });

describe('what a service provider can do', () => {
  it('is read before the first call that depends on it, once, and not for one that does not', async () => {
    const { client, sent } = fakeService([json(user('1')), config({}), list([]), list([]), json(user('1'))], DISCOVER);
    await client.users.get('1');
    await Promise.all([client.users.list().toArray({ limit: 9 }), client.users.list().toArray({ limit: 9 })]);
    await client.users.patch('1', [{ op: 'remove', path: 'title' }]);
    expect(sent().map((line) => line.split('?')[0])).toEqual([
      'GET /Users/1',
      'GET /ServiceProviderConfig',
      'GET /Users',
      'GET /Users',
      'PATCH /Users/1',
    ]);
  });

  it('is assumed where there is no /ServiceProviderConfig, but a refused token is an error, and asked for again', async () => {
    const { client, events } = fakeService([empty(404), list([])], DISCOVER);
    expect(await client.users.list().toArray({ limit: 9 })).toEqual([]);
    expect(events).toContainEqual(expect.objectContaining({ type: 'fallback', feature: '/ServiceProviderConfig' }));
    const refused = fakeService([scimError(401), config({}), list([])], DISCOVER);
    expect(await errorOf(refused.client.users.list().toArray({ limit: 9 }))).toMatchObject({ status: 401 });
    expect(await refused.client.users.list().toArray({ limit: 9 })).toEqual([]);
  });

  it('is waited for no longer than each call may take, and read once for all of them', async () => {
    let answer = (_: Response) => {};
    const slow: Reply = () => new Promise((resolve) => (answer = resolve));
    const { client, sent } = fakeService([slow, list([])], { ...DISCOVER, timeout: 60_000 });
    const controller = new AbortController();
    const patient = client.users.list({ deadline: Number.POSITIVE_INFINITY, timeout: 90_000 }).toArray({ limit: 9 });
    const given = errorOf(client.users.list({ signal: controller.signal }).toArray({ limit: 9 }));
    const hurried = errorOf(client.users.list({ deadline: 1000 }).toArray({ limit: 9 }));
    controller.abort();
    expect(await given).toMatchObject({ name: 'AbortError' });
    expect(await hurried).toMatchObject({ code: 'SCIM_TIMEOUT', limit: 'deadline', outcome: 'refused' });
    answer(Response.json({}));
    expect(await patient).toEqual([]);
    expect(sent()).toHaveLength(2);
  });

  it('is read by no call that does not begin', async () => {
    const { client } = fakeService([], DISCOVER);
    const reason = new Error('enough');
    const list = (options: object) => errorOf(client.users.list(options).toArray({ limit: 9 }));
    expect(await list({ signal: AbortSignal.abort(reason) })).toBe(reason);
    expect(await list({ deadline: Number.NaN })).toBeInstanceOf(TypeError);
  });

  it('is read anew when everybody gave up before, and the first request ends', async () => {
    const { client, requests } = fakeService([() => new Promise(() => {}), config({}), list([])], DISCOVER);
    const read = (options: object) => client.users.list(options).toArray({ limit: 9 });
    expect(await errorOf(read({ deadline: 1000 }))).toMatchObject({ code: 'SCIM_TIMEOUT', limit: 'deadline' });
    expect(requests[0]?.signal.aborted).toBe(true);
    expect(await read({})).toEqual([]);
  });

  it('counts for the deadline of a change', async () => {
    const { client, clock } = fakeService(
      [
        (request) => {
          clock.advance(900);
          return config({})(request);
        },
        () => new Promise(() => {}),
      ],
      { ...DISCOVER },
    );
    const began = clock.now();
    const error = await errorOf(client.users.patch('1', [{ op: 'remove', path: 'title' }], { deadline: 1000 }));
    expect(error).toMatchObject({ code: 'SCIM_TIMEOUT', limit: 'deadline' });
    expect(clock.now() - began).toBe(1000);
  });

  it('can be corrected where a service provider is wrong about itself', async () => {
    const { client } = fakeService([without('filter'), list([])], { capabilities: { filter: true } });
    expect(await client.users.findOne('title pr')).toBeUndefined();
  });

  it.each([
    ['filter', { filter: 'title pr' }],
    ['sort', { sortBy: 'userName' }],
  ])('without %s, says so and sends nothing', async (feature, query) => {
    const { client } = fakeService([without(feature)], DISCOVER);
    expect(await errorOf(client.users.list(query).toArray({ limit: 9 }))).toMatchObject({
      ...{ code: 'SCIM_UNSUPPORTED', feature },
      message: expect.stringContaining(`${feature}.supported is false`),
    });
  });

  it('limits the size of a page', async () => {
    const { client, sent } = fakeService([config({ filter: { supported: true, maxResults: 20 } }), list([])], DISCOVER);
    await client.users.list({ count: 500 }).toArray({ limit: 9 });
    expect(sent()[1]).toBe('GET /Users?startIndex=1&count=20');
  });
});

describe('without PATCH', () => {
  const badge = 'urn:acme:Badge';
  const before = { ...user('1', { title: 'Guide', [badge]: { number: 7 } }) };

  it('patch() reads, changes and replaces on condition that nobody else did, keeping what no schema knows', async () => {
    const { client, requests, events } = fakeService([without('patch'), json(before), json(before)], DISCOVER);
    await client.users.patch('1', [{ op: 'replace', path: 'title', value: 'Boss' }]);
    const [, , put] = requests;
    expect(put).toMatchObject({ method: 'PUT', body: { title: 'Boss', userName: 'user1', [badge]: { number: 7 } } });
    expect(put?.headers.get('if-match')).toBe('W/"1"');
    expect(events).toContainEqual(expect.objectContaining({ type: 'fallback', feature: 'patch' }));
  });

  it.each(['patch', 'update'] as const)('%s() begins again when somebody else was faster', async (call) => {
    const later = { ...before, nickName: 'Babs', meta: { version: 'W/"2"' } };
    const replies = [json(before), scimError(412), json(later), json(later)];
    const { client, requests } = fakeService([without('patch'), ...replies], DISCOVER);
    await client.capabilities();
    requests.length = 0;
    if (call === 'patch') await client.users.patch('1', [{ op: 'replace', path: 'title', value: 'Boss' }]);
    else await client.users.update('1', (draft) => ({ ...draft, title: 'Boss' }));
    expect(requests.map(({ method }) => method)).toEqual(['GET', 'PUT', 'GET', 'PUT']);
    expect(requests[3]?.body).toMatchObject({ title: 'Boss', nickName: 'Babs' });
    expect(requests[3]?.headers.get('if-match')).toBe('W/"2"');
  });

  it('patch() of a version that is no longer there fails', async () => {
    const { client, requests } = fakeService([without('patch'), json(before), scimError(412)], DISCOVER);
    const call = client.users.patch('1', [{ op: 'replace', path: 'title', value: 'Boss' }], { ifMatch: 'W/"0"' });
    expect(await errorOf(call)).toMatchObject({ status: 412 });
    expect(requests[2]?.headers.get('if-match')).toBe('W/"0"');
  });

  it('patch() finds out whether a change was made whose answer was lost', async () => {
    const { client } = fakeService([without('patch'), json(before), cut, json({ ...before, title: 'Boss' })], DISCOVER);
    const changed = await client.users.patch('1', [{ op: 'replace', path: 'title', value: 'Boss' }]);
    expect(changed).toMatchObject({ title: 'Boss' });
  });

  it('patch() writes what is never shown, and takes a part for an answer', async () => {
    const { client, requests, events } = fakeService([without('patch'), json(before), json({ id: '1' })], DISCOVER);
    const operations = [
      { op: 'replace', path: 'password', value: 't1meMa$heen' },
      { op: 'replace', path: 'title', value: 'Boss' },
    ];
    await client.users.patch('1', operations, { attributes: ['id'] });
    expect(requests[2]).toMatchObject({ path: '/Users/1?attributes=id', body: { password: 't1meMa$heen' } });
    expect(events.map(({ type }) => type)).not.toContain('unapplied');
  });

  it('patch() that changes nothing replaces nothing', async () => {
    const { client } = fakeService([without('patch'), json(before)], DISCOVER);
    expect(await client.users.patch('1', [{ op: 'replace', path: 'title', value: 'Guide' }])).toMatchObject({
      title: 'Guide',
    });
  });

  it('update() replaces', async () => {
    const { client, requests } = fakeService(
      [json(before), without('patch'), json({ ...before, title: 'Boss' })],
      DISCOVER,
    );
    const updated = await client.users.update('1', (draft) => {
      draft.title = 'Boss';
    });
    expect(updated.title).toBe('Boss');
    expect(requests[2]).toMatchObject({ method: 'PUT', body: { title: 'Boss', [badge]: { number: 7 } } });
  });
});
