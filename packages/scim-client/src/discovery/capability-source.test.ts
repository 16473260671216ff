import { describe, expect, it } from 'vitest';
import { empty, errorOf, fakeService, json, list, type Reply, scimError, user } from '../test-support/fake-service.ts';

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
