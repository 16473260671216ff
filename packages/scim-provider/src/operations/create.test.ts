import { describe, expect, test, vi } from 'vitest';
import { BASE_URL, ENTERPRISE, group, testProvider, USER, user } from '../testing/test-provider.ts';

const NOW = '2026-01-02T03:04:05.000Z';

describe('POST creates a resource (RFC 7644 §3.3)', () => {
  test('answers 201 with the resource, its location and its version', async () => {
    const { send } = testProvider();
    const { status, headers, body } = await send('POST', '/Users', user('bjensen', { active: true }));
    expect(status).toBe(201);
    const location = `${BASE_URL}/Users/${body.id}`;
    expect(body).toEqual({
      schemas: [USER],
      id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
      meta: { resourceType: 'User', created: NOW, lastModified: NOW, location, version: 'W/"1"' },
      userName: 'bjensen',
      active: true,
    });
    expect(headers).toEqual({ 'content-type': 'application/scim+json', etag: 'W/"1"', location });
  });

  test('nobody is asked who holds what was just made', async () => {
    const { store, send } = testProvider();
    const owners = vi.spyOn(store, 'owners');
    const { body } = await send('POST', '/Users', user('bjensen'));
    expect(body).not.toHaveProperty('groups');
    expect(owners).not.toHaveBeenCalled();
    await send('GET', `/Users/${body.id}`);
    expect(owners).toHaveBeenCalledOnce();
  });

  test('ids sort by the time of creation', async () => {
    const { create, tick } = testProvider();
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      ids.push((await create('/Users', user(`user-${index}`))).id);
      if (index > 2) tick(1);
    }
    expect(ids).toEqual([...ids].sort());
    expect(new Set(ids).size).toBe(5);
  });

  test('what only the service provider may write is ignored', async () => {
    const { send } = testProvider();
    const { status, body } = await send('POST', '/Users', {
      ...user('bjensen'),
      id: 'mine',
      meta: { resourceType: 'User', version: 'W/"9"' },
      groups: [{ value: 'g' }],
    });
    expect(status).toBe(201);
    expect(body.id).not.toBe('mine');
    expect(body.meta.version).toBe('W/"1"');
    expect(body).not.toHaveProperty('groups');
  });

  test('an extension is kept with or without its URN in schemas', async () => {
    const { create } = testProvider();
    const body = await create('/Users', { ...user('bjensen'), [ENTERPRISE]: { employeeNumber: '7' } });
    expect(body.schemas).toEqual([USER, ENTERPRISE]);
    expect(body[ENTERPRISE]).toEqual({ employeeNumber: '7' });
  });

  test('a userName that is taken in any letter case is 409 uniqueness', async () => {
    const { send, create } = testProvider();
    await create('/Users', user('BJensen'));
    const { status, body } = await send('POST', '/Users', user('bjENSEN'));
    expect(status).toBe(409);
    expect(body).toMatchObject({ status: '409', scimType: 'uniqueness' });
    expect(body.detail).toContain('"bjENSEN"');
  });

  test('a missing required attribute is 400 invalidValue and names it', async () => {
    const { send } = testProvider();
    const { status, body } = await send('POST', '/Users', { schemas: [USER], displayName: 'Babs' });
    expect(status).toBe(400);
    expect(body.scimType).toBe('invalidValue');
    expect(body.detail).toContain('userName');
  });

  test('a group is created with its members, which show who they are', async () => {
    const { create } = testProvider();
    const babs = await create('/Users', user('bjensen', { displayName: 'Babs' }));
    const tours = await create('/Groups', group('Tours', babs.id, 'nobody'));
    expect(tours.members).toEqual([
      { value: babs.id, $ref: babs.meta.location, type: 'User', display: 'Babs' },
      { value: 'nobody' },
    ]);
  });

  test('with relationIntegrity existing, a member that does not exist is 400 invalidValue', async () => {
    const { send } = testProvider({ relationIntegrity: 'existing' });
    const { status, body } = await send('POST', '/Groups', group('Tours', 'nobody'));
    expect([status, body.scimType]).toEqual([400, 'invalidValue']);
    expect((await send('GET', '/Groups')).body.totalResults).toBe(0);
  });

  test('attributes and excludedAttributes choose what comes back', async () => {
    const { send } = testProvider();
    const chosen = await send('POST', '/Users?attributes=userName', user('a', { title: 'Guide' }));
    expect(Object.keys(chosen.body)).toEqual(['schemas', 'id', 'userName']);
    const reduced = await send('POST', '/Users?excludedAttributes=meta,title,id', user('b', { title: 'Guide' }));
    expect(Object.keys(reduced.body)).toEqual(['schemas', 'id', 'userName']);
  });
});

describe('a password', () => {
  test('is never returned and never kept as it came', async () => {
    const { send, store, create } = testProvider();
    const { userResourceType } = await import('scim-core');
    const body = await create('/Users', user('bjensen', { password: 't1meMa$heen' }));
    expect(JSON.stringify(body)).not.toContain('password');
    expect((await send('GET', `/Users/${body.id}?attributes=password,userName`)).body).not.toHaveProperty('password');
    const stored = await store.get('default', userResourceType, body.id);
    expect(stored?.document).toMatchObject({ password: 'hash of 11' });
  });

  test('is no oracle: filtering and sorting by it are refused', async () => {
    const { send } = testProvider();
    const filtered = await send('GET', '/Users?filter=password%20sw%20%22t%22');
    expect([filtered.status, filtered.body.scimType]).toEqual([400, 'invalidFilter']);
    expect((await send('GET', '/Users?sortBy=password')).status).toBe(400);
  });
});
