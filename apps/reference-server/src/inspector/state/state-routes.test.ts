import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../tenant/snapshot.ts';
import { group, type InspectedServer, patch, startInspected, user } from '../test-support/inspected-server.ts';

let inspected: InspectedServer;
beforeEach(async () => {
  inspected = await startInspected({ tenants: ['acme'] });
});
afterEach(() => inspected.server.close());

const scim = (...request: Parameters<InspectedServer['scim']>) => inspected.scim(...request);
const api = (method: string, path: string, body?: unknown) => inspected.api(method, `/tenants/default${path}`, body);
const count = async (endpoint: string) =>
  ((await scim('GET', `${endpoint}?count=0`)).json() as { totalResults: number }).totalResults;
const idOf = ({ json }: { json: () => unknown }) => (json() as { id: string }).id;

describe('seed', () => {
  it('invents users, and the next ones when it is asked again', async () => {
    const first = await api('POST', '/seed', { users: 20 });
    const { users, groups } = first.json() as { users: number; groups: number };
    expect([first.status, users, groups > 0]).toEqual([201, 20, true]);
    expect(await inspected.server.seed(20)).toMatchObject({ users: 20 });
    expect(await count('/Users')).toBe(40);
    const { Resources } = (await scim('GET', '/Groups?count=1000')).json() as { Resources: { members: unknown[] }[] };
    expect(Resources.flatMap(({ members }) => members)).toHaveLength(40);
    expect((await api('POST', '/seed', { users: 0 })).json()).toMatchObject({ status: 400, where: 'body.users' });
  });
});

describe('what changes the state', () => {
  it('is told to those who watch, also when it is done in process', async () => {
    const controller = new AbortController();
    const { origin } = new URL(inspected.server.url);
    const stream = await fetch(`${origin}/api/v1/events`, { signal: controller.signal });
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    await inspected.server.seed(1);
    let text = '';
    while (!text.includes('event: changed')) text += (await reader.read()).value ?? '';
    expect(text).toContain('data: {"what":"resources","tenant":"default"}');
    controller.abort();
  });
});

describe('reset', () => {
  it('brings one tenant, or all of them, back to the start', async () => {
    await scim('POST', '/Users', user('ada'));
    expect((await api('POST', '/reset')).status).toBe(204);
    expect(inspected.server.requests).toHaveLength(0);
    expect(await count('/Users')).toBe(0);
    await inspected.server.tenant('acme').seed(1);
    expect((await inspected.api('POST', '/reset')).status).toBe(204);
    expect((await inspected.server.tenant('acme').snapshot()).totalResults).toBe(0);
  });
});

describe('snapshot and restore', () => {
  it('bring back every resource with its id, and members, without secrets', async () => {
    const ada = idOf(await scim('POST', '/Users', user('ada', { password: 't1meMa$heen', title: 'Countess' })));
    const staff = idOf(await scim('POST', '/Groups', group('Staff', [ada, 'nobody'])));
    const all = idOf(await scim('POST', '/Groups', group('All', [staff])));
    const taken = await api('GET', '/snapshot');
    expect(taken.text).not.toMatch(/t1meMa|pbkdf2|lastModified|\$ref/i);

    await scim('DELETE', `/Users/${ada}`);
    await scim('PATCH', `/Groups/${all}`, patch({ op: 'remove', path: 'members' }));
    await scim('POST', '/Users', user('bob'));
    expect((await api('PUT', '/snapshot', taken.text)).status).toBe(204);
    expect((await api('GET', '/snapshot')).json()).toEqual(taken.json());
    expect((await scim('GET', `/Users/${ada}`)).json()).toMatchObject({
      ...{ userName: 'ada', title: 'Countess' },
      groups: expect.arrayContaining([expect.objectContaining({ value: staff, type: 'direct' })]),
    });
    expect(await count('/Users')).toBe(1);
  });

  it('work in process, and between servers', async () => {
    await inspected.server.seed(520);
    const snapshot = await inspected.server.snapshot();
    expect(snapshot.totalResults).toBeGreaterThan(520);
    expect((await api('GET', '/snapshot')).json()).toEqual(snapshot);
    const other = await startInspected({ import: snapshot });
    expect(await other.server.snapshot()).toEqual(snapshot);
    await other.server.restore({ Resources: [] });
    expect((await other.server.snapshot()).totalResults).toBe(0);
    await other.server.restore(JSON.parse(JSON.stringify(snapshot)) as Snapshot);
    expect(await other.server.snapshot()).toEqual(snapshot);
    await other.server.close();
  });

  it('leave everything as it was when a resource is refused', async () => {
    await scim('POST', '/Users', user('ada'));
    const before = await inspected.server.snapshot();
    const twice = { Resources: [user('bob'), user('BOB')] };
    const refused = await api('PUT', '/snapshot', twice);
    expect(refused.json()).toMatchObject({ status: 400, detail: expect.stringContaining('resource 2') });
    expect((await api('PUT', '/snapshot', { Resources: [{ userName: 'x' }] })).status).toBe(400);
    expect(await inspected.server.snapshot()).toEqual(before);
  });
});
