import { describe, expect, test } from 'vitest';
import type { PatchedEvent } from '../events/events.ts';
import { ENTERPRISE, group, type TestProvider, testProvider, user } from '../testing/test-provider.ts';

const lastPatch = ({ events }: TestProvider) =>
  events.filter((event): event is PatchedEvent => event.type === 'patched').at(-1);

describe('PUT replaces a resource (RFC 7644 §3.5.1)', () => {
  test('attributes that are left out are gone, read-only ones and the password stay', async () => {
    const { send, create, store, tick } = testProvider();
    const { userResourceType } = await import('scim-core');
    const { id, meta } = await create('/Users', user('bjensen', { title: 'Guide', password: 'secret' }));
    tick(1000);
    const { status, body } = await send('PUT', `/Users/${id}`, { ...user('babs'), id: 'x', meta: { created: 'x' } });
    expect(status).toBe(200);
    expect(body).toMatchObject({ id, userName: 'babs', meta: { created: meta.created, version: 'W/"2"' } });
    expect(body.meta.lastModified).toBe('2026-01-02T03:04:06.000Z');
    expect(body).not.toHaveProperty('title');
    expect((await store.get('default', userResourceType, id))?.document).toHaveProperty('password', 'hash of 6');
  });

  test('a body that says what is there already changes neither version nor time', async () => {
    const { send, create, tick } = testProvider();
    const created = await create('/Users', user('bjensen', { emails: [{ value: 'a@x' }, { value: 'b@x' }] }));
    tick(1000);
    const { status, body } = await send('PUT', `/Users/${created.id}`, created);
    expect(status).toBe(200);
    expect(body).toEqual(created);
  });

  test('an unknown id is 404 and creates nothing', async () => {
    const { send } = testProvider();
    expect((await send('PUT', '/Users/unknown', user('bjensen'))).status).toBe(404);
    expect((await send('GET', '/Users')).body.totalResults).toBe(0);
  });

  test('a taken userName is 409', async () => {
    const { send, create } = testProvider();
    await create('/Users', user('a'));
    const { id } = await create('/Users', user('b'));
    const { status, body } = await send('PUT', `/Users/${id}`, user('A'));
    expect([status, body.scimType]).toEqual([409, 'uniqueness']);
  });

  test('the members of a group become those of the body', async () => {
    const { send, create } = testProvider();
    const { id } = await create('/Groups', group('Tours', '1', '2'));
    const { body } = await send('PUT', `/Groups/${id}`, group('Tours', '2', '3'));
    expect(body.members).toEqual([{ value: '2' }, { value: '3' }]);
    expect(body.meta.version).toBe('W/"2"');
    const same = await send('PUT', `/Groups/${id}`, group('Tours', '3', '2'));
    expect(same.body.meta.version).toBe('W/"2"');
    const none = await send('PUT', `/Groups/${id}`, { displayName: 'Tours' });
    expect(none.body).not.toHaveProperty('members');
  });
});

