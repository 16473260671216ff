import { describe, expect, it } from 'vitest';
import { cut, empty, errorOf, fakeService, json, scimError } from '../test-support/fake-service.ts';

const group = (...ids: string[]) => json({ id: 'g', displayName: 'Tours', members: ids.map((value) => ({ value })) });
const operations = ({ body }: { readonly body: unknown }) => (body as { readonly Operations: unknown[] }).Operations;

describe('members', () => {
  it('are added in chunks, with progress, never as the whole list', async () => {
    const { client, requests } = fakeService([empty(204), empty(204), empty(204)]);
    const progress: string[] = [];
    await client.groups.members('g').add(['1', '2', '3', '4', '5', '1'], {
      chunkSize: 2,
      onProgress: (done, total) => progress.push(`${done}/${total}`),
    });
    expect(requests.map(operations)).toEqual([
      [{ op: 'add', path: 'members', value: [{ value: '1' }, { value: '2' }] }],
      [{ op: 'add', path: 'members', value: [{ value: '3' }, { value: '4' }] }],
      [{ op: 'add', path: 'members', value: [{ value: '5' }] }],
    ]);
    expect(progress).toEqual(['2/5', '4/5', '5/5']);
  });

  it('are removed one by one within a request, by the form that every server understands', async () => {
    const { client, requests } = fakeService([empty(204)]);
    await client.groups.members('g').remove(['1', 'a"b']);
    expect(operations(requests[0]!)).toEqual([
      { op: 'remove', path: 'members[value eq "1"]' },
      { op: 'remove', path: 'members[value eq "a\\"b"]' },
    ]);
  });

  it('become those that are wanted', async () => {
    const { client, sent, requests } = fakeService([group('1', '2'), empty(204), empty(204)]);
    expect(await client.groups.members('g').sync(['2', '3'])).toEqual({ added: ['3'], removed: ['1'] });
    expect(sent()).toEqual(['GET /Groups/g?attributes=members', 'PATCH /Groups/g', 'PATCH /Groups/g']);
    expect(operations(requests[2]!)).toEqual([{ op: 'remove', path: 'members[value eq "1"]' }]);
  });

  it('need no request where they are right already', async () => {
    const { client, requests } = fakeService([group('1')]);
    expect(await client.groups.members('g').sync(new Set(['1']))).toEqual({ added: [], removed: [] });
    expect(requests).toHaveLength(1);
  });

  it('of a group without any are none', async () => {
    const { client } = fakeService([json({ id: 'g', displayName: 'x' })]);
    expect(await client.groups.members('g').ids()).toEqual([]);
  });

  it('are sent again when an answer was lost, since adding twice is adding once', async () => {
    const { client, requests } = fakeService([cut, scimError(500), empty(204)]);
    await client.groups.members('g').add(['1']);
    expect(requests).toHaveLength(3);
  });

  it('that are gone already are no obstacle to removing the others', async () => {
    const noTarget = scimError(400, { scimType: 'noTarget' });
    const { client, requests } = fakeService([noTarget, noTarget, empty(204)]);
    await client.groups.members('g').remove(['1', '2']);
    expect(requests).toHaveLength(3);
  });

  it('are refused in other forms', async () => {
    const { client } = fakeService(empty(204));
    const members = client.groups.members('g');
    expect(await errorOf((async () => members.add('123' as never))())).toBeInstanceOf(TypeError);
    expect(await errorOf((async () => members.add([''] as never))())).toBeInstanceOf(TypeError);
    expect(await errorOf(members.add(['1'], { chunkSize: 0 }))).toBeInstanceOf(TypeError);
    expect(() => client.users.members('1')).toThrow(/User has no multi-valued attribute "members"/);
  });
});
