import { describe, expect, it } from 'vitest';
import { ScimNetworkError } from '../error/network-error.ts';
import { ScimProtocolError } from '../error/protocol-error.ts';
import { ScimResponseError } from '../error/response-error.ts';
import { ScimTimeoutError } from '../error/timeout-error.ts';
import {
  cut,
  empty,
  errorOf,
  fakeService,
  hang,
  json,
  list,
  type Reply,
  refuse,
  scimError,
  user,
} from '../test-support/fake-service.ts';

const ok = json(user('1'));
const html: Reply = () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } });
const body = { userName: 'a' };
const operations = [{ op: 'replace', path: 'active', value: false }];

describe('repeating a request', () => {
  it.each([
    ['429', scimError(429)],
    ['500', scimError(500)],
    ['502 with HTML', () => new Response('<html>', { status: 502 })],
    ['503', scimError(503)],
    ['504', scimError(504)],
    ['a cut connection', cut],
    ['a refused connection', refuse],
    ['no answer in time', hang],
    ['HTML instead of JSON', html],
  ] as [string, Reply][])('reads again behind %s', async (_, fault) => {
    const { client, sent } = fakeService([fault, fault, ok]);
    expect((await client.users.get('1')).id).toBe('1');
    expect(sent()).toEqual(['GET /Users/1', 'GET /Users/1', 'GET /Users/1']);
  });

  it.each([
    ['replace', (client: ReturnType<typeof fakeService>['client']) => client.users.replace('1', body)],
    ['delete', (client: ReturnType<typeof fakeService>['client']) => client.users.delete('1')],
  ])('repeats %s, which comes to the same twice', async (_, call) => {
    const { client, requests } = fakeService([cut, scimError(500), json(user('1'))]);
    await call(client);
    expect(requests).toHaveLength(3);
  });

  it.each([
    ['create', (client: ReturnType<typeof fakeService>['client']) => client.users.create(body)],
    ['patch', (client: ReturnType<typeof fakeService>['client']) => client.users.patch('1', operations)],
    [
      'a conditional replace',
      (client: ReturnType<typeof fakeService>['client']) => client.users.replace('1', body, { ifMatch: 'W/"1"' }),
    ],
  ])('repeats %s only where it was certainly not carried out', async (_, call) => {
    for (const fault of [cut, hang, scimError(500), scimError(502), scimError(503), html]) {
      const { client, requests } = fakeService([fault]);
      expect(await errorOf(call(client))).toMatchObject({ outcome: 'unknown', attempts: 1 });
      expect(requests).toHaveLength(1);
    }
    for (const fault of [scimError(429), refuse, scimError(503, {}, { 'retry-after': '1' })]) {
      const { client, requests } = fakeService([fault, json(user('1'), 201)]);
      await call(client);
      expect(requests).toHaveLength(2);
    }
  });

  it.each([400, 401, 403, 404, 409, 412, 413, 501])('gives up at once behind %d', async (status) => {
    const { client } = fakeService([scimError(status)]);
    expect(await errorOf(client.users.get('1'))).toMatchObject({ status, outcome: 'refused', attempts: 1 });
  });

  it('gives up behind the last attempt, and says how many there were', async () => {
    const { client, requests } = fakeService(scimError(503), { retry: { limit: 2 } });
    expect(await errorOf(client.users.get('1'))).toMatchObject({ status: 503, attempts: 3 });
    expect(requests).toHaveLength(3);
  });

  it.each([
    ['a body that is too large', json(user('1', { title: 'x'.repeat(200) }))],
    ['a redirection to another origin', empty(302, { location: 'https://example.org/' })],
    ['JSON of a type that the mode refuses', () => new Response('{}', { headers: { 'content-type': 'text/plain' } })],
  ] as [string, Reply][])('gives up at once behind %s, which time does not heal', async (_, reply) => {
    const { client } = fakeService([reply], { maxResponseBytes: 100, mode: 'strict' });
    expect(await errorOf(client.users.get('1'))).toMatchObject({
      code: 'SCIM_PROTOCOL',
      isTransient: false,
      attempts: 1,
    });
  });

  it('tells behind the last attempt whether another one might still succeed', async () => {
    const { client } = fakeService([scimError(503), cut, hang, html, scimError(404)], { retry: false });
    const errors = [];
    for (let index = 0; index < 5; index += 1) errors.push(await errorOf(client.users.get('1')));
    expect(errors).toMatchObject([true, true, true, true, false].map((isTransient) => ({ isTransient })));
  });

  it('counts no attempt against it that only had an old token', async () => {
    const { client, requests } = fakeService([scimError(401), scimError(503), ok], {
      ...{ token: (reason) => (reason === 'refused' ? 'new' : 'old'), retry: { limit: 1 } },
    });
    expect((await client.users.get('1')).id).toBe('1');
    expect(requests).toHaveLength(3);
  });

  it('never repeats with retry: false, of the client or of a call', async () => {
    const one = fakeService([scimError(503)], { retry: false });
    await errorOf(one.client.users.get('1'));
    const other = fakeService([scimError(503)]);
    await errorOf(other.client.users.get('1', { retry: false }));
    expect(other.requests).toHaveLength(1);
  });
});