describe('PATCH changes a resource (RFC 7644 §3.5.2)', () => {
  test('a user answers 200 with the whole resource, and says in an event what happened', async () => {
    const provider = testProvider();
    const { id } = await provider.create('/Users', user('bjensen', { active: true }));
    provider.tick(1000);
    const { status, body, headers } = await provider.patch(
      `/Users/${id}`,
      { op: 'Replace', path: 'active', value: 'False' },
      { op: 'Add', path: 'emails[type eq "work"].value', value: 'b@example.com' },
      { op: 'Add', path: `${ENTERPRISE}:manager`, value: 'm1' },
    );
    expect([status, headers.etag]).toEqual([200, 'W/"2"']);
    expect(body).toMatchObject({
      active: false,
      emails: [{ type: 'work', value: 'b@example.com' }],
      [ENTERPRISE]: { manager: { value: 'm1' } },
      meta: { lastModified: '2026-01-02T03:04:06.000Z' },
    });
    expect(lastPatch(provider)).toMatchObject({
      ...{ resourceType: 'User', id, version: 2, changed: true, principal: 'tester', method: 'PATCH' },
      operations: [
        { index: 0, changed: true, effects: [{ path: 'active', effect: 'replaced' }] },
        { index: 1, changed: true, tolerances: expect.arrayContaining(['patch.add-creates-element']) },
        { index: 2, changed: true },
      ],
    });
  });

  test('a tolerance that only the resource calls for is told as well', async () => {
    const { create, patch, events } = testProvider();
    const { id } = await create('/Users', user('bjensen'));
    events.length = 0;
    await patch(`/Users/${id}`, { op: 'add', path: 'emails[type eq "work"].value', value: 'b@example.com' });
    const tolerances = events.flatMap((event) => (event.type === 'tolerance' ? [event.id] : []));
    expect(tolerances).toEqual(['patch.add-creates-element']);
  });

  test('a change to what is there already keeps version and time, and the event says why', async () => {
    const provider = testProvider();
    const created = await provider.create('/Users', user('bjensen', { active: false }));
    provider.tick(1000);
    const { status, body } = await provider.patch(`/Users/${created.id}`, {
      op: 'replace',
      path: 'active',
      value: false,
    });
    expect(status).toBe(200);
    expect(body).toEqual(created);
    const event = lastPatch(provider);
    expect(event).toMatchObject({ changed: false, version: 1, operations: [{ changed: false }] });
    expect(event?.operations[0]?.reason).toContain('already');
  });

  test('all operations are applied, or none', async () => {
    const { patch, create, send } = testProvider();
    const created = await create('/Users', user('bjensen'));
    const { status, body } = await patch(
      `/Users/${created.id}`,
      { op: 'replace', path: 'title', value: 'Guide' },
      { op: 'add', path: 'groups', value: [{ value: 'x' }] },
    );
    expect([status, body.scimType]).toEqual([400, 'mutability']);
    expect((await send('GET', `/Users/${created.id}`)).body).toEqual(created);
  });

  test('Operations without an entry answer as a change that changed nothing', async () => {
    const { patch, create } = testProvider();
    const created = await create('/Users', user('bjensen'));
    const { status, body } = await patch(`/Users/${created.id}`);
    expect([status, body]).toEqual([200, created]);
  });

  test('a deactivated user is still found, by id and by filter', async () => {
    const { patch, create, send } = testProvider();
    const { id } = await create('/Users', user('bjensen', { active: true }));
    await patch(`/Users/${id}`, { op: 'replace', path: 'active', value: false });
    expect((await send('GET', `/Users/${id}`)).body.active).toBe(false);
    expect((await send('GET', '/Users?filter=userName eq "bjensen"')).body.Resources[0].active).toBe(false);
  });

  test('a new password is hashed, wherever in the operations it stands', async () => {
    const { patch, create, store } = testProvider();
    const { userResourceType } = await import('scim-core');
    const { id } = await create('/Users', user('bjensen'));
    const stored = async () => (await store.get('default', userResourceType, id))?.document;
    await patch(`/Users/${id}`, { op: 'replace', path: 'password', value: 'one' });
    expect(await stored()).toHaveProperty('password', 'hash of 3');
    await patch(`/Users/${id}`, { op: 'add', value: { password: 'three', title: 'Guide' } });
    expect(await stored()).toMatchObject({ password: 'hash of 5', title: 'Guide' });
  });

  test('more operations than the limit are 413 and name it', async () => {
    const { patch, create } = testProvider({ limits: { patchOperations: 2 } });
    const { id } = await create('/Users', user('bjensen'));
    const operation = { op: 'replace', path: 'title', value: 'Guide' };
    const { status, body } = await patch(`/Users/${id}`, operation, operation, operation);
    expect(status).toBe(413);
    expect(body.detail).toContain('2');
  });

  test('an unknown id is 404', async () => {
    const { patch } = testProvider();
    expect((await patch('/Users/unknown', { op: 'replace', path: 'title', value: 'x' })).status).toBe(404);
  });
});

