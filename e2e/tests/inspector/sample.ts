import type { Inspected } from './inspected.ts';

/** What the server was given: ids of resources, and of exchanges. */
export interface Sample {
  readonly user: string;
  readonly group: string;
  readonly probe: number;
  readonly patched: number;
  readonly filtered: number;
}

/** A view of the page. */
interface SampleView {
  readonly name: string;
  readonly path: (sample: Sample) => string;
  /** What is there once it is shown: a CSS selector. */
  readonly ready: string;
}

const filter = new URLSearchParams({ filter: 'userName eq "ada.lovelace@example.com" and active eq true' });

/** The views of the page. */
export const sampleViews: readonly SampleView[] = [
  { name: 'traffic', path: () => '/', ready: '.traffic-grid [role=gridcell]' },
  { name: 'exchange', path: ({ patched }) => `/exchanges/${patched}`, ready: '.meaning' },
  { name: 'request', path: ({ patched }) => `/exchanges/${patched}?tab=request`, ready: '.headers' },
  { name: 'response', path: ({ patched }) => `/exchanges/${patched}?tab=response`, ready: '.headers' },
  { name: 'patch', path: ({ patched }) => `/exchanges/${patched}?tab=patch`, ready: '.before-after .json' },
  { name: 'exchange-filter', path: ({ filtered }) => `/exchanges/${filtered}?tab=filter`, ready: '.traces' },
  { name: 'code', path: ({ patched }) => `/exchanges/${patched}?tab=code`, ready: '[role=tabpanel] pre' },
  { name: 'latest', path: () => '/latest', ready: '.meaning' },
  {
    name: 'resources',
    path: () => '/resources/default/User',
    ready: '.resource-grid .cell-version, .resource-grid .cell-time',
  },
  { name: 'resource', path: ({ user }) => `/resources/default/User/${user}`, ready: 'textarea' },
  { name: 'groups', path: ({ user }) => `/resources/default/User/${user}?tab=groups`, ready: '[role=tabpanel] .plain' },
  { name: 'history', path: ({ user }) => `/resources/default/User/${user}?tab=history`, ready: '.change' },
  {
    name: 'members',
    path: ({ group }) => `/resources/default/Group/${group}?tab=members`,
    ready: '[role=tabpanel] .plain',
  },
  { name: 'new-resource', path: () => '/resources/default/User/new', ready: 'textarea' },
  { name: 'filter', path: () => `/filter?${filter}`, ready: '.traces' },
  { name: 'replay', path: ({ probe, filtered }) => `/replay?exchanges=${probe},${filtered}`, ready: '.empty' },
  { name: 'faults', path: () => '/faults', ready: '.cards' },
  { name: 'tenants', path: () => '/tenants/default', ready: '.tenant-column [role=gridcell]' },
  { name: 'lint', path: () => '/lint', ready: '.drop' },
  { name: 'state', path: () => '/state', ready: '.box' },
];

/**
 * Gives a server traffic as Entra sends it, for `sampleViews` to show.
 *
 * @param inspected A server with the tenants `acme` and `beta` beside the default one.
 */
export async function fillServer(inspected: Inspected): Promise<Sample> {
  await inspected.reset();
  await inspected.api('tenants/default/seed', 'POST', { users: 400 });
  const ada = { name: { givenName: 'Ada', familyName: 'Lovelace' }, active: true, title: 'Miss' };
  await inspected.send('/Users?filter=userName%20eq%20%22ada.lovelace%40example.com%22');
  const probe = await inspected.latest();
  const id = await inspected.createUser('ada.lovelace@example.com', {
    ...{ ...ada, emails: [{ type: 'work', value: 'ada@example.com', primary: true }] },
  });
  const group = await inspected.send('/Groups', {
    method: 'POST',
    body: {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:Group'],
      displayName: 'Analysts',
      members: [{ value: id }],
    },
  });
  await inspected.createUser('ada.lovelace@example.com');
  await inspected.patchUser(
    id,
    { op: 'Replace', path: 'active', value: 'False' },
    { op: 'Add', path: 'emails[type eq "home"].value', value: 'ada@home.example' },
    { op: 'Replace', path: 'title', value: 'Countess' },
  );
  const patched = await inspected.latest();
  await inspected.send('/Users?filter=userName%20eq%20%22ADA.lovelace%40example.com%22%20and%20active%20eq%20true');
  const filtered = await inspected.latest();
  await inspected.send('/Users/none', { headers: { 'user-agent': 'Okta SCIM Client 1.0.0' } });
  await inspected.createUser(
    'grace.hopper@example.com',
    { name: { givenName: 'Grace', familyName: 'Hopper' } },
    'acme',
  );
  await inspected.send('/Groups', { tenant: 'beta' });
  await inspected.api('faults', 'POST', { kind: 'status', status: 429, retryAfter: 2, path: '/Bulk', percentage: 20 });
  await inspected.api('faults', 'POST', { kind: 'latency', milliseconds: 5, tenant: 'beta', count: 100 });
  return { user: id, group: String(group.body.id), probe, patched, filtered };
}
