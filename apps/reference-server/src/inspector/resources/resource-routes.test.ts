import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { group, type InspectedServer, patch, startInspected, user } from '../test-support/inspected-server.ts';
import type { ShownResource } from './contract.ts';

let inspected: InspectedServer;
beforeEach(async () => {
  inspected = await startInspected({ tenants: ['acme'] });
});
afterEach(() => inspected.server.close());

const resources = '/tenants/default/resources';
const scim = (...request: Parameters<InspectedServer['scim']>) => inspected.scim(...request);
const api = async (method: string, path: string, body?: unknown, headers?: Record<string, string>) => {
  const answer = await inspected.api(method, resources + path, body, headers);
  return { ...answer, body: answer.text === '' ? undefined : (answer.json() as Record<string, unknown>) };
};
const create = async (endpoint: string, body: object) => {
  const { id } = (await scim('POST', endpoint, body)).json() as { id: string };
  return { id, exchange: inspected.lastExchange() };
};
const names = ({ body }: { body: unknown }) =>
  (body as { resources: { name: string }[] }).resources.map(({ name }) => name);

describe('a list of resources', () => {
  it('has what a row shows, filtered, sorted and cut into pages', async () => {
    for (const name of ['cleo', 'ada', 'bob']) {
      await create('/Users', user(name, { displayName: name.toUpperCase(), active: name !== 'bob' }));
    }
    const page = await api('GET', '/User?sortBy=userName&startIndex=2&count=1');
    expect(page.body).toMatchObject({
      ...{ total: 3, startIndex: 2 },
      resources: [{ name: 'bob', detail: 'BOB', active: false, version: 1, lastModified: expect.stringMatching(/Z$/) }],
    });
    expect(names(await api('GET', `/User?filter=${encodeURIComponent('active eq true')}&sortBy=userName`))).toEqual([
      ...['ada', 'cleo'],
    ]);
    expect((await api('GET', '/User?filter=userNam')).body).toMatchObject({ status: 400, scimType: 'invalidFilter' });
    expect((await api('GET', '/Device')).body).toMatchObject({ status: 404, where: 'type' });
  });

  it('is of one tenant', async () => {
    await create('/Users', user('ada'));
    const other = (await inspected.api('GET', '/tenants/acme/resources/User')).json();
    expect(other).toMatchObject({ total: 0, resources: [] });
  });

  it('leaves members out, however many there are', async () => {
    await create('/Groups', group('Staff', ['1', '2']));
    const { text } = await api('GET', '/Group');
    expect(text).toContain('Staff');
    expect(text).not.toContain('members');
  });
});

