import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReferenceServer, ReferenceServerOptions } from '../../reference-server.ts';
import { startReferenceServer } from '../../start-reference-server.ts';
import { type AskOptions, ask, begin } from '../test-support/ask.ts';
import type { Exchange, ExchangeSummary } from './contract.ts';

let server: ReferenceServer;
let api: string;
async function start(options: ReferenceServerOptions = {}) {
  const tenants = { acme: { token: 'the-token-of-acme' } };
  server = await startReferenceServer({ port: 0, logLevel: 'silent', tenants, ...options });
  api = `${new URL(server.url).origin}/api/v1`;
}
beforeEach(() => start());
afterEach(() => server.close());

/** Sends something to a tenant without a User-Agent, as Entra does. */
async function scim(method: string, path: string, body?: unknown, headers: AskOptions['headers'] = {}) {
  const tenant = server.tenant('default');
  const answer = await ask(tenant.url + path, {
    method,
    headers: {
      Authorization: `Bearer ${tenant.token}`,
      'Content-Type': 'application/scim+json; charset=utf-8',
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return (answer.text === '' ? { id: '' } : answer.json()) as { readonly id: string };
}
const get = (path: string) => ask(api + path);
const list = async (query = '') =>
  (await get(`/exchanges${query}`)).json() as { exchanges: ExchangeSummary[]; total: number; before: number | null };
const latest = async () => (await get('/exchanges/latest')).json() as Exchange;
const user = (userName: string) => ({ schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName });
const patch = (...Operations: object[]) => ({ schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations });

describe('the list of exchanges', () => {
  it('is newest first, page by page', async () => {
    for (let count = 0; count < 5; count += 1) await scim('GET', `/Users?count=${count}`);
    const first = await list('?limit=2');
    expect(first.exchanges.map(({ id }) => id)).toEqual([5, 4]);
    expect([first.total, first.before]).toEqual([5, 4]);
    expect((await list('?limit=2&before=4')).exchanges.map(({ id }) => id)).toEqual([3, 2]);
    expect(await list('?limit=2&before=2')).toMatchObject({ exchanges: [{ id: 1 }], before: null });
    expect(await list('?before=1')).toMatchObject({ exchanges: [], before: null });
  });

  it('is narrowed by tenant, method, status, caller and text', async () => {
    await scim('POST', '/Users', user('ada'), { 'User-Agent': 'curl/8' });
    await scim('GET', '/Users/nobody');
    await scim('GET', '/Users?filter=userName%20eq%20%22ADA%22');
    await ask(`${server.tenant('acme').url}/Users`);
    const ids = async (query: string) => (await list(query)).exchanges.map(({ id }) => id);
    expect(await ids('?tenant=acme')).toEqual([4]);
    expect(await ids('?method=post')).toEqual([1]);
    expect(await ids('?status=404')).toEqual([2]);
    expect(await ids('?status=4XX')).toEqual([4, 2]);
    expect(await ids('?caller=curl')).toEqual([1]);
    expect(await ids('?q=username+eq+"ada"')).toEqual([3]);
    expect(await ids('?q=created+user')).toEqual([1]);
    expect(await ids('?q=.*')).toEqual([]);
    expect(await ids('?level=must')).toEqual([4]);
    expect((await get('/exchanges?status=x')).json()).toMatchObject({ status: 400, where: 'query.status' });
    expect((await get('/exchanges?stauts=404')).json()).toMatchObject({ status: 400, where: 'query.stauts' });
  });

  it.each(['', '/latest', '/next', '.har', '.ndjson'])(
    'is not asked for a tenant that there is not: %s',
    async (path) => {
      expect((await get(`/exchanges${path}?tenant=nobody`)).json()).toMatchObject({
        ...{ status: 404, where: 'query.tenant', detail: expect.stringContaining('there are default, acme') },
      });
    },
  );

  it('neither forgets nor streams those of a tenant that there is not', async () => {
    expect((await ask(`${api}/exchanges?tenant=nobody`, { method: 'DELETE' })).status).toBe(404);
    expect((await get('/events?tenant=nobody')).json()).toMatchObject({ status: 404, where: 'query.tenant' });
  });

  it('can be emptied, for one tenant or for all', async () => {
    await scim('GET', '/Users');
    await ask(`${server.tenant('acme').url}/Users`);
    expect((await ask(`${api}/exchanges?tenant=acme`, { method: 'DELETE' })).status).toBe(204);
    expect((await list()).exchanges.map(({ tenant }) => tenant)).toEqual(['default']);
    await ask(`${api}/exchanges`, { method: 'DELETE' });
    expect(await list()).toEqual({ exchanges: [], total: 0, before: null });
    expect(server.requests).toEqual([]);
  });
});

describe('what an exchange meant', () => {
  it('is said in a few words', async () => {
    const { id } = await scim('POST', '/Users', user('ada'));
    const other = await scim('POST', '/Users', user('bob'));
    const group = await scim('POST', '/Groups', { displayName: 'Staff', members: [{ value: id }] });
    const members = (op: string, ...ids: string[]) =>
      patch({ op, path: 'members', value: ids.map((value) => ({ value })) });
    await scim('POST', '/Users', user('ada'));
    await scim('GET', `/Users/${id}`);
    await scim('GET', '/Users/none');
    await scim('GET', '/Users?filter=userName%20eq%20%22nobody%22');
    await scim('GET', '/Users');
    await scim('PATCH', `/Users/${id}`, patch({ op: 'Replace', path: 'active', value: 'False' }));
    await scim(
      'PATCH',
      `/Users/${id}`,
      patch(
        { op: 'replace', path: 'name.givenName', value: 'Ada' },
        { op: 'add', value: { title: 'Countess', nickName: 'A', locale: 'en' } },
      ),
    );
    await scim('PATCH', `/Users/${id}`, patch({ op: 'replace', path: 'title', value: 'Countess' }));
    await scim('PATCH', `/Groups/${group.id}`, members('Add', other.id));
    await scim('PATCH', `/Groups/${group.id}`, members('remove', id, other.id));
    await scim('PATCH', `/Groups/${group.id}`, members('Remove', id));
    await scim('PUT', `/Users/${id}`, user('ada'));
    await scim('DELETE', `/Users/${id}`);
    await scim('GET', '/ServiceProviderConfig');
    await scim('GET', '/Users', undefined, { Authorization: 'Bearer wrong' });
    const { exchanges } = await list();
    expect(exchanges.map(({ meaning }) => meaning).reverse()).toEqual([
      'created User ada',
      'created User bob',
      'created Group Staff',
      expect.stringMatching(/^refused \(uniqueness\): /),
      'read User ada',
      'no such User',
      'matched 0 Users',
      'listed 2 of 2 Users',
      'deactivated User ada',
      'changed name.givenName, title, nickName and 1 more of User ada',
      'changed nothing of User ada',
      'added 1 member to Staff',
      'removed 2 members from Staff',
      'changed nothing of Group Staff',
      'replaced User ada',
      'deleted User ada',
      'read what the server can do',
      'refused: The bearer token is not known here, has expired, or was revoked.',
    ]);
  });
});

describe('one exchange', () => {
  it('has request and answer, headers and bodies, and what they are', async () => {
    await scim('POST', '/Users', { ...user('ada'), password: 'hunter2' });
    expect(await latest()).toMatchObject({
      ...{ id: 1, tenant: 'default', method: 'POST', url: '/scim/v2/Users', status: 201, replayOf: null, fault: null },
      ...{ level: 'should', hasPatch: false, hasFilter: false, meaning: 'created User ada' },
      request: {
        headers: expect.arrayContaining([['Authorization', 'Bearer [redacted]']]),
        body: JSON.stringify({ ...user('ada'), password: '[redacted]' }),
        isTruncated: false,
      },
      response: { headers: expect.arrayContaining([['content-type', 'application/scim+json']]) },
    });
  });

  it('has an address of its own, until it is no longer kept', async () => {
    await server.close();
    await start({ keepRequests: 1 });
    await scim('GET', '/Users');
    await scim('GET', '/Users?filter=userName%20pr');
    expect((await get('/exchanges/2')).json()).toMatchObject({ id: 2, hasFilter: true });
    expect((await get('/exchanges/1')).json()).toMatchObject({ status: 410, type: 'urn:scim-workbench:problem:gone' });
    for (const id of ['3', 'x', '1e9']) {
      expect((await get(`/exchanges/${id}`)).json()).toMatchObject({
        ...{ status: 404, type: 'urn:scim-workbench:problem:no-exchange' },
      });
    }
  });

  it('is shown as on the wire', async () => {
    await scim('POST', '/Users', user('ada'));
    const { headers, text } = await get('/exchanges/1/raw');
    expect(headers['content-type']).toMatch(/^text\/plain/);
    expect(text).toMatch(/^POST \/scim\/v2\/Users HTTP\/1\.1\nAuthorization: Bearer \[redacted\]\n/);
    expect(text).toContain(
      '\n\n{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ada"}\n\nHTTP/1.1 201 Created\n',
    );
  });
});

describe('waiting for an exchange', () => {
  it('gets the next one that matches', async () => {
    const next = await begin(`${api}/exchanges/next?method=POST&path=/Users`);
    await scim('GET', '/Users');
    await scim('POST', '/Users', user('ada'));
    expect((await next.answer).json()).toMatchObject({ id: 2, method: 'POST' });
  });

  it('gets one that is there, behind another one', async () => {
    await scim('GET', '/Users');
    await scim('GET', '/Groups');
    expect((await get('/exchanges/next?after=0')).json()).toMatchObject({ id: 1 });
    expect((await get('/exchanges/next?after=1&path=/Groups&tenant=default')).json()).toMatchObject({ id: 2 });
  });

  it('ends when none comes', async () => {
    const response = await get('/exchanges/next?timeout=0');
    expect(response.json()).toMatchObject({ status: 504, type: 'urn:scim-workbench:problem:none-came' });
  });

  it('ends when the server stops', async () => {
    const next = await begin(`${api}/exchanges/next`);
    await server.close();
    expect((await next.answer).status).toBe(503);
  });
});

describe('exports', () => {
  it('are lines of JSON, oldest first', async () => {
    await scim('GET', '/Users');
    await scim('POST', '/Users', user('ada'));
    const { headers, text } = await get('/exchanges.ndjson?method=POST');
    expect(headers).toMatchObject({
      'content-type': 'application/x-ndjson',
      'content-disposition': 'attachment; filename="exchanges.ndjson"',
    });
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toMatchObject([{ id: 2, request: {} }]);
  });

  it('are an HTTP Archive', async () => {
    await scim('GET', '/Users?filter=userName+eq+%22a%22&count=1');
    await scim('POST', '/Users', user('ada'));
    const archive = (await get('/exchanges.har')).json();
    expect(archive).toMatchObject({
      log: {
        version: '1.2',
        creator: { name: 'scim-reference-server', version: expect.any(String) },
        entries: [
          {
            request: {
              method: 'GET',
              url: `${server.url}/Users?filter=userName+eq+%22a%22&count=1`,
              queryString: [
                { name: 'filter', value: 'userName eq "a"' },
                { name: 'count', value: '1' },
              ],
            },
            response: { status: 200, statusText: 'OK', content: { mimeType: 'application/scim+json' } },
          },
          {
            startedDateTime: expect.stringMatching(/Z$/),
            request: { postData: { mimeType: 'application/scim+json; charset=utf-8' } },
            comment: 'created User ada',
          },
        ],
      },
    });
    await ask(`${api}/exchanges`, { method: 'DELETE' });
    expect((await get('/exchanges.har')).json()).toMatchObject({ log: { entries: [] } });
  });
});