describe('waiting before a repetition', () => {
  const delays = ({ events }: ReturnType<typeof fakeService>) =>
    events.flatMap((event) => (event.type === 'retry' ? [event.delay] : []));

  it('doubles each time up to a longest wait, half of it left to chance', async () => {
    const options = { retry: { limit: 5, delay: 100, maxDelay: 500 } };
    const low = fakeService(scimError(500), { ...options, random: () => 0 });
    await errorOf(low.client.users.get('1'));
    expect(delays(low)).toEqual([50, 100, 200, 250, 250]);
    const high = fakeService(scimError(500), { ...options, random: () => 0.999999 });
    await errorOf(high.client.users.get('1'));
    expect(delays(high)).toEqual([100, 200, 400, 500, 500]);
  });

  it('is what Retry-After says, in seconds or as a date', async () => {
    const seconds = fakeService([scimError(429, {}, { 'retry-after': '7' }), ok]);
    await seconds.client.users.get('1');
    expect(delays(seconds)).toEqual([7000]);
    const date = fakeService([scimError(503, {}, { 'retry-after': 'Thu, 01 Jan 2026 00:00:09 GMT' }), ok]);
    await date.client.users.get('1');
    expect(delays(date)).toEqual([9000]);
  });

  it('compares a date with the clock of the server', async () => {
    const headers = { 'retry-after': 'Thu, 01 Jan 2032 00:00:09 GMT', date: 'Thu, 01 Jan 2032 00:00:05 GMT' };
    const service = fakeService([scimError(503, {}, headers), ok]);
    await service.client.users.get('1');
    expect(delays(service)).toEqual([4000]);
  });

  it('fails at once when Retry-After asks for more than is allowed, and says how long', async () => {
    const { client } = fakeService([scimError(429, {}, { 'retry-after': '3600' })]);
    expect(await errorOf(client.users.get('1'))).toMatchObject({ status: 429, retryAfter: 3_600_000, attempts: 1 });
  });

  it('fails at once when the call would not be done in time', async () => {
    const { client, clock } = fakeService([scimError(429, {}, { 'retry-after': '10' })]);
    const began = clock.now();
    expect(await errorOf(client.users.get('1', { deadline: 5000 }))).toMatchObject({ status: 429 });
    expect(clock.now()).toBe(began);
  });
});

