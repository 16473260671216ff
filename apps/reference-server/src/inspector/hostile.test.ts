import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { Exchange, ExchangeSummary } from './exchanges/contract.ts';
import { ask } from './test-support/ask.ts';
import { type InspectedServer, patch, startInspected, user } from './test-support/inspected-server.ts';

let inspected: InspectedServer;
afterEach(() => inspected.server.close());

const script = '<script>alert(1)</script>';
const password = 'hunter2-never-to-be-seen';
const idIn = (text: string) => (JSON.parse(text) as { readonly id: string }).id;
const root = () => new URL(inspected.server.url).origin;
const summaries = async () =>
  ((await inspected.api('GET', '/exchanges')).json() as { readonly exchanges: readonly ExchangeSummary[] }).exchanges;

/** Reads the stream of events until an exchange is in it. */
async function eventsUntil(id: number): Promise<string> {
  const events = request(`${root()}/api/v1/events?after=0`).end();
  const [response] = await once(events, 'response');
  let text = '';
  for await (const piece of response.setEncoding('utf8')) {
    text += piece;
    if (text.includes(`id: ${id}\n`)) break;
  }
  events.destroy();
  return text;
}

/** Everything that the API shows of an exchange. */
const viewsOf = (id: number) => [
  ...['', '/raw', '/patch', '/filter', '/code?as=curl', '/code?as=fetch', '/code?as=vitest'].map(
    (view) => `/exchanges/${id}${view}`,
  ),
];

describe('what is shown of strangers', () => {
  it('is never taken for a page: script in a name, a header, a path, an error', async () => {
    inspected = await startInspected();
    const { scim, api } = inspected;
    await scim('POST', '/Users', user(script, { title: script }), { 'X-Script': script, 'User-Agent': script });
    await scim('GET', `/Users/${encodeURIComponent(script)}?filter=${encodeURIComponent(script)}`);
    await scim('PATCH', `/Users/${script}`, patch({ op: script, path: script, value: script }));
    await scim('POST', '/Users', script);
    const paths = ['/exchanges', '/exchanges.har', '/exchanges.ndjson', ...[1, 2, 3, 4].flatMap(viewsOf)];
    for (const path of [...paths, `/tenants/${encodeURIComponent(script)}`, `/${script}`, `/exchanges/${script}`]) {
      const { headers } = await api('GET', path);
      expect(headers['content-type'], path).toMatch(
        /^(?:application\/(?:problem\+)?json|application\/x-ndjson|text\/plain)/,
      );
      expect(headers, path).toMatchObject({
        'x-content-type-options': 'nosniff',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
      });
    }
    expect(await eventsUntil(4)).toMatch(/^event: exchange\ndata: \{.*\}$/m);
  });

  it('holds no control characters in what is meant to be one line', async () => {
    inspected = await startInspected();
    await inspected.scim('POST', '/Users', user('a\u202e\nevent: cleared\n\u0000b'));
    const [created] = await summaries();
    // Escaped, so that what comes behind them is read in its place.
    expect(created?.meaning).toMatch(/^created User a\\u\{?202e\}?/i);
    expect(created?.meaning).not.toContain('\n');
    expect(await eventsUntil(1)).not.toMatch(/^event: cleared/m);
  });
});

describe('huge requests', () => {
  it('are kept at their beginning, and described all the same', async () => {
    inspected = await startInspected({ keepBytes: 1_000_000 });
    const { scim, api } = inspected;
    const huge = 'x'.repeat(900_000);
    for (let count = 0; count < 20; count += 1) {
      await scim('POST', '/Users', user(`user-${count}`, { title: huge }), { 'X-Huge': 'h'.repeat(60_000) });
      await scim('GET', `/Users?filter=${encodeURIComponent(`title eq "${'y'.repeat(9_000)}"`)}`);
    }
    const { exchanges, total } = (await api('GET', '/exchanges?limit=1000')).json() as {
      readonly exchanges: readonly ExchangeSummary[];
      readonly total: number;
    };
    expect(total).toBeLessThan(20);
    expect(exchanges.every(({ meaning }) => meaning.length < 200)).toBe(true);
    const created = exchanges.find(({ method }) => method === 'POST');
    const whole = (await api('GET', `/exchanges/${created?.id}`)).json() as Exchange;
    expect(whole.request).toMatchObject({ isTruncated: true, bytes: expect.any(Number) });
    expect(whole.request.bytes).toBeGreaterThan(900_000);
    expect(whole.request.body?.length).toBe(65_536);
  });

  it('of deep JSON, of many operations and of nonsense are described', async () => {
    inspected = await startInspected();
    const { scim, api } = inspected;
    await scim('POST', '/Users', `${'['.repeat(30_000)}${']'.repeat(30_000)}`);
    await scim('POST', '/Users', `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`);
    await scim('POST', '/Users', '{"__proto__":{"userName":"a"},"constructor":1}');
    await scim('PATCH', '/Users/1', {
      Operations: Array.from({ length: 5_000 }, () => ({ op: 'add', path: 'a', value: {} })),
    });
    await scim('POST', '/Users', '\u0000\u0001');
    for (const id of [1, 2, 3, 4, 5]) {
      for (const view of viewsOf(id)) expect((await api('GET', view)).status, view).toBeLessThan(500);
    }
    expect(await summaries()).toHaveLength(5);
  });
});

