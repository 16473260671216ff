import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type InspectedServer, startInspected, user } from '../test-support/inspected-server.ts';

let inspected: InspectedServer;
beforeEach(async () => {
  inspected = await startInspected({ seed: 3, tenants: ['acme'] });
});
afterEach(() => inspected.server.close());

const scim = (...request: Parameters<InspectedServer['scim']>) => inspected.scim(...request);
const api = (...request: Parameters<InspectedServer['api']>) => inspected.api(...request);
const withHeader = (header: string, path = '/Users') => scim('GET', path, undefined, { 'SCIM-Fault': header });

describe('faults by the API', () => {
  it('are added, listed, counted and removed', async () => {
    const added = await api('POST', '/faults', {
      kind: 'status',
      status: 429,
      retryAfter: 7,
      path: '/Users*',
      count: 1,
    });
    expect([added.status, added.json()]).toMatchObject([201, { id: 1, hits: 0, left: 1 }]);
    const refused = await scim('GET', '/Users?count=1');
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '7']);
    expect(refused.json()).toMatchObject({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '429' });
    expect((await scim('GET', '/Users')).status).toBe(200);
    expect((await api('GET', '/faults')).json()).toMatchObject({ faults: [{ id: 1, hits: 1, left: 0 }] });
    expect((await api('DELETE', '/faults/1')).status).toBe(204);
    expect((await api('DELETE', '/faults/1')).json()).toMatchObject({ status: 404 });
    await api('POST', '/faults', { kind: 'cut' });
    expect((await api('DELETE', '/faults')).status).toBe(204);
    expect(inspected.server.faults.list()).toEqual([]);
  });

  it('say what is wrong with a rule', async () => {
    const wrong = await api('POST', '/faults', { kind: 'latency', milliseconds: -1 });
    expect(wrong.json()).toMatchObject({ status: 400, where: 'body.milliseconds' });
    expect((await api('POST', '/faults', { kind: 'cut', tenant: 'x' })).json()).toMatchObject({ where: 'body.tenant' });
  });

  it('meet only those who may come in, and only SCIM', async () => {
    inspected.server.faults.add({ kind: 'status', status: 503 });
    expect((await scim('POST', '/Users', user('ada'), { Authorization: 'Bearer wrong' })).status).toBe(401);
    expect((await api('GET', '/server')).status).toBe(200);
    expect((await scim('GET', '/ServiceProviderConfig')).status).toBe(503);
  });

  it('do nothing to the data, and stand with the exchange and what was sent', async () => {
    inspected.server.faults.add({ kind: 'status', status: 500, scimType: 'custom', method: 'POST' });
    expect((await scim('POST', '/Users', user('ada'))).json()).toMatchObject({ status: '500', scimType: 'custom' });
    const [exchange] = inspected.server.requests;
    expect(exchange).toMatchObject({ status: 500, fault: 'answered 500 (custom)', body: { userName: 'ada' } });
    inspected.server.faults.clear();
    expect((await scim('GET', '/Users')).json()).toMatchObject({ totalResults: 3 });
  });
});

describe('faults by header', () => {
  it('are for one request', async () => {
    expect((await withHeader('status=503; retry-after=2')).headers['retry-after']).toBe('2');
    expect((await scim('GET', '/Users')).status).toBe(200);
    expect((await withHeader('explode')).json()).toMatchObject({
      status: '400',
      detail: expect.stringContaining('kind'),
    });
  });

  it('cut the connection without an answer', async () => {
    await expect(withHeader('cut')).rejects.toThrow(/socket hang up|ECONNRESET/);
    await expect.poll(() => inspected.server.requests.at(-1)).toMatchObject({ status: 0, fault: 'connection cut' });
  });

  it('send Resources: null, and leave what is no list alone', async () => {
    expect((await withHeader('null-resources')).json()).toMatchObject({ totalResults: 3, Resources: null });
    expect((await withHeader('null-resources', '/Users/nobody')).json()).toMatchObject({ status: '404' });
  });

  it('answer later, and piece by piece, with the same content', async () => {
    const plain = await scim('GET', '/Users');
    const slow = await withHeader('slow-body=2');
    expect(slow.text).toBe(plain.text);
    expect(slow.headers['content-length']).toBeUndefined();
    const before = performance.now();
    const late = await withHeader('latency=60');
    expect(performance.now() - before).toBeGreaterThan(55);
    expect(late.text).toBe(plain.text);
    expect(inspected.server.requests.at(-1)).toMatchObject({ fault: 'answered 60 ms later' });
  });
});