describe('PATCH of a group', () => {
  test('answers 204 with the new version, and 200 with what attributes or excludedAttributes ask for', async () => {
    const { patch, create } = testProvider();
    const { id } = await create('/Groups', group('Tours'));
    const first = await patch(`/Groups/${id}`, { op: 'Add', path: 'members', value: [{ $ref: null, value: '1' }] });
    expect([first.status, first.text, first.headers.etag]).toEqual([204, '', 'W/"2"']);
    expect(first.headers).not.toHaveProperty('content-type');
    const second = await patch(`/Groups/${id}?attributes=displayName`, {
      op: 'replace',
      path: 'displayName',
      value: 'Trips',
    });
    expect([second.status, second.body.displayName]).toEqual([200, 'Trips']);
    expect(second.body).not.toHaveProperty('members');
    const third = await patch(`/Groups/${id}?excludedAttributes=meta`, {
      op: 'add',
      path: 'members',
      value: { value: '2' },
    });
    expect([third.status, third.body.members]).toEqual([200, [{ value: '1' }, { value: '2' }]]);
  });

  test.each([
    {
      name: 'by value, as Entra does',
      operation: { op: 'Remove', path: 'members', value: [{ $ref: null, value: '2' }] },
    },
    { name: 'by filter', operation: { op: 'remove', path: 'members[value eq "2"]' } },
    {
      name: 'by replacing all',
      operation: { op: 'replace', path: 'members', value: [{ value: '1' }, { value: '3' }] },
    },
  ])('removes a member $name, and nobody else', async ({ operation }) => {
    const provider = testProvider();
    const { id } = await provider.create('/Groups', group('Tours', '1', '2', '3'));
    await provider.patch(`/Groups/${id}`, operation);
    const { body } = await provider.send('GET', `/Groups/${id}`);
    expect(body.members).toEqual([{ value: '1' }, { value: '3' }]);
    expect(lastPatch(provider)?.operations[0]).toMatchObject({
      changed: true,
      relations: [{ path: 'members', removed: 1 }],
    });
  });

  test('removing all members by a bare path, or replacing them by nothing, leaves none', async () => {
    const { patch, create, send } = testProvider();
    for (const operation of [
      { op: 'remove', path: 'members' },
      { op: 'replace', path: 'members', value: [] },
    ]) {
      const { id } = await create('/Groups', group('Tours', '1', '2'));
      await patch(`/Groups/${id}`, operation);
      expect((await send('GET', `/Groups/${id}`)).body).not.toHaveProperty('members');
    }
  });

  test('adding a member that is there, or removing one that is not, changes nothing and says why', async () => {
    const provider = testProvider();
    const created = await provider.create('/Groups', group('Tours', '1'));
    provider.tick(1000);
    await provider.patch(`/Groups/${created.id}`, { op: 'add', path: 'members', value: [{ value: '1' }] });
    expect(lastPatch(provider)?.operations[0]?.reason).toBe('the elements are already there');
    await provider.patch(`/Groups/${created.id}`, { op: 'remove', path: 'members[value eq "9"]' });
    expect(lastPatch(provider)?.operations[0]?.reason).toBe('no element matches');
    expect((await provider.send('GET', `/Groups/${created.id}`)).body).toEqual(created);
  });

  test('name and members change together, or not at all', async () => {
    const { patch, create, send } = testProvider({ mode: 'strict' });
    const { id } = await create('/Groups', group('Tours', '1'));
    const rename = { op: 'replace', path: 'displayName', value: 'Trips' };
    const missing = { op: 'replace', path: 'members[value eq "9"]', value: { value: '8' } };
    const { status, body } = await patch(`/Groups/${id}`, rename, missing);
    expect([status, body.scimType]).toEqual([400, 'noTarget']);
    expect((await send('GET', `/Groups/${id}`)).body.displayName).toBe('Tours');
    await patch(`/Groups/${id}`, rename, { op: 'add', path: 'members', value: [{ value: '2' }] });
    expect((await send('GET', `/Groups/${id}`)).body).toMatchObject({ displayName: 'Trips', members: [{}, {}] });
  });

  test('an element without a value refers to nobody and is 400', async () => {
    const { patch, create } = testProvider();
    const { id } = await create('/Groups', group('Tours'));
    const { status, body } = await patch(`/Groups/${id}`, { op: 'add', path: 'members', value: [{ type: 'User' }] });
    expect([status, body.scimType]).toEqual([400, 'invalidValue']);
  });
});

describe('DELETE removes a resource (RFC 7644 §3.6)', () => {
  test('answers 204, and afterwards everything with the id is 404', async () => {
    const { send, create, patch } = testProvider();
    const { id } = await create('/Users', user('bjensen'));
    const { status, headers, text } = await send('DELETE', `/Users/${id}`);
    expect([status, headers, text]).toEqual([204, {}, '']);
    const statuses = [
      await send('GET', `/Users/${id}`),
      await send('PUT', `/Users/${id}`, user('bjensen')),
      await patch(`/Users/${id}`, { op: 'replace', path: 'title', value: 'x' }),
      await send('DELETE', `/Users/${id}`),
    ].map((answer) => answer.status);
    expect(statuses).toEqual([404, 404, 404, 404]);
    expect((await create('/Users', user('bjensen'))).id).not.toBe(id);
  });

  test('a removed user leaves its groups, which get a new version', async () => {
    const { send, create } = testProvider();
    const { id } = await create('/Users', user('bjensen'));
    const tours = await create('/Groups', group('Tours', id, 'other'));
    await send('DELETE', `/Users/${id}`);
    const { body } = await send('GET', `/Groups/${tours.id}`);
    expect(body.members).toEqual([{ value: 'other' }]);
    expect(body.meta.version).toBe('W/"2"');
  });
});