describe('connections that end', () => {
  it('leave an exchange without an answer, or nothing at all', async () => {
    inspected = await startInspected();
    const { server, api } = inspected;
    const next = server.requests.next({ method: 'PUT' });
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    const head = `PUT /scim/v2/Users/1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${server.token}\r\nContent-Length: 9\r\n\r\n{`;
    socket.on('error', () => {}).write(head, () => socket.destroy());
    expect(await next).toMatchObject({ status: 0 });
    expect(await summaries()).toMatchObject([{ status: 0, meaning: 'the connection was cut' }]);
    expect((await api('GET', '/exchanges/1/raw')).text).toContain('ended before there was an answer');
    for (const view of viewsOf(1)) expect((await api('GET', view)).status, view).toBeLessThan(500);
  });

  it('of watchers hold nobody up when the server stops', async () => {
    inspected = await startInspected({ stopTimeout: 3600 });
    const events = request(`${root()}/api/v1/events`).end();
    const [response] = await once(events, 'response');
    const ended = once(response.resume(), 'end');
    await inspected.server.close();
    await ended;
  });

  it('of watchers cost nothing', async () => {
    inspected = await startInspected();
    await eventsUntil(await inspected.scim('GET', '/Users').then(() => 1));
    await inspected.scim('GET', '/Users');
    expect(await summaries()).toHaveLength(2);
  });
});

describe('a password', () => {
  it('is nowhere to be seen', async () => {
    inspected = await startInspected();
    const { scim, api, server } = inspected;
    const id = idIn((await scim('POST', '/Users', user('ada', { password }))).text);
    await scim('PUT', `/Users/${id}`, user('ada', { PASSWORD: password, title: 'x' }));
    await scim('PATCH', `/Users/${id}`, patch({ op: 'Replace', path: 'password', value: password }));
    await scim('PATCH', `/Users/${id}`, patch({ op: 'add', value: { password, nickName: 'A' } }));
    await scim('PATCH', `/Users/${id}`, `{"Operations":[{"op":"add","path":"p\\u0061ssword","value":"${password}"}]}`);
    await scim('GET', `/Users?filter=${encodeURIComponent(`password eq "${password}"`)}`);
    await scim('POST', '/Users/.search', { filter: `password sw "${password}"` });
    await scim('POST', '/Users', `{"password":"${password}"`);
    await scim('POST', '/Users', user('ada', { password }));
    await ask(`${server.url}/Users?access_token=${server.token}`, { headers: { 'X-Token': server.token } });
    const last = inspected.lastExchange();
    const replayed = await api('POST', '/replays', {
      exchanges: Array.from({ length: last }, (_, index) => index + 1),
    });
    const paths = [
      ...['/exchanges', '/exchanges.har', '/exchanges.ndjson', `/exchanges?q=${password}`, '/server'],
      ...Array.from({ length: inspected.lastExchange() }, (_, index) => viewsOf(index + 1)).flat(),
      ...[`/tenants/default/resources/User/${id}`, `/tenants/default/resources/User/${id}/history`],
      ...['/tenants/default/snapshot', '/tenants/default/resources/User', '/tenants/default/profile'],
    ];
    const shown = [replayed.text, await eventsUntil(inspected.lastExchange())];
    for (const path of paths) shown.push((await api('GET', path)).text);
    shown.push(JSON.stringify(server.requests), JSON.stringify(await server.snapshot()));
    for (const text of shown) {
      expect(text).not.toContain(password);
      expect(text).not.toContain(server.token);
    }
    // Nobody can find out by searching either.
    expect((await api('GET', `/exchanges?q=${password}`)).json()).toMatchObject({ total: 0 });
  });
});
