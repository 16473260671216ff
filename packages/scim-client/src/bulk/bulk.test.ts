import { groupResourceType, userResourceType } from 'scim-core';
import { describe, expect, expectTypeOf, it } from 'vitest';
import type { ScimClientOptions } from '../options.ts';
import {
  cut,
  empty,
  errorOf,
  fakeService,
  json,
  type Received,
  type Reply,
  scimError,
  user,
} from '../test-support/fake-service.ts';
import type { BulkId } from './bulk-builder.ts';
import type { ScimBulkError } from './bulk-report.ts';

const BASE = 'https://example.com/scim/v2';
const config = (bulk: object): Reply => json({ bulk: { supported: true, ...bulk } });
const DISCOVER: Partial<ScimClientOptions> = { capabilities: 'discover' };
interface Operation {
  readonly method: string;
  readonly path: string;
  readonly bulkId?: string;
  readonly data?: Record<string, unknown>;
}
const operationsOf = ({ body }: Received) => (body as { readonly Operations: Operation[] }).Operations;

/** Does everything that it is asked for; new resources are called after their bulkId. */
const service: Reply = (request) =>
  json({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkResponse'],
    Operations: operationsOf(request).map(({ method, path, bulkId }) => ({
      ...{ method, bulkId, status: method === 'POST' ? '201' : '200' },
      location: method === 'POST' ? `${BASE}${path}/id-of-${bulkId}` : BASE + path,
    })),
  })(request);

