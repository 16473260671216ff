import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recordedRequests } from './next-request.ts';
import type { RequestFilter } from './recorded-request.ts';
import { filterText, requestTest } from './request-filter.ts';
import { exchangeOf } from './test-support/facts.ts';
import { Traffic } from './traffic.ts';

let traffic: Traffic;
const stop = new AbortController();
beforeEach(() => {
  vi.useFakeTimers();
  traffic = new Traffic({ exchanges: 500, bytes: 1_000_000 });
});
afterEach(() => void vi.useRealTimers());

const come = (method: string, path: string, { status = 200, tenant = 'default' } = {}) =>
  traffic.add(exchangeOf({ id: traffic.nextId(), method, target: `/scim/v2${path}`, status, tenant }));

describe('next', () => {
  it('is the first request that matches, and comes later', async () => {
    const requests = recordedRequests(traffic, 'default', stop.signal);
    come('POST', '/Users');
    const next = requests.next({ method: 'POST', path: '/Users' });
    come('GET', '/Users');
    come('POST', '/Users', { tenant: 'acme' });
    come('POST', '/Users', { status: 201 });
    come('POST', '/Users', { status: 409 });
    expect(await next).toMatchObject({ id: 4, status: 201 });
    expect(await Promise.all([requests.next(), come('GET', '/')])).toMatchObject([{ id: 6 }, undefined]);
  });

  it('gives up in time, and says what came instead', async () => {
    const requests = recordedRequests(traffic, 'default', stop.signal);
    const next = requests.next({ method: 'PATCH', path: '/Groups/*' }, { timeout: 100 });
    const failure = expect(next).rejects.toThrow(
      'no request like PATCH /Groups/* of tenant default came within 100 ms; what came instead, at last: GET /scim/v2/Users (404)',
    );
    come('GET', '/Users', { status: 404 });
    await vi.advanceTimersByTimeAsync(100);
    await failure;
    const none = expect(requests.next()).rejects.toMatchObject({
      name: 'TimeoutError',
      message: expect.stringContaining('within 5000 ms; none came at all'),
    });
    await vi.advanceTimersByTimeAsync(5000);
    await none;
  });

  it('gives up when the server stops', async () => {
    const stopping = new AbortController();
    const requests = recordedRequests(traffic, 'default', stopping.signal);
    const next = requests.next();
    stopping.abort(new Error('stopped'));
    await expect(next).rejects.toThrow('stopped');
    await expect(requests.next()).rejects.toThrow('stopped');
  });

  it('leaves the list one that can be compared', () => {
    expect(recordedRequests(traffic, 'default', stop.signal)).toEqual([]);
  });
});

describe('a filter', () => {
  const exchange = exchangeOf({ method: 'PATCH', target: '/scim/v2/Groups/7?x=1', status: 204 });
  it.each<RequestFilter>([
    {},
    { method: 'patch' },
    { path: '/Groups/7' },
    { path: '/Groups/*' },
    { path: '*' },
    { path: '/*/7' },
    { path: '/G*s/*7' },
    { path: /^\/Groups\/\d\?x=1$/ },
    { status: 204, tenant: 'default' },
  ])('matches: %o', (filter) => {
    expect(requestTest(filter)(exchange)).toBe(true);
  });

  it.each<RequestFilter>([
    { method: 'PUT' },
    { path: '/Groups' },
    { path: '/Groups/7*7' },
    { path: '/Users/*' },
    { path: /Users/g },
    { status: 200 },
    { tenant: 'acme' },
  ])('does not match: %o', (filter) => {
    expect(requestTest(filter)(exchange)).toBe(false);
  });

  it('is said in words', () => {
    expect(filterText({})).toBe('any method any path');
    expect(filterText({ method: 'GET', path: /x/, status: 200 })).toBe('GET /x/ with the status 200');
  });
});
