import { type Clock, createScimClient, type Drift, type ScimClientEvent, type ScimClientOptions } from 'scim-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  answers,
  type Behaviour,
  cuts,
  cutsInTheMiddle,
  hangs,
  type MisbehavingServer,
  refuses,
  showsHtml,
  startMisbehavingServer,
} from './misbehaving-server.ts';

let server: MisbehavingServer;
beforeAll(async () => {
  server = await startMisbehavingServer();
});
afterAll(() => server.close());

/** Time that passes a hundred times as fast, so that what a server asks to wait is waited. */
const SPEED = 100;
const began = Date.now();
const fastClock: Clock = {
  now: () => began + (Date.now() - began) * SPEED,
  schedule: (callback, milliseconds) => {
    const timer = setTimeout(callback, milliseconds / SPEED);
    return () => clearTimeout(timer);
  },
};

function connect(options: Partial<ScimClientOptions> = {}) {
  const events: ScimClientEvent[] = [];
  const client = createScimClient({
    ...{ baseUrl: server.url, token: 'token', clock: fastClock, capabilities: 'assume', deadline: 1_000_000 },
    onEvent: (event) => events.push(event),
    ...options,
  });
  const retries = () => events.flatMap((event) => (event.type === 'retry' ? [event] : []));
  const tolerances = () => events.flatMap((event) => (event.type === 'tolerance' ? [event.id] : []));
  return { client, events, retries, tolerances };
}

const user = (id: string, members: object = {}) => ({ schemas: [], id, userName: `user${id}`, ...members });
const good = answers(user('1'));
const methods = () => server.received.map(({ method }) => method);

describe('what passes', () => {
  it('429 with Retry-After in seconds', async () => {
    server.behave(refuses(429, { 'retry-after': '2' }), good);
    const { client, retries } = connect();
    await client.users.get('1');
    expect(retries()).toEqual([expect.objectContaining({ status: 429, delay: 2000 })]);
  });

  it('429 with Retry-After as a date, by the clock of the server', async () => {
    const date = new Date(Date.UTC(2031, 4, 5, 6, 7, 8));
    const headers = { date: date.toUTCString(), 'retry-after': new Date(date.getTime() + 3000).toUTCString() };
    server.behave(refuses(429, headers), answers(user('1'), 201));
    const { client, retries } = connect();
    await client.users.create({ userName: 'user1' });
    expect(retries()).toEqual([expect.objectContaining({ method: 'POST', status: 429, delay: 3000 })]);
  });

  it.each([
    ['503', refuses(503)],
    ['no answer', hangs],
    ['a cut connection', cuts],
    ['a connection that is cut in the middle of an answer', cutsInTheMiddle],
    ['HTML instead of JSON', showsHtml],
  ] as [string, Behaviour][])('%s, where reading again does no harm', async (_, fault) => {
    server.behave(fault, good);
    const { client } = connect({ timeout: 100_000 });
    expect((await client.users.get('1')).userName).toBe('user1');
    expect(methods()).toEqual(['GET', 'GET']);
  });

  it.each([
    ['503', refuses(503), 'SCIM_RESPONSE'],
    ['no answer', hangs, 'SCIM_TIMEOUT'],
    ['a cut connection', cuts, 'SCIM_NETWORK'],
    ['a connection that is cut in the middle of an answer', cutsInTheMiddle, 'SCIM_NETWORK'],
    ['HTML instead of JSON', showsHtml, 'SCIM_PROTOCOL'],
  ] as [string, Behaviour, string][])(
    '%s, when a user is looked for that may have been created',
    async (_, fault, code) => {
      server.behave(fault);
      const { client } = connect({ timeout: 100_000 });
      await expect(client.users.create({ userName: 'user1' })).rejects.toMatchObject({ code, outcome: 'unknown' });
      expect(methods()).toEqual(['POST']);

      server.behave(fault, answers({ totalResults: 1, Resources: [user('1')] }));
      const created = await client.users.create({ userName: 'user1' }, { whenUncertain: 'lookup' });
      expect(created.id).toBe('1');
      expect(methods()).toEqual(['POST', 'GET']);
    },
  );
});