describe('one resource', () => {
  it('comes with its ETag and with who holds it, also through others', async () => {
    const ada = await create('/Users', user('ada'));
    const staff = await create('/Groups', group('Staff', [ada.id]));
    const all = await create('/Groups', group('All', [staff.id]));
    const shown = await api('GET', `/User/${ada.id}`);
    expect(shown.headers.etag).toBe('W/"1"');
    expect(shown.body).toMatchObject({ etag: 'W/"1"', omitted: [], resource: { id: ada.id, userName: 'ada' } });
    expect((shown.body as ShownResource).groups).toEqual([
      { id: staff.id, name: 'Staff', type: 'Group', direct: true },
      { id: all.id, name: 'All', type: 'Group', direct: false },
    ]);
    expect((await api('GET', '/User/nobody')).body).toMatchObject({ status: 404 });
  });

  it('never shows a password', async () => {
    const { id } = await create('/Users', user('ada', { password: 't1meMa$heen' }));
    await scim('PATCH', `/Users/${id}`, patch({ op: 'replace', path: 'password', value: 'an0ther$ecret' }));
    for (const path of [`/User/${id}`, '/User', `/User/${id}/history`, `/User/${id}?at=1`]) {
      const { text } = await api('GET', path);
      expect(text).not.toMatch(/t1meMa|an0ther|pbkdf2/i);
    }
  });

  it('is created, replaced and deleted like by a client, and its history shows it', async () => {
    const made = await api('POST', '/User', user('ada'));
    expect(made.status).toBe(201);
    const { id } = made.body as { id: string };
    const kept = await api('PUT', `/User/${id}`, user('ada', { title: 'Countess' }), { 'If-Match': 'W/"1"' });
    expect(kept.body).toMatchObject({ etag: 'W/"2"', resource: { title: 'Countess' } });
    const stale = await api('PUT', `/User/${id}`, user('ada'), { 'If-Match': 'W/"1"' });
    expect([stale.status, stale.headers['content-type']]).toEqual([412, 'application/problem+json']);
    expect((await api('DELETE', `/User/${id}`, undefined, { 'If-Match': 'W/"1"' })).status).toBe(412);
    expect((await api('DELETE', `/User/${id}`)).status).toBe(204);
    expect((await api('GET', `/User/${id}/history`)).body).toMatchObject({
      changes: [
        { change: 'deleted', version: 2, name: 'ada', exchange: null },
        { change: 'updated', version: 2, diff: [{ path: 'title', kind: 'added', after: 'Countess' }] },
        { change: 'created', version: 1 },
      ],
      ...{ before: null, isComplete: true },
    });
    // What is done in the inspector is no traffic.
    expect(inspected.server.requests).toHaveLength(0);
  });

  it('that is refused says why, and where', async () => {
    const { id } = await create('/Users', user('ada'));
    await create('/Users', user('bob'));
    expect((await api('PUT', `/User/${id}`, user('bob'))).body).toMatchObject({ status: 409, scimType: 'uniqueness' });
    const wrong = await api('PUT', `/User/${id}`, user('ada', { emails: [{ value: 7 }], active: 'perhaps' }));
    expect(wrong.body).toMatchObject({
      status: 400,
      scimType: 'invalidValue',
      where: expect.stringMatching(/emails|active/),
    });
    expect((await api('POST', '/User', {})).body).toMatchObject({ status: 400, where: expect.anything() });
  });

  it('with more members than are shown keeps them when it is edited', async () => {
    const ids = Array.from({ length: 1_200 }, (_, index) => `m${String(index).padStart(4, '0')}`);
    const { id } = await create('/Groups', group('Staff', ids));
    const shown = await api('GET', `/Group/${id}`);
    expect(shown.body).toMatchObject({ omitted: ['members'] });
    expect(shown.text).not.toContain('m0001');
    const { resource, etag } = shown.body as ShownResource;
    await api('PUT', `/Group/${id}`, { ...resource, displayName: 'Crew' }, { 'If-Match': etag });
    const first = await api('GET', `/Group/${id}/members?limit=1000`);
    const second = await api('GET', `/Group/${id}/members?limit=1000&from=${first.body?.next}`);
    const members = [first, second].flatMap(({ body }) => body?.members as { id: string }[]);
    expect(members.map((member) => member.id)).toEqual(ids);
    expect(second.body).toMatchObject({ next: null });
    expect((await api('GET', `/Group/${id}`)).body).toMatchObject({ resource: { displayName: 'Crew' } });
  });

  it('has members with their names, also where whoever added them said none', async () => {
    const ada = await create('/Users', user('ada'));
    const inner = await create('/Groups', group('Analysts', [ada.id]));
    const { id } = await create('/Groups', group('Staff', [ada.id, inner.id, 'gone']));
    const { body } = await api('GET', `/Group/${id}/members`);
    const members = body?.members as { id: string; name: string }[];
    expect(new Map(members.map((member) => [member.id, member.name]))).toEqual(
      new Map([
        [ada.id, 'ada'],
        [inner.id, 'Analysts'],
        ['gone', ''],
      ]),
    );
  });
});

describe('the history of a resource', () => {
  it('names the exchange that made each change, page by page', async () => {
    const ada = await create('/Users', user('ada'));
    const staff = await create('/Groups', group('Staff', [ada.id]));
    await scim('PATCH', `/Users/${ada.id}`, patch({ op: 'replace', path: 'title', value: 'Countess' }));
    const patched = inspected.lastExchange();
    const newest = await api('GET', `/User/${ada.id}/history?limit=1`);
    expect(newest.body).toMatchObject({ changes: [{ exchange: patched }], isComplete: true });
    const rest = await api('GET', `/User/${ada.id}/history?limit=1&before=${newest.body?.before}`);
    expect(rest.body).toMatchObject({ changes: [{ change: 'created', exchange: ada.exchange }], before: null });
    await scim('DELETE', `/Users/${ada.id}`);
    const gone = inspected.lastExchange();
    expect((await inspected.api('GET', `/exchanges/${gone}`)).json()).toMatchObject({
      changes: [
        { change: 'deleted', name: 'ada' },
        { change: 'updated', name: 'Staff' },
      ],
    });
    expect((await api('GET', `/Group/${staff.id}/history?limit=1`)).body).toMatchObject({
      changes: [
        {
          ...{ change: 'updated', name: 'Staff', version: 2, exchange: gone },
          diff: [{ path: 'members', kind: 'removed', before: { value: ada.id } }],
        },
      ],
    });
  });
});