describe('a bulk job', () => {
  it('sends what was collected in one request (RFC 7644 §3.7)', async () => {
    const { client, requests, sent } = fakeService([service]);
    const bulk = client.bulk({ failOnErrors: 2 });
    const ada = bulk.create(userResourceType, { userName: 'ada' });
    const renamed = bulk.replace(userResourceType, '7', { userName: 'bob' }, { version: 'W/"1"' });
    bulk.patch(userResourceType, '8', [{ op: 'remove', path: 'title' }]);
    bulk.delete(userResourceType, '9');
    const report = await bulk.send();
    expect(sent()).toEqual(['POST /Bulk']);
    expect(requests[0]?.body).toMatchObject({
      schemas: ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],
      failOnErrors: 2,
      Operations: [
        { method: 'POST', path: '/Users', bulkId: 'r1', data: { userName: 'ada' } },
        { method: 'PUT', path: '/Users/7', version: 'W/"1"', data: { userName: 'bob' } },
        { method: 'PATCH', path: '/Users/8', data: { Operations: [{ op: 'remove', path: 'title' }] } },
        { method: 'DELETE', path: '/Users/9' },
      ],
    });
    expect(report.failed).toEqual([]);
    expect(report.resultOf(ada)).toMatchObject({ status: 201, id: 'id-of-r1' });
    expect(report.resultOf(renamed)).toMatchObject({ method: 'PUT', status: 200, id: '7' });
  });

  it('is split at the limits, references becoming ids where the resource is there already', async () => {
    const { client, requests } = fakeService([config({ maxOperations: 2 }), service, service], DISCOVER);
    const bulk = client.bulk();
    const users = ['ada', 'bob'].map((userName) => bulk.create(userResourceType, { userName }));
    const members = users.map(({ reference }) => ({ value: reference }));
    const group = bulk.create(groupResourceType, { displayName: 'Tours', members });
    bulk.patch(groupResourceType, group.reference, [{ op: 'add', path: 'members', value: members }]);
    expectTypeOf(group.reference).toEqualTypeOf<BulkId>();
    const report = await bulk.send();
    expect(report.failed).toEqual([]);
    const [first, second] = requests.slice(1).map(operationsOf);
    expect(first?.map(({ path }) => path)).toEqual(['/Users', '/Users']);
    const ids = [{ value: 'id-of-r1' }, { value: 'id-of-r2' }];
    expect(second?.[0]?.data).toMatchObject({ members: ids });
    expect(second?.[1]).toMatchObject({ path: '/Groups/bulkId:r3', data: { Operations: [{ value: ids }] } });
  });

  it('is split by size too, counting bytes', async () => {
    const { client, requests } = fakeService([config({ maxPayloadSize: 1000 }), service, service], DISCOVER);
    const bulk = client.bulk();
    for (let index = 0; index < 2; index += 1) bulk.create(userResourceType, { userName: 'é'.repeat(250) });
    expect((await bulk.send()).failed).toEqual([]);
    for (const { text } of requests.slice(1)) expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(1000);
    const large = client.bulk();
    large.create(userResourceType, { userName: 'x'.repeat(1000) });
    expect(await errorOf(large.send())).toBeInstanceOf(RangeError);
  });

  it('puts what others refer to before them, and keeps circles together', async () => {
    const { client, requests } = fakeService([config({ maxOperations: 2 }), service, service], DISCOVER);
    const bulk = client.bulk();
    const reference = 'bulkId:r2' as const;
    bulk.create(groupResourceType, { displayName: 'a', members: [{ value: reference }] });
    bulk.create(groupResourceType, { displayName: 'b', members: [{ value: 'bulkId:r3' }] });
    bulk.create(groupResourceType, { displayName: 'c', members: [{ value: reference }] });
    await bulk.send();
    expect(requests.slice(1).map((request) => operationsOf(request).map(({ bulkId }) => bulkId))).toEqual([
      ['r2', 'r3'],
      ['r1'],
    ]);
  });

  it('refuses a reference to nothing', async () => {
    const { client } = fakeService([]);
    const bulk = client.bulk();
    bulk.create(groupResourceType, { displayName: 'a', members: [{ value: 'bulkId:gone' }] });
    expect(await errorOf(bulk.send())).toMatchObject({
      name: 'TypeError',
      message: expect.stringContaining('bulkId:gone'),
    });
  });

  it('tells what became of each operation, in whatever order and form that comes', async () => {
    const answer = json({
      Operations: [
        {
          method: 'DELETE',
          location: `${BASE}/Users/9`,
          status: { code: 404 },
          response: { status: '404', detail: 'gone' },
        },
        { method: 'POST', bulkId: 'r2', status: 409, response: { scimType: 'uniqueness', detail: 'taken' } },
        { method: 'POST', bulkId: 'r1', status: '201', location: `${BASE}/Users/a%2Fb`, version: 'W/"1"' },
        { method: 'DELETE', status: '204' },
      ],
    });
    const { client } = fakeService([answer]);
    const bulk = client.bulk();
    const handles = [
      bulk.create(userResourceType, { userName: 'ada' }),
      bulk.create(userResourceType, { userName: 'bob' }),
      bulk.delete(userResourceType, '8'),
      bulk.delete(userResourceType, '9'),
      bulk.delete(userResourceType, '10'),
    ];
    const report = await bulk.send();
    const outcomes = handles.map((handle) => report.resultOf(handle));
    expect(outcomes.map(({ status, id }) => [status, id])).toEqual([
      [201, 'a/b'],
      [409, undefined],
      [204, undefined],
      [404, '9'],
      [0, undefined],
    ]);
    expect(outcomes[1]?.error).toMatchObject({ status: 409, scimType: 'uniqueness', detail: 'taken' });
    expect(report.failed).toHaveLength(3);
  });

  it('does not send what refers to a resource that was not created', async () => {
    const failing: Reply = json({ Operations: [{ method: 'POST', bulkId: 'r1', status: '409' }] });
    const { client, requests } = fakeService([config({ maxOperations: 1 }), failing], DISCOVER);
    const bulk = client.bulk();
    const ada = bulk.create(userResourceType, { userName: 'ada' });
    const group = bulk.create(groupResourceType, { displayName: 'a', members: [{ value: ada.reference }] });
    const report = await bulk.send();
    expect(report.resultOf(group).error?.detail).toContain('bulkId:r1 was not created');
    expect(requests).toHaveLength(2);
  });

  it('that fails as a whole says what was done before, and is not repeated', async () => {
    const { client, requests } = fakeService([config({ maxOperations: 1 }), service, cut], DISCOVER);
    const bulk = client.bulk();
    for (const userName of ['ada', 'bob']) bulk.create(userResourceType, { userName });
    const error = (await errorOf(bulk.send())) as ScimBulkError;
    expect(error).toMatchObject({ name: 'ScimBulkError', code: 'SCIM_NETWORK', outcome: 'unknown' });
    expect(error.report.outcomes.map(({ status }) => status)).toEqual([201, 0]);
    expect(requests).toHaveLength(3);
  });

  it('ends early after so many failures, over all requests', async () => {
    const failing: Reply = json({ Operations: [{ method: 'DELETE', status: '404' }] });
    const { client, requests } = fakeService([config({ maxOperations: 1 }), failing, failing], DISCOVER);
    const bulk = client.bulk({ failOnErrors: 2 });
    for (const id of ['1', '2', '3']) bulk.delete(userResourceType, id);
    expect((await bulk.send()).outcomes.map(({ status }) => status)).toEqual([404, 404, 0]);
    expect(requests[2]?.body).toMatchObject({ failOnErrors: 1 });
  });

  it('refuses an answer that is none', async () => {
    const { client } = fakeService([json({ detail: 'x' })]);
    const bulk = client.bulk();
    bulk.delete(userResourceType, '1');
    expect(await errorOf(bulk.send())).toMatchObject({ code: 'SCIM_PROTOCOL' });
  });

  it('keeps secrets out of what it tells, of the whole and of single operations', async () => {
    const result = { method: 'POST', bulkId: 'r1', status: '400', response: { detail: '"pa55word" is too weak' } };
    const { client } = fakeService([
      json({ Operations: [result] }),
      scimError(400, { detail: 'pa55word? n3wPassw0rd!' }),
    ]);
    const bulk = client.bulk();
    const ada = bulk.create(userResourceType, { userName: 'ada', password: 'pa55word' });
    bulk.patch(userResourceType, '7', [{ op: 'replace', path: 'password', value: 'n3wPassw0rd' }]);
    expect((await bulk.send()).resultOf(ada).error?.detail).toBe('"[redacted]" is too weak');
    expect(await errorOf(bulk.send())).toMatchObject({ message: expect.stringContaining('[redacted]? [redacted]!') });
  });

  it('of nothing sends nothing', async () => {
    const { client } = fakeService([]);
    expect((await client.bulk().send()).outcomes).toEqual([]);
    expect(() => client.bulk({ failOnErrors: 0 })).toThrow(TypeError);
  });
});