describe('what is tolerated, by name, and refused in strict mode', () => {
  const list = (body: object): Behaviour => answers({ schemas: [], ...body });
  const plainText: Behaviour = (response) => {
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.end(JSON.stringify({ totalResults: 1, Resources: [user('1')] }));
  };
  const cases: [string, string, Behaviour, string[]][] = [
    ['a wrong content type', 'client.content-type', plainText, ['1']],
    ['"Resources": null', 'list.resources-null', list({ totalResults: 0, Resources: null }), []],
    ['no totalResults', 'list.without-total', list({ Resources: [user('1')] }), ['1']],
    ['404 on an empty list', 'client.list-not-found', refuses(404), []],
    [
      'truth values as text',
      'body.boolean-as-string',
      list({ totalResults: 1, Resources: [user('1', { active: 'True' })] }),
      ['1'],
    ],
  ];

  it.each(cases)('%s: %s', async (_, id, behaviour, ids) => {
    server.behave(behaviour);
    const { client, tolerances } = connect();
    const found = await client.users.find('userName pr').toArray({ limit: 10 });
    expect(found.map((resource) => resource.id)).toEqual(ids);
    expect(tolerances()).toContain(id);

    const strict = connect({ mode: { base: 'lenient', refuse: [id as never] }, retry: false });
    await expect(strict.client.users.find('userName pr').toArray({ limit: 10 })).rejects.toMatchObject({
      code: id === 'client.list-not-found' ? 'SCIM_RESPONSE' : 'SCIM_PROTOCOL',
    });
  });
});

describe('a list that changes while it is read', () => {
  const page = (total: number, ...ids: string[]): Behaviour =>
    answers({ totalResults: total, Resources: ids.map((id) => user(id)) });

  it('tells of users that came twice, and of users that are missing', async () => {
    server.behave(page(5, '1', '2'), page(5, '2', '3'), page(5));
    const drifts: Drift[] = [];
    const found = await connect()
      .client.users.list({ count: 2, onDrift: (drift) => drifts.push(drift) })
      .toArray({ limit: 10 });
    expect(found).toHaveLength(4);
    expect(drifts).toEqual([
      { kind: 'duplicates', ids: ['2'], page: 2 },
      { kind: 'missing', expected: 5, received: 3, page: 3 },
    ]);
  });
});

describe('ETags that are ignored', () => {
  it('lose nobody’s change, since only what differs is sent', async () => {
    let stored: Record<string, unknown> = user('1', { meta: { version: 'W/"1"' }, title: 'Guide' });
    const careless: Behaviour = (response, { method, body }) => {
      if (method === 'PATCH') {
        const { Operations } = body as { readonly Operations: { readonly path: string; readonly value: unknown }[] };
        // Whatever If-Match says.
        for (const { path, value } of Operations) stored = { ...stored, [path]: value, meta: { version: 'W/"9"' } };
      }
      answers(stored)(response, { method, path: '', ifMatch: undefined, body });
    };
    server.behave(careless);
    const { client } = connect();
    const updated = await client.users.update('1', (draft) => {
      stored = { ...stored, nickName: 'Babs', meta: { version: 'W/"2"' } };
      draft.title = 'Boss';
    });
    expect(server.received.at(-1)).toMatchObject({ method: 'PATCH', ifMatch: 'W/"1"' });
    expect(updated).toMatchObject({ title: 'Boss', nickName: 'Babs' });
  });

  it('or that are missing are told', async () => {
    server.behave(answers(user('1')), answers(user('1', { title: 'Boss' })));
    const { client, events } = connect();
    await client.users.update('1', (draft) => {
      draft.title = 'Boss';
    });
    expect(events).toContainEqual(expect.objectContaining({ type: 'fallback', feature: 'etag' }));
  });
});