it('tells the changes of exchanges apart that come at the same time', async () => {
  const all = Array.from({ length: 20 }, (_, index) => `user${index}`);
  await Promise.all(all.map((name) => create('/Users', user(name))));
  const { exchanges } = (await inspected.api('GET', '/exchanges')).json() as { exchanges: { id: number }[] };
  expect(exchanges).toHaveLength(20);
  for (const { id } of exchanges) {
    const exchange = (await inspected.api('GET', `/exchanges/${id}`)).json() as {
      request: { body: string };
      changes: { name: string }[];
    };
    const { userName } = JSON.parse(exchange.request.body) as { userName: string };
    expect(exchange.changes.map(({ name }) => name)).toEqual([userName]);
  }
});

describe('time travel', () => {
  it('shows lists, resources and members as they were right after an exchange', async () => {
    const ada = await create('/Users', user('ada', { title: 'Countess' }));
    const bob = await create('/Users', user('bob'));
    const staff = await create('/Groups', group('Staff', [ada.id]));
    await scim('PATCH', `/Groups/${staff.id}`, patch({ op: 'add', path: 'members', value: [{ value: bob.id }] }));
    const added = inspected.lastExchange();
    await scim('PATCH', `/Users/${ada.id}`, patch({ op: 'replace', path: 'userName', value: 'zoe' }));
    await scim('DELETE', `/Users/${bob.id}`);
    await create('/Users', user('cleo'));

    const list = (exchange: number | string) => api('GET', `/User?sortBy=userName&at=${exchange}`);
    expect(names(await api('GET', '/User?sortBy=userName'))).toEqual(['cleo', 'zoe']);
    expect(names(await list(added))).toEqual(['ada', 'bob']);
    expect(names(await list(ada.exchange))).toEqual(['ada']);
    expect((await api('GET', `/User/${ada.id}?at=${added}`)).body).toMatchObject({
      ...{ etag: 'W/"1"', resource: { userName: 'ada', title: 'Countess', groups: [{ display: 'Staff' }] } },
      groups: [{ id: staff.id, name: 'Staff', direct: true }],
    });
    expect((await api('GET', `/User/${bob.id}?at=${ada.exchange}`)).status).toBe(404);
    const membersAt = async (exchange: number) => {
      const { body } = await api('GET', `/Group/${staff.id}/members?at=${exchange}`);
      return (body as { members: { id: string }[] }).members.map(({ id }) => id);
    };
    expect(await membersAt(added)).toEqual([ada.id, bob.id].sort());
    expect(await membersAt(staff.exchange)).toEqual([ada.id]);
  });

  it('goes back as far as changes are kept', async () => {
    await inspected.server.close();
    inspected = await startInspected({ keepChanges: 1 });
    const ada = await create('/Users', user('ada'));
    // Changes are dropped in groups, not one by one.
    const change = (version: number) =>
      scim('PATCH', `/Users/${ada.id}`, patch({ op: 'replace', path: 'title', value: `${version}` }));
    for (let version = 2; version < 130; version += 1) await change(version);
    expect((await api('GET', `/User/${ada.id}?at=${ada.exchange}`)).body).toMatchObject({
      ...{ status: 410, type: 'urn:scim-workbench:problem:journal-too-short', where: 'query.at' },
    });
    expect((await api('GET', `/User/${ada.id}?at=${inspected.lastExchange()}`)).status).toBe(200);
  });

  it('tells no past where no changes are kept, and shows the present all the same', async () => {
    await inspected.server.close();
    inspected = await startInspected({ keepChanges: 0 });
    const ada = await create('/Users', user('ada'));
    await scim('PATCH', `/Users/${ada.id}`, patch({ op: 'replace', path: 'title', value: 'Countess' }));
    const past = { status: 410, type: 'urn:scim-workbench:problem:journal-too-short', where: 'query.at' };
    for (const exchange of [ada.exchange, inspected.lastExchange()]) {
      expect((await api('GET', `/User/${ada.id}?at=${exchange}`)).body).toMatchObject(past);
      expect((await api('GET', `/User?at=${exchange}`)).body).toMatchObject(past);
    }
    expect((await api('GET', `/User/${ada.id}`)).body).toMatchObject({ resource: { title: 'Countess' } });
    expect((await api('GET', `/User/${ada.id}/history`)).body).toEqual({
      ...{ changes: [], before: null, isComplete: false },
    });
  });

  it('knows only exchanges that are kept', async () => {
    expect((await api('GET', '/User?at=99999')).body).toMatchObject({ status: 404, where: 'query.at' });
    expect((await api('GET', '/User?at=x')).body).toMatchObject({ status: 400, where: 'query.at' });
  });
});