describe('time', () => {
  it('limits each attempt, also with a transport that knows no signals', async () => {
    const { client, clock } = fakeService(hang, { timeout: 1000, retry: { limit: 1, delay: 100 } });
    const began = clock.now();
    const error = await errorOf(client.users.get('1'));
    expect(error).toBeInstanceOf(ScimTimeoutError);
    expect(error).toMatchObject({ limit: 'timeout', milliseconds: 1000, outcome: 'unknown', attempts: 2 });
    expect(clock.now() - began).toBe(2075);
  });

  it('limits the whole call', async () => {
    const { client, clock } = fakeService(hang, { timeout: 1000, retry: { limit: 9, delay: 100 } });
    const began = clock.now();
    const error = await errorOf(client.users.get('1', { deadline: 2500 }));
    expect(error).toMatchObject({ code: 'SCIM_TIMEOUT', limit: 'deadline', milliseconds: 2500 });
    expect(clock.now() - began).toBe(2500);
  });

  it('limits a call that takes several requests as a whole', async () => {
    const calls: Record<string, [Reply[], (client: ReturnType<typeof fakeService>['client']) => Promise<unknown>]> = {
      create: [
        [empty(201, { location: 'https://example.com/scim/v2/Users/1' }), hang],
        (client) => client.users.create(body, { deadline: 1000 }),
      ],
      replace: [[empty(204), hang], (client) => client.users.replace('1', body, { deadline: 1000 })],
      update: [
        [json(user('1')), hang],
        (client) => client.users.update('1', (draft) => ({ ...draft, title: 'x' }), { deadline: 1000 }),
      ],
      findOne: [
        [list([user('2')], { totalResults: 2 }), hang],
        (client) => client.users.findOne('userName eq "user1"', { deadline: 1000 }),
      ],
    };
    for (const [name, [[first, second], call]] of Object.entries(calls)) {
      const { client, clock } = fakeService([
        (request) => {
          clock.advance(900);
          return first!(request);
        },
        second!,
      ]);
      const began = clock.now();
      expect(await errorOf(call(client)), name).toMatchObject({ code: 'SCIM_TIMEOUT', limit: 'deadline' });
      expect(clock.now() - began, name).toBe(1000);
    }
  });

  it.each([{ timeout: Number.NaN }, { timeout: 0 }, { deadline: Number.NaN }, { deadline: -1 }])(
    'refuses %j of a call, which would be no limit',
    async (options) => {
      const { client } = fakeService([]);
      expect(await errorOf(client.users.get('1', options))).toBeInstanceOf(TypeError);
    },
  );

  it('limits reading the body too', async () => {
    const slow: Reply = () =>
      new Response(new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('{')) }));
    const { client } = fakeService([slow], { retry: false, timeout: 1000 });
    expect(await errorOf(client.users.get('1'))).toBeInstanceOf(ScimTimeoutError);
  });

  it('tells the transport to stop', async () => {
    const { client, requests } = fakeService([hang], { retry: false });
    await errorOf(client.users.get('1'));
    expect(requests[0]?.signal.aborted).toBe(true);
  });
});

describe('a signal', () => {
  it('ends a call that was not begun, is under way, or waits, with its own reason', async () => {
    const reason = new Error('enough');
    const before = fakeService([]);
    expect(await errorOf(before.client.users.get('1', { signal: AbortSignal.abort(reason) }))).toBe(reason);

    const during = new AbortController();
    const service = fakeService([
      () => {
        during.abort(reason);
        return new Promise(() => {});
      },
    ]);
    expect(await errorOf(service.client.users.get('1', { signal: during.signal }))).toBe(reason);

    const waiting = new AbortController();
    const { client } = fakeService([scimError(503)], {
      onEvent: ({ type }) => {
        if (type === 'retry') queueMicrotask(() => waiting.abort(reason));
      },
    });
    expect(await errorOf(client.users.get('1', { signal: waiting.signal }))).toBe(reason);
  });

  it('keeps no listener behind a call', async () => {
    const { signal } = new AbortController();
    let listeners = 0;
    const add = signal.addEventListener.bind(signal);
    const remove = signal.removeEventListener.bind(signal);
    signal.addEventListener = ((...parameters: Parameters<typeof add>) => {
      listeners += 1;
      add(...parameters);
    }) as typeof add;
    signal.removeEventListener = ((...parameters: Parameters<typeof remove>) => {
      listeners -= 1;
      remove(...parameters);
    }) as typeof remove;
    const { client } = fakeService([scimError(503), ok]);
    await client.users.get('1', { signal });
    expect(listeners).toBe(0);
  });
});

