import { profileIds } from 'vendor-profiles';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReferenceTenant } from '../reference-server.ts';
import type { FilterExplanation } from './filter/contract.ts';
import type { ResourceRow, ShownResource } from './resources/contract.ts';
import { type InspectedServer, startInspected } from './test-support/inspected-server.ts';

let inspected: InspectedServer;
beforeAll(async () => {
  const tenants = Object.fromEntries(profileIds().map((profile) => [profile, { profile }]));
  inspected = await startInspected({ tenants });
});
afterAll(() => inspected.server.close());

describe.each([...profileIds()])('a tenant that answers as %s', (profile) => {
  const api = (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
    inspected.api(method, `/tenants/${profile}${path}`, body, headers);
  let tenant: ReferenceTenant;
  let row: ResourceRow;
  beforeAll(async () => {
    tenant = inspected.server.tenant(profile);
    await tenant.seed(3);
    const page = (await api('GET', '/resources/User')).json() as { total: number; resources: ResourceRow[] };
    expect(page.total).toBe(3);
    row = page.resources[0]!;
  });

  it('has its users listed, shown, and changed back and forth', async () => {
    const shown = (await api('GET', `/resources/User/${row.id}`)).json() as ShownResource;
    const { resource, etag } = shown;
    const put = await api('PUT', `/resources/User/${row.id}`, { ...resource, active: false }, { 'If-Match': etag });
    expect(put.status).toBe(200);
    const { changes, isComplete } = (await api('GET', `/resources/User/${row.id}/history`)).json() as {
      changes: { change: string }[];
      isComplete: boolean;
    };
    expect([changes.at(-1)?.change, isComplete]).toEqual(['created', true]);
  });

  it('has a filter explained', async () => {
    const filter = encodeURIComponent(`userName eq ${JSON.stringify(row.name)}`);
    const told = (await api('GET', `/explain?filter=${filter}`)).json() as FilterExplanation;
    expect(told).toMatchObject({ total: 1, plan: { isIndexed: true }, matches: [{ id: row.id, isMatch: true }] });
  });

  it('comes back from a snapshot as it was', async () => {
    const before = await tenant.snapshot();
    await tenant.restore(before);
    expect(await tenant.snapshot()).toEqual(before);
  });
});