describe('without bulk', () => {
  const noBulk = json({ bulk: { supported: false } });

  it('operations are sent one by one, with the same report', async () => {
    const { client, sent, requests, events } = fakeService(
      [noBulk, json(user('u'), 201), scimError(409), json({ id: 'g', displayName: 'a' }, 201), empty(204)],
      DISCOVER,
    );
    const bulk = client.bulk();
    const ada = bulk.create(userResourceType, { userName: 'ada' });
    const bob = bulk.create(userResourceType, { userName: 'bob' });
    const group = bulk.create(groupResourceType, { displayName: 'a', members: [{ value: ada.reference }] });
    const other = bulk.create(groupResourceType, { displayName: 'b', members: [{ value: bob.reference }] });
    bulk.delete(userResourceType, ada.reference, { version: 'W/"1"' });
    const report = await bulk.send();
    expect(sent()).toEqual([
      'GET /ServiceProviderConfig',
      'POST /Users',
      'POST /Users',
      'POST /Groups',
      'DELETE /Users/u',
    ]);
    expect(requests[3]?.body).toMatchObject({ members: [{ value: 'u' }] });
    expect(requests[4]?.headers.get('if-match')).toBe('W/"1"');
    expect(report.resultOf(group)).toMatchObject({ status: 201, id: 'g' });
    expect(report.resultOf(bob).error?.status).toBe(409);
    expect(report.resultOf(other).error?.detail).toContain('not sent');
    expect(events).toContainEqual(expect.objectContaining({ type: 'fallback', feature: 'bulk' }));
  });

  it('what is gone behind a lost answer was deleted', async () => {
    const { client } = fakeService([noBulk, cut, scimError(404), scimError(404)], DISCOVER);
    const bulk = client.bulk();
    const lost = bulk.delete(userResourceType, '1');
    const missing = bulk.delete(userResourceType, '2');
    const report = await bulk.send();
    expect(report.resultOf(lost)).toMatchObject({ status: 204, error: undefined });
    expect(report.resultOf(missing)).toMatchObject({ status: 404 });
  });

  it('a lost answer ends the job', async () => {
    const { client } = fakeService([noBulk, cut], DISCOVER);
    const bulk = client.bulk();
    bulk.create(userResourceType, { userName: 'ada' });
    bulk.create(userResourceType, { userName: 'bob' });
    expect(await errorOf(bulk.send())).toMatchObject({ name: 'ScimBulkError', outcome: 'unknown' });
  });
});