describe('an answer', () => {
  it('with an error of RFC 7644 §3.12 becomes an error with status, scimType and detail', async () => {
    const { client } = fakeService([
      scimError(409, { scimType: 'uniqueness', detail: 'userName "a" is taken' }, { 'x-request-id': 'r-1' }),
    ]);
    const error = await errorOf(client.users.create(body));
    expect(error).toBeInstanceOf(ScimResponseError);
    expect(error).toMatchObject({
      ...{ code: 'SCIM_RESPONSE', status: 409, scimType: 'uniqueness', detail: 'userName "a" is taken' },
      ...{ requestId: 'r-1', request: { method: 'POST', url: 'https://example.com/scim/v2/Users' } },
      message: 'POST https://example.com/scim/v2/Users: 409 uniqueness userName "a" is taken',
    });
  });

  it('keeps keywords that no RFC lists, and bodies that are no JSON', async () => {
    const { client } = fakeService([
      scimError(400, { scimType: 'acmeQuota' }),
      () => new Response('Bad Gateway', { status: 502 }),
    ]);
    expect(await errorOf(client.users.get('1'))).toMatchObject({ scimType: 'acmeQuota' });
    expect(await errorOf(client.users.get('1', { retry: false }))).toMatchObject({
      status: 502,
      body: 'Bad Gateway',
      detail: '',
    });
  });

  it('trusts the HTTP status more than the one in the body', async () => {
    const { client } = fakeService([json({ status: '400', detail: 'x' }, 404)]);
    expect(await errorOf(client.users.get('1'))).toMatchObject({ status: 404 });
  });

  it('shows untrusted text escaped, and body and headers only when asked', async () => {
    const { client } = fakeService([scimError(400, { detail: 'a\u202eb\u001b[2J' })]);
    const error = (await errorOf(client.users.get('1'))) as ScimResponseError;
    expect(error.message).toContain('a\\u{202e}b\\u{1b}[2J');
    expect(Object.keys(error)).not.toContain('body');
    expect(Object.keys(error)).not.toContain('headers');
  });

  it('that is no JSON says what was expected, what came, and where it is asked for', async () => {
    const { client } = fakeService([html], { retry: false });
    const error = await errorOf(client.users.get('1'));
    expect(error).toBeInstanceOf(ScimProtocolError);
    expect(error).toMatchObject({
      ...{
        code: 'SCIM_PROTOCOL',
        expected: 'a JSON body',
        found: 'text/html: <!doctype html>',
        clause: 'RFC 7644 §3.1',
      },
      message:
        'GET https://example.com/scim/v2/Users/1: expected a JSON body, found text/html: <!doctype html> (RFC 7644 §3.1)',
    });
  });

  it('to a query does not repeat what its filter compares with', async () => {
    const detail = 'filter: userName eq "bjensen" and title eq "ada" is not supported, bjensen';
    const filter = 'userName eq "bjensen" and title eq "ada"';
    const { client, events } = fakeService(scimError(400, { scimType: 'invalidFilter', detail }));
    for (const query of [{ filter }, { filter, post: true }]) {
      const error = await errorOf(client.users.list(query).toArray({ limit: 1 }));
      expect(error).toMatchObject({
        detail: 'filter: userName eq "[redacted]" and title eq "[redacted]" is not supported, [redacted]',
      });
    }
    expect(JSON.stringify(events)).not.toMatch(/bjensen|ada/);
  });

  it('keeps the names of its schemas, whatever the filter compares with', async () => {
    const { client } = fakeService([scimError(404)]);
    expect(await client.users.findOne('displayName eq "Error"')).toBeUndefined();
  });

  it('nested without end is read as text', async () => {
    const { client } = fakeService([() => new Response('['.repeat(200_000), { status: 400 })]);
    expect(await errorOf(client.users.get('1'))).toMatchObject({ status: 400, detail: '' });
  });

  it('that is no JSON does not repeat the secrets of the request', async () => {
    const echo: Reply = ({ text, headers }) =>
      new Response(`<p>${headers.get('authorization')} ${text}`, { headers: { 'content-type': 'text/html' } });
    const { client } = fakeService([echo], { token: 's3cr3t-token', retry: false });
    const error = await errorOf(client.users.create({ userName: 'a', password: 'pa55word' }));
    expect(error).toMatchObject({ found: expect.stringContaining('[redacted]') });
    expect(String(error)).not.toMatch(/s3cr3t-token|pa55word/);
  });

  it('in JSON of another type is read, and reported, unless the mode is strict', async () => {
    const plain: Reply = () => new Response(JSON.stringify(user('1')), { headers: { 'content-type': 'text/plain' } });
    const lenient = fakeService([plain]);
    expect((await lenient.client.users.get('1')).userName).toBe('user1');
    expect(lenient.events).toContainEqual(
      expect.objectContaining({ type: 'tolerance', id: 'client.content-type', where: 'text/plain' }),
    );
    const strict = fakeService([plain], { mode: 'strict', retry: false });
    expect(await errorOf(strict.client.users.get('1'))).toMatchObject({ code: 'SCIM_PROTOCOL', found: 'text/plain' });
  });

  it.each([
    'application/scim+json',
    'application/scim+json; charset=utf-8',
    'application/json',
    'application/problem+json',
  ])('may have the type %s in any mode', async (type) => {
    const reply: Reply = () => new Response(JSON.stringify(user('1')), { headers: { 'content-type': type } });
    const { client } = fakeService([reply], { mode: 'strict' });
    expect((await client.users.get('1')).id).toBe('1');
  });

  it('that is larger than the limit is not read to its end', async () => {
    let pulled = 0;
    const endless: Reply = () =>
      new Response(
        new ReadableStream({
          pull: (controller) => {
            pulled += 1;
            controller.enqueue(new Uint8Array(1000).fill(32));
          },
        }),
      );
    const { client } = fakeService([endless], { maxResponseBytes: 5000, retry: false });
    expect(await errorOf(client.users.get('1'))).toMatchObject({ expected: expect.stringContaining('5000 bytes') });
    expect(pulled).toBeLessThan(10);
  });

  it.each([301, 302, 307, 308])(
    'with %d leads to the same request elsewhere below the origin (RFC 7644 §3.12)',
    async (status) => {
      const { client, requests } = fakeService([empty(status, { location: '/scim/v3/Users' }), json(user('1'), 201)], {
        token: 'secret',
      });
      await client.users.create(body);
      expect(requests[1]).toMatchObject({
        method: 'POST',
        url: 'https://example.com/scim/v3/Users',
        body: { userName: 'a' },
      });
    },
  );

  it.each([
    ['another origin', { location: 'https://evil.example/Users' }],
    ['no other scheme', { location: 'http://example.com/scim/v2/Users' }],
    ['nowhere', {}],
  ] as [string, Record<string, string>][])('is not followed to %s, where the token must not go', async (_, headers) => {
    const { client, requests } = fakeService([empty(302, headers)], { token: 'secret', retry: false });
    expect(await errorOf(client.users.get('1'))).toMatchObject({ code: 'SCIM_PROTOCOL', clause: 'RFC 7644 §3.12' });
    expect(requests).toHaveLength(1);
  });

  it('that leads in a circle is an error', async () => {
    const { client, requests } = fakeService(empty(302, { location: '/scim/v2/Users/1' }), { retry: false });
    expect(await errorOf(client.users.get('1'))).toBeInstanceOf(ScimProtocolError);
    expect(requests).toHaveLength(6);
  });
});

