import { describe, expect, it } from 'vitest';
import {
  cut,
  errorOf,
  fakeService,
  hang,
  json,
  list,
  type Reply,
  scimError,
  user,
} from '../test-support/fake-service.ts';

const created = json(user('1', { userName: 'ada' }), 201);
const found = list([user('1', { userName: 'ada' })]);
const none = list([]);
const taken = scimError(409, { scimType: 'uniqueness' });
const html: Reply = () => new Response('<html>', { headers: { 'content-type': 'text/html' } });
const body = { userName: 'ada' };
const lookup = { whenUncertain: 'lookup' } as const;
const LOOKUP = 'GET /Users?filter=userName%20eq%20%22ada%22&startIndex=1&count=10';

describe("create with whenUncertain: 'lookup'", () => {
  it.each([
    ['a cut connection', cut],
    ['no answer in time', hang],
    ['500', scimError(500)],
    ['502', scimError(502)],
    ['503', scimError(503)],
    ['HTML instead of JSON', html],
  ] as [string, Reply][])('finds the resource behind %s', async (_, fault) => {
    const { client, sent, events } = fakeService([fault, found]);
    expect((await client.users.create(body, lookup)).id).toBe('1');
    expect(sent()).toEqual(['POST /Users', LOOKUP]);
    expect(events).toContainEqual({ type: 'recovered', resourceType: 'User', id: '1' });
  });

  it('tries again when there is nothing', async () => {
    const { client, sent } = fakeService([cut, none, created]);
    expect((await client.users.create(body, lookup)).id).toBe('1');
    expect(sent()).toEqual(['POST /Users', LOOKUP, 'POST /Users']);
  });

  it('finds what the first attempt created in the meantime, when the second one is refused for it', async () => {
    const { client, sent } = fakeService([hang, none, taken, found]);
    expect((await client.users.create(body, lookup)).id).toBe('1');
    expect(sent()).toEqual(['POST /Users', LOOKUP, 'POST /Users', LOOKUP]);
  });

  it('finds the resource behind an answer that can’t be read', async () => {
    const { client, sent } = fakeService([json({ status: 'done' }, 201), found]);
    expect((await client.users.create(body, lookup)).id).toBe('1');
    expect(sent()).toEqual(['POST /Users', LOOKUP]);
  });

  it('knows no more than before where looking fails', async () => {
    const { client } = fakeService([cut, scimError(403)]);
    expect(await errorOf(client.users.create(body, lookup))).toMatchObject({ status: 403, outcome: 'unknown' });
  });

  it('does not look when the time is up', async () => {
    const { client, sent } = fakeService([hang], { timeout: 1000 });
    expect(await errorOf(client.users.create(body, { ...lookup, deadline: 1000 }))).toMatchObject({
      ...{ code: 'SCIM_TIMEOUT', limit: 'deadline', outcome: 'unknown' },
    });
    expect(sent()).toEqual(['POST /Users']);
  });

  it('does not take somebody else’s resource: a conflict at once is a conflict', async () => {
    const { client, sent } = fakeService([taken]);
    expect(await errorOf(client.users.create(body, lookup))).toMatchObject({ status: 409, outcome: 'refused' });
    expect(sent()).toEqual(['POST /Users']);
  });

  it('tries again behind a certain refusal without looking', async () => {
    const { client, sent } = fakeService([scimError(429), created]);
    await client.users.create(body, lookup);
    expect(sent()).toEqual(['POST /Users', 'POST /Users']);
  });

  it('does not repeat what will never succeed', async () => {
    const { client } = fakeService([scimError(400, { scimType: 'invalidValue' })]);
    expect(await errorOf(client.users.create(body, lookup))).toMatchObject({ status: 400, attempts: 1 });
  });

  it('gives up behind the last attempt, outcome unknown', async () => {
    const { client, requests } = fakeService(({ method }) => (method === 'POST' ? scimError(500) : none)({} as never), {
      retry: { limit: 2 },
    });
    expect(await errorOf(client.users.create(body, lookup))).toMatchObject({
      status: 500,
      attempts: 3,
      outcome: 'unknown',
    });
    expect(requests.filter(({ method }) => method === 'POST')).toHaveLength(3);
  });

  it('looks by the first unique attribute of the schema, else by externalId, else by what it is told', async () => {
    const filters = async (call: (service: ReturnType<typeof fakeService>) => Promise<unknown>) => {
      const service = fakeService([cut, list([{ id: '1', displayName: 'x', externalId: 'e' }])]);
      await call(service);
      return new URLSearchParams(service.requests[1]?.path.split('?')[1]).get('filter');
    };
    const group = { displayName: 'x', externalId: 'e' };
    expect(await filters(({ client }) => client.groups.create(group, lookup))).toBe('externalId eq "e"');
    expect(await filters(({ client }) => client.groups.create(group, { ...lookup, lookupBy: 'displayName' }))).toBe(
      'displayName eq "x"',
    );
  });

  it('refuses before sending anything when nothing tells the resource from others', async () => {
    const { client } = fakeService([]);
    expect(await errorOf(client.groups.create({ displayName: 'x' }, lookup))).toMatchObject({
      ...{ name: 'TypeError', message: expect.stringContaining('externalId') },
    });
  });
});

it("without lookup, a lost answer fails with outcome 'unknown'", async () => {
  const { client } = fakeService([cut]);
  expect(await errorOf(client.users.create(body))).toMatchObject({ code: 'SCIM_NETWORK', outcome: 'unknown' });
});
