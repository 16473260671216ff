import { describe, expect, test } from 'vitest';
import { group, testProvider, user } from '../testing/test-provider.ts';

describe('GET of one resource (RFC 7644 §3.4.1)', () => {
  test('an unknown id, another type’s id and a userName are 404', async () => {
    const { send, create } = testProvider();
    const { id } = await create('/Users', user('bjensen'));
    for (const path of ['/Users/unknown', `/Groups/${id}`, '/Users/bjensen']) {
      const { status, body } = await send('GET', path);
      expect(status).toBe(404);
      expect(body).toMatchObject({ schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '404' });
    }
  });

  test('HEAD answers as GET does, without the body', async () => {
    const { send, create } = testProvider();
    const { id } = await create('/Users', user('bjensen'));
    const { status, headers, text } = await send('HEAD', `/Users/${id}`);
    expect([status, headers.etag, text]).toEqual([200, 'W/"1"', '']);
  });

  test('a user shows its groups: the direct ones and those that hold them', async () => {
    const { send, create } = testProvider();
    const babs = await create('/Users', user('bjensen'));
    const tours = await create('/Groups', group('Tours', babs.id));
    const staff = await create('/Groups', group('Staff', tours.id));
    const { body } = await send('GET', `/Users/${babs.id}`);
    expect(body.groups).toEqual([
      { value: tours.id, $ref: tours.meta.location, display: 'Tours', type: 'direct' },
      { value: staff.id, $ref: staff.meta.location, display: 'Staff', type: 'indirect' },
    ]);
    expect(body.meta.version).toBe('W/"1"');
  });

  test('relations are not read from the store unless they are wanted', async () => {
    const provider = testProvider();
    const babs = await provider.create('/Users', user('bjensen'));
    const tours = await provider.create('/Groups', group('Tours', babs.id));
    const { store } = provider;
    const asked: string[] = [];
    const watched = testProvider({
      store: new Proxy(store, {
        get(target, name, receiver) {
          asked.push(String(name));
          const value = Reflect.get(target, name, receiver);
          return typeof value === 'function' ? value.bind(target) : value;
        },
      }),
    });
    asked.length = 0;
    const one = await watched.send('GET', `/Groups/${tours.id}?excludedAttributes=members`);
    expect(one.body).not.toHaveProperty('members');
    await watched.send('GET', '/Groups?attributes=displayName');
    await watched.send('GET', `/Users/${babs.id}?attributes=userName`);
    expect(new Set(asked)).toEqual(new Set(['get', 'query']));
    await watched.send('GET', `/Groups/${tours.id}?attributes=members.value`);
    expect(asked).toContain('elements');
  });

  test('a long member list is JSON also when its first parts hold nothing of what was asked for', async () => {
    const { send, create } = testProvider();
    const unknown = Array.from({ length: 2_000 }, (_, index) => `!${String(index).padStart(6, '0')}`);
    const user = await create('/Users', { userName: 'zed', displayName: 'Zed' });
    const group = await create('/Groups', {
      displayName: 'Everybody',
      members: [...unknown, user.id].map((value) => ({ value })),
    });
    const one = await send('GET', `/Groups/${group.id}?attributes=members.display`);
    expect(one.body.members).toEqual([{ display: 'Zed' }]);
    const listed = await send('GET', '/Groups?attributes=members.display');
    expect(listed.body.Resources[0].members).toEqual([{ display: 'Zed' }]);
    const nobody = await create('/Groups', { displayName: 'Nobody', members: unknown.map((value) => ({ value })) });
    const none = await send('GET', `/Groups/${nobody.id}?attributes=members.display,displayName`);
    expect(none.body).toEqual({ schemas: nobody.schemas, id: nobody.id, displayName: 'Nobody' });
  });

  test('a group with very many members comes in pieces, and is the same JSON', async () => {
    const { send, create } = testProvider();
    const ids = Array.from({ length: 2_500 }, (_, index) => `member-${index}`);
    const tours = await create('/Groups', group('Tours', ...ids));
    const values = (members: readonly { value: string }[]) => members.map(({ value }) => value);
    expect(values(tours.members)).toEqual(ids);
    const { body } = await send('GET', `/Groups/${tours.id}`);
    expect(values(body.members)).toEqual(ids);
    expect(body.displayName).toBe('Tours');
    const listed = await send('GET', '/Groups?attributes=members');
    expect(values(listed.body.Resources[0].members)).toEqual(ids);
  });
});

