import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { ReferenceServer } from '../../reference-server.ts';
import { startReferenceServer } from '../../start-reference-server.ts';
import { group, type InspectedServer, startInspected, user } from '../test-support/inspected-server.ts';
import type { ReplayResult } from './contract.ts';

let inspected: InspectedServer;
const targets: (ReferenceServer | Server)[] = [];
afterEach(async () => {
  await inspected.server.close();
  for (const target of targets.splice(0)) await target.close();
});

async function replayed(body: object): Promise<readonly ReplayResult[]> {
  const answer = await inspected.api('POST', '/replays', body);
  expect([answer.status, answer.text]).toMatchObject([200, expect.stringContaining('"results"')]);
  return (answer.json() as { readonly results: readonly ReplayResult[] }).results;
}
const idOf = (text: string) => (JSON.parse(text) as { readonly id: string }).id;

/** Some server that is none of ours. */
async function strange(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  targets.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/scim`;
}

describe('a replay on this server', () => {
  it('comes to the same once more, as a new exchange, without a token', async () => {
    inspected = await startInspected();
    await inspected.scim('GET', '/Users?filter=userName+eq+%22ada%22');
    const [result] = await replayed({ exchanges: [1] });
    expect(result).toMatchObject({ exchange: 1, newExchange: 2, error: null, caveats: [], diff: [] });
    expect(result?.answer).toMatchObject({ status: 200, body: result?.original.body });
    const exchange = (await inspected.api('GET', '/exchanges/2')).json();
    expect(exchange).toMatchObject({
      ...{ replayOf: 1, url: '/scim/v2/Users?filter=userName+eq+%22ada%22' },
      caller: { kind: 'inspector' },
    });
  });

  it('shows how the answers differ', async () => {
    inspected = await startInspected();
    await inspected.scim('POST', '/Users', user('ada'));
    const [result] = await replayed({ exchanges: [1] });
    expect(result).toMatchObject({ original: { status: 201 }, answer: { status: 409 } });
    expect(result?.diff).toContainEqual({ path: 'scimType', kind: 'added', after: 'uniqueness' });
    expect(result?.diff).toContainEqual({ path: 'userName', kind: 'removed', before: 'ada' });
    expect(result?.diff.some(({ path }) => /^(?:id|meta)/.test(path))).toBe(false);
  });

  it('follows a resource to its new id', async () => {
    inspected = await startInspected();
    const id = idOf((await inspected.scim('POST', '/Users', user('ada'))).text);
    const groupId = idOf((await inspected.scim('POST', '/Groups', group('Staff', [id]))).text);
    await inspected.scim('PATCH', `/Groups/${groupId}`, {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: [{ op: 'remove', path: `members[value eq "${id}"]` }],
    });
    await inspected.scim('DELETE', `/Groups/${groupId}`);
    await inspected.scim('DELETE', `/Users/${id}`);
    const results = await replayed({ exchanges: [1, 2, 3, 4, 5] });
    expect(results.map(({ answer }) => answer?.status)).toEqual([201, 201, 204, 204, 204]);
    expect(results.flatMap(({ diff }) => diff).filter(({ path }) => !path.startsWith('members'))).toEqual([]);
  });

  it('never sends what stands in the place of a secret, and says so', async () => {
    inspected = await startInspected();
    const id = idOf((await inspected.scim('POST', '/Users', user('ada', { password: 'hunter2' }))).text);
    const schemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp'];
    const secret = { op: 'replace', path: 'password', value: 'hunter3' };
    await inspected.scim('PATCH', `/Users/${id}`, { schemas, Operations: [secret] });
    await inspected.scim('PATCH', `/Users/${id}`, {
      schemas,
      Operations: [secret, { op: 'replace', path: 'title', value: 'Countess' }],
    });
    await inspected.scim('GET', '/Users?filter=password+eq+%22hunter2%22');
    await inspected.scim('DELETE', `/Users/${id}`);
    const results = await replayed({ exchanges: [1, 2, 3, 4] });
    expect(results).toMatchObject([
      { answer: { status: 201 }, caveats: [expect.stringContaining('passwords')] },
      { answer: null, error: 'Its operations set nothing but secrets, which are not kept.' },
      { answer: { status: 200 }, caveats: [expect.stringContaining('passwords')] },
      { answer: null, error: 'Its URL held a secret, which is not kept.' },
    ]);
    expect(inspected.server.requests.slice(-2).map(({ body }) => body)).toMatchObject([
      user('ada'),
      { Operations: [{ path: 'title' }] },
    ]);
    expect(JSON.stringify([results, inspected.server.requests])).not.toMatch(/hunter\d/);
    expect(JSON.stringify(inspected.server.requests.slice(-2))).not.toContain('redacted');
  });

  it('refuses a body of which the end is missing', async () => {
    inspected = await startInspected();
    await inspected.scim('POST', '/Users', user('ada', { title: 'x'.repeat(70_000) }));
    expect(await replayed({ exchanges: [1] })).toMatchObject([{ error: expect.stringContaining('longer than') }]);
  });

  it('can be asked for in no other way', async () => {
    inspected = await startInspected();
    const refused = async (body: object) => (await inspected.api('POST', '/replays', body)).json();
    expect(await refused({ exchanges: [1] })).toMatchObject({ status: 404 });
    expect(await refused({ exchanges: [] })).toMatchObject({ status: 400, where: 'body.exchanges' });
    expect(await refused({ exchanges: [1], target: 'http://x' })).toMatchObject({ status: 400, where: 'body.target' });
    expect(await refused({ exchanges: [1], token: 'x' })).toMatchObject({ status: 400, where: 'body.token' });
    expect(await refused({ exchanges: [1], token: 'a\r\nb: c' })).toMatchObject({ status: 400, where: 'body.token' });
    expect(await refused({ exchanges: [1], headers: {} })).toMatchObject({ status: 400 });
  });
});

describe('a replay on another server', () => {
  it('needs a target that was allowed, and the token that is given for it', async () => {
    const other = await startReferenceServer({ port: 0, logLevel: 'silent', mode: 'strict' });
    targets.push(other);
    inspected = await startInspected({ replayTarget: `${other.url}/` });
    const { api, scim } = inspected;
    expect((await api('GET', '/server')).json()).toMatchObject({ replayTargets: [other.url] });
    await scim('POST', '/Users', user('ada', { active: 'True' }));
    const [without] = await replayed({ exchanges: [1], target: other.url });
    expect(without).toMatchObject({ newExchange: null, answer: { status: 401 } });
    const [result] = await replayed({ exchanges: [1], target: other.url, token: other.token });
    expect(result).toMatchObject({ original: { status: 201 }, answer: { status: 400 }, error: null });
    expect(other.requests.at(-1)?.headers).not.toHaveProperty('scim-fault');
    const seen = JSON.stringify([await (await api('GET', '/exchanges')).json(), inspected.server.requests, result]);
    expect(seen).not.toContain(other.token);
  });

  it('follows no redirect, hides a token that is echoed, and reads no answer without end', async () => {
    const asked: (string | undefined)[] = [];
    const target = await strange((request, response) => {
      asked.push(request.url);
      if (request.url?.endsWith('/Users')) {
        response.writeHead(302, { location: 'http://127.0.0.1:1/', 'x-echo': request.headers.authorization });
        response.end(request.headers.authorization);
        return;
      }
      const write = () => {
        while (response.write('x'.repeat(10_000)));
      };
      response.on('drain', write);
      write();
    });
    inspected = await startInspected({ replayTarget: [target] });
    await inspected.scim('GET', '/Users');
    await inspected.scim('GET', '/Groups');
    const results = await replayed({ exchanges: [1, 2], target, token: 'of-the-target' });
    expect(asked).toEqual(['/scim/Users', '/scim/Groups']);
    expect(results[0]?.answer).toMatchObject({ status: 302, body: 'Bearer [redacted]' });
    expect(results[1]?.answer?.body).toHaveLength(65_536);
    expect(JSON.stringify(results)).not.toContain('of-the-target');
  });

  it('says why there is no answer', async () => {
    const target = await strange((_request, response) => void response.destroy());
    inspected = await startInspected({ replayTarget: [target] });
    await inspected.scim('GET', '/Users');
    const [result] = await replayed({ exchanges: [1], target });
    expect(result).toMatchObject({ answer: null, error: expect.stringMatching(/fetch failed: ./) });
  });
});