it('a failure of the network says why, and whether the request ever left', async () => {
  const { client } = fakeService([cut, refuse], { retry: false });
  const lost = await errorOf(client.users.create(body));
  expect(lost).toBeInstanceOf(ScimNetworkError);
  expect(lost).toMatchObject({
    code: 'SCIM_NETWORK',
    outcome: 'unknown',
    message: expect.stringContaining('other side closed'),
  });
  expect(await errorOf(client.users.create(body))).toMatchObject({ code: 'SCIM_NETWORK', outcome: 'refused' });
});

it.each([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_HAS_EXPIRED',
  'ERR_TLS_CERT_ALTNAME_INVALID',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
])('gives up at once where the server does not prove who it is: %s (RFC 7644 §7.2)', async (code) => {
  const untrusted: Reply = () => {
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('certificate'), { code }) });
  };
  const { client } = fakeService([untrusted], { token: 'secret-token' });
  expect(await errorOf(client.users.get('1'))).toMatchObject({
    ...{ code: 'SCIM_NETWORK', outcome: 'refused', isTransient: false, attempts: 1 },
  });
});

it('says of a name with several addresses, none of which answers, what the first one gave', async () => {
  const refusedBy = (address: string) =>
    Object.assign(new Error(`connect ECONNREFUSED ${address}`), { code: 'ECONNREFUSED' });
  const unreachable: Reply = () => {
    const cause = new AggregateError([refusedBy('::1:9'), refusedBy('127.0.0.1:9')], '');
    throw new TypeError('fetch failed', { cause: Object.assign(cause, { code: 'ECONNREFUSED' }) });
  };
  const { client } = fakeService([unreachable], { retry: false });
  expect(await errorOf(client.users.get('1'))).toMatchObject({
    outcome: 'refused',
    message: expect.stringMatching(/: fetch failed: connect ECONNREFUSED ::1:9$/) as string,
  });
});