describe('versions (RFC 7644 §3.14)', () => {
  test('If-None-Match with the present version is 304 without a body', async () => {
    const { send, create } = testProvider();
    const { id } = await create('/Users', user('bjensen'));
    for (const tag of ['W/"1"', '"1"', '*', '"7", W/"1"']) {
      const { status, headers, text } = await send('GET', `/Users/${id}`, undefined, {
        headers: { 'If-None-Match': tag },
      });
      expect([status, headers, text]).toEqual([304, { etag: 'W/"1"' }, '']);
    }
    expect((await send('GET', `/Users/${id}`, undefined, { headers: { 'If-None-Match': 'W/"2"' } })).status).toBe(200);
  });

  test('If-Match with another version is 412 for PUT, PATCH and DELETE, and changes nothing', async () => {
    const { send, create } = testProvider();
    const { id } = await create('/Users', user('bjensen'));
    const stale = { headers: { 'If-Match': 'W/"0", "x"' } };
    const operations = [{ op: 'replace', path: 'title', value: 'Guide' }];
    const attempts = [
      await send('PUT', `/Users/${id}`, user('babs'), stale),
      await send('PATCH', `/Users/${id}`, { schemas: [], Operations: operations }, stale),
      await send('DELETE', `/Users/${id}`, undefined, stale),
    ];
    for (const { status, body } of attempts) expect([status, body.status]).toEqual([412, '412']);
    expect((await send('GET', `/Users/${id}`)).body).toMatchObject({ userName: 'bjensen', meta: { version: 'W/"1"' } });
  });

  test('If-None-Match that names the present version is 412 for PUT, PATCH and DELETE, and changes nothing', async () => {
    const { send, create } = testProvider();
    const { id } = await create('/Users', user('bjensen'));
    for (const tag of ['*', 'W/"1"']) {
      const excluded = { headers: { 'If-None-Match': tag } };
      expect((await send('PUT', `/Users/${id}`, user('babs'), excluded)).status).toBe(412);
      expect((await send('DELETE', `/Users/${id}`, undefined, excluded)).status).toBe(412);
    }
    expect((await send('PUT', `/Users/${id}`, user('babs'), { headers: { 'If-None-Match': 'W/"9"' } })).status).toBe(
      200,
    );
  });

  test('If-Match with the present version, compared weakly, lets the change through', async () => {
    const { send, create } = testProvider();
    const { id } = await create('/Users', user('bjensen'));
    const answer = await send('PUT', `/Users/${id}`, user('babs'), { headers: { 'If-Match': '"1"' } });
    expect([answer.status, answer.headers.etag]).toEqual([200, 'W/"2"']);
    expect((await send('DELETE', `/Users/${id}`, undefined, { headers: { 'If-Match': '*' } })).status).toBe(204);
  });

  test('of two changes with the same If-Match, one wins', async () => {
    const { send, create } = testProvider();
    const { id } = await create('/Users', user('bjensen'));
    const change = (name: string) => send('PUT', `/Users/${id}`, user(name), { headers: { 'If-Match': 'W/"1"' } });
    const statuses = await Promise.all(['a', 'b', 'c'].map(change)).then((answers) =>
      answers.map(({ status }) => status),
    );
    expect(statuses.sort()).toEqual([200, 412, 412]);
  });
});
