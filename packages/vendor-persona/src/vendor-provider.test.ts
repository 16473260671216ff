import { createMemoryStore, fetchHandler, type Provider, readBody } from 'scim-provider';
import { loadProfile } from 'vendor-profiles';
import { beforeEach, describe, expect, it } from 'vitest';
import { createVendorProvider, vendorLookups, vendorResourceTypes } from './index.ts';

const talkdesk = loadProfile('talkdesk');
const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const ada = { schemas: [USER], userName: 'ada@example.com', name: { givenName: 'Ada', familyName: 'Lovelace' } };

let notes: [note: string, context: unknown][];
let time: number;
let provider: Provider;
beforeEach(() => {
  notes = [];
  time = 0;
  provider = createVendorProvider({
    profile: talkdesk,
    store: createMemoryStore(),
    authenticate: () => ({ id: 'anybody' }),
    baseUrl: 'https://talkdesk.example/scim/v2',
    now: () => time,
    isOwn: (context) => context === 'own',
    isAdmitted: (context) => context !== 'stranger',
    onNote: (note, context) => notes.push([note, context]),
  });
});

async function send(method: string, url: string, body?: object, context?: unknown) {
  const headers = { 'content-type': 'application/scim+json' };
  const answer = await provider.handle({
    ...{ method, url, headers, context },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return { status: answer.status, body: JSON.parse((await readBody(answer)) || 'null') };
}

it('answers as the vendor does, and tells what it made of a request with the context of that', async () => {
  const { status, body } = await send('POST', '/scim/v2/Users', { ...ada, title: 'Analyst' }, 'the first');
  expect([status, body.active, body.title]).toEqual([201, true, undefined]);
  expect(notes).toContainEqual(['ignored title', 'the first']);
  expect(notes).toContainEqual(['filled in active', 'the first']);
});

it.each(['/scim/v2/Groups', 'https://talkdesk.example/scim/v2/Groups'])(
  'has no endpoint that the vendor does not have: %s',
  async (url) => {
    expect((await send('GET', url)).status).toBe(404);
  },
);

it('looks for the value that must be unique in the tenant of the request', async () => {
  const create = (tenant: string) =>
    provider.handle({ method: 'POST', url: '/scim/v2/Users', headers: {}, body: JSON.stringify(ada), tenant });
  expect([(await create('a')).status, (await create('b')).status]).toEqual([201, 201]);
  expect((await create('a')).status).toBe(409);
});

it('gives a reason as one sentence', async () => {
  provider = createVendorProvider({
    profile: loadProfile('saml-jackson'),
    store: createMemoryStore(),
    authenticate: () => ({ id: 'anybody' }),
  });
  const created = await send('POST', '/Users', ada);
  const Operations = [{ op: 'Replace', path: 'active', value: false }];
  const { status, body } = await send('PATCH', `/Users/${created.body.id}`, { Operations });
  expect([status, body.detail]).toEqual([400, expect.stringMatching(/[^.]\.$/)]);
});

describe('the rate limit', () => {
  const many = Array.from({ length: (talkdesk.limits.requestsPerSecond ?? 0) + 1 });
  const last = async (context: unknown) => {
    let status = 0;
    for (const _ of many) ({ status } = await send('GET', '/scim/v2/Users', undefined, context));
    return status;
  };

  it('is that of the vendor', async () => {
    expect(await last('somebody')).toBe(429);
    time += 1_000;
    expect((await send('GET', '/scim/v2/Users')).status).toBe(200);
  });

  it('does not count requests of its own and of those who are not let in', async () => {
    expect(await last('own')).toBe(200);
    expect(await last('stranger')).toBe(200);
  });
});

it('learns attributes that customers name also from a body that is still to be read', async () => {
  const profile = loadProfile({
    id: 'acme',
    name: 'Acme',
    users: {
      targets: { patterns: [{ schema: 'urn:acme:.+', attribute: '[a-z]+', example: 'urn:acme:2.0:User:badge' }] },
    },
  });
  const store = createMemoryStore();
  const fetch = fetchHandler(createVendorProvider({ profile, store, authenticate: () => ({ id: 'anybody' }) }));
  const body = { schemas: [USER, 'urn:acme:2.0:User'], userName: 'ada', 'urn:acme:2.0:User': { badge: '7' } };
  const headers = { 'content-type': 'application/scim+json' };
  const request = new Request('https://acme.example/Users', { method: 'POST', headers, body: JSON.stringify(body) });
  const response = await fetch(request);
  expect(await response.json()).toMatchObject({ 'urn:acme:2.0:User': { badge: '7' } });
});

it('tells what a store should index', () => {
  expect(vendorLookups(talkdesk, vendorResourceTypes(talkdesk))).toMatchObject({
    User: expect.arrayContaining(['userName']),
  });
});