describe('hooks', () => {
  it('replace headers in whatever letter case they write them, and what they add is secret too', async () => {
    const { client, requests } = fakeService([scimError(400, { detail: 'dXNlcjpwYXNz is not welcome' })], {
      token: 'secret-token',
      hooks: {
        beforeRequest: (request) => ({
          ...request,
          headers: { ...request.headers, Authorization: 'Basic dXNlcjpwYXNz', Accept: 'application/json' },
        }),
      },
    });
    expect(String(await errorOf(client.users.get('1')))).toMatch(/400 \[redacted\] is not welcome$/);
    expect(requests[0]?.headers.get('authorization')).toBe('Basic dXNlcjpwYXNz');
    expect(requests[0]?.headers.get('accept')).toBe('application/json');
  });

  it('may change each attempt, and see each answer', async () => {
    const seen: number[] = [];
    const { client, requests } = fakeService([scimError(503), ok], {
      hooks: {
        beforeRequest: (request, attempt) => ({
          ...request,
          headers: { ...request.headers, 'x-attempt': String(attempt) },
        }),
        afterResponse: (_, { status }) => {
          seen.push(status);
        },
      },
    });
    await client.users.get('1');
    expect(requests.map(({ headers }) => headers.get('x-attempt'))).toEqual(['1', '2']);
    expect(seen).toEqual([503, 200]);
  });

  it('end the call with what they throw', async () => {
    const reason = new Error('stop');
    const { client } = fakeService([], {
      hooks: {
        beforeRequest: () => {
          throw reason;
        },
      },
    });
    expect(await errorOf(client.users.get('1'))).toBe(reason);
  });
});

describe('events', () => {
  it('tell each attempt with its time, without what a filter compares with', async () => {
    const { client, events } = fakeService([scimError(503), json({ totalResults: 0, Resources: [] })]);
    await client.users.findOne('userName eq "bjensen"');
    expect(events.map(({ type }) => type)).toEqual(['request', 'failure', 'retry', 'request', 'response']);
    expect(JSON.stringify(events)).not.toContain('bjensen');
    expect(events[1]).toMatchObject({ type: 'failure', method: 'GET', attempt: 1, status: 503, code: 'SCIM_RESPONSE' });
  });

  it('fail no request when the listener throws', async () => {
    const { client } = fakeService([ok], {
      onEvent: () => {
        throw new Error('the disk is full');
      },
    });
    expect((await client.users.get('1')).id).toBe('1');
  });
});
