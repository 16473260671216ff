import { describe, expect, it } from 'vitest';
import { cut, empty, errorOf, fakeService, json, scimError, user } from '../test-support/fake-service.ts';

const at = (version: string, members = {}) => json(user('1', { meta: { version }, title: 'Guide', ...members }));
const becomeBoss = (draft: { title?: string }) => {
  draft.title = 'Boss';
};
const stale = scimError(412);

describe('update', () => {
  it('reads, and sends what differs on condition that nobody else changed it', async () => {
    const { client, requests } = fakeService([at('W/"1"'), at('W/"2"', { title: 'Boss' })]);
    const updated = await client.users.update('1', becomeBoss);
    expect(updated.title).toBe('Boss');
    const [, patch] = requests;
    expect(patch).toMatchObject({
      method: 'PATCH',
      body: { Operations: [{ op: 'replace', path: 'title', value: 'Boss' }] },
    });
    expect(patch?.headers.get('if-match')).toBe('W/"1"');
  });

  it('sends nothing when nothing differs', async () => {
    const { client, requests } = fakeService([at('W/"1"')]);
    expect((await client.users.update('1', () => {})).title).toBe('Guide');
    expect(requests).toHaveLength(1);
  });

  it('takes another resource, a promise, and a function that answers by accident', async () => {
    const boss = at('W/"2"', { title: 'Boss' });
    const { client, requests } = fakeService([at('W/"1"'), boss, at('W/"1"'), boss, at('W/"1"'), boss]);
    await client.users.update('1', (draft) => ({ ...draft, title: 'Boss' }));
    await client.users.update('1', async (draft) => becomeBoss(draft));
    await client.users.update('1', (draft) => (draft.title = 'Boss'));
    expect(requests.filter(({ method }) => method === 'PATCH')).toHaveLength(3);
  });

  it('begins again when somebody else was faster, on what is there then', async () => {
    const { client, requests } = fakeService([
      ...[at('W/"1"'), stale, at('W/"2"', { nickName: 'Babs' }), at('W/"3"', { title: 'Boss', nickName: 'Babs' })],
    ]);
    const seen: unknown[] = [];
    const updated = await client.users.update('1', (draft) => {
      seen.push(draft.nickName);
      draft.title = 'Boss';
    });
    expect(seen).toEqual([undefined, 'Babs']);
    expect(updated.nickName).toBe('Babs');
    expect(requests[3]?.headers.get('if-match')).toBe('W/"2"');
  });

  it('gives up after so many attempts', async () => {
    const { client, requests } = fakeService(({ method }) => (method === 'GET' ? at('W/"1"') : stale)({} as never));
    expect(await errorOf(client.users.update('1', becomeBoss, { attempts: 3 }))).toMatchObject({ status: 412 });
    expect(requests).toHaveLength(6);
  });

  it('reads the resource where the answer does not show it', async () => {
    const { client, sent } = fakeService([at('W/"1"'), empty(204), at('W/"2"', { title: 'Boss' })]);
    expect((await client.users.update('1', becomeBoss)).title).toBe('Boss');
    expect(sent()).toEqual(['GET /Users/1', 'PATCH /Users/1', 'GET /Users/1']);
  });

  it('finds out whether a change was made whose answer was lost', async () => {
    const done = fakeService([at('W/"1"'), cut, at('W/"2"', { title: 'Boss' })]);
    expect((await done.client.users.update('1', becomeBoss)).title).toBe('Boss');
    const undone = fakeService([at('W/"1"'), cut, at('W/"1"'), at('W/"2"', { title: 'Boss' })]);
    expect((await undone.client.users.update('1', becomeBoss)).title).toBe('Boss');
  });

  it('does not do it again where somebody else changed the resource behind it, perhaps upon it', async () => {
    const { client } = fakeService([at('W/"1"'), cut, at('W/"9"', { title: 'Chief' })]);
    expect(await errorOf(client.users.update('1', becomeBoss))).toMatchObject({
      code: 'SCIM_NETWORK',
      outcome: 'unknown',
    });
  });

  it('works without versions, and says so', async () => {
    const { client, requests, events } = fakeService([
      json({ id: '1', userName: 'a' }),
      json({ id: '1', userName: 'a', title: 'Boss' }),
    ]);
    await client.users.update('1', becomeBoss);
    expect(requests[1]?.headers.has('if-match')).toBe(false);
    expect(events).toContainEqual(expect.objectContaining({ type: 'fallback', feature: 'etag' }));
  });

  it('reports "done" for nothing', async () => {
    const { client, events } = fakeService([at('W/"1"'), at('W/"1"')]);
    await client.users.update('1', becomeBoss);
    expect(events).toContainEqual({ type: 'unapplied', resourceType: 'User', id: '1', paths: ['title'] });
  });

  it('throws what the function throws, having changed nothing', async () => {
    const { client, requests } = fakeService([at('W/"1"')]);
    const reason = new Error('no');
    expect(await errorOf(client.users.update('1', () => Promise.reject(reason)))).toBe(reason);
    expect(requests).toHaveLength(1);
  });
});
