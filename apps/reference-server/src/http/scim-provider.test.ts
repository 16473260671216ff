import { groupResourceType, userResourceType } from 'scim-core';
import { createMemoryStore, createProvider, type Provider } from 'scim-provider';
import { beforeEach, expect, it } from 'vitest';
import { createLogger } from '../log/logger.ts';
import type { RequestContext } from './exchange-state.ts';
import { scimProviderOptions } from './scim-provider.ts';

let provider: Provider;
let ids = 0;
beforeEach(() => {
  ids = 0;
  const options = scimProviderOptions({
    ...{ store: createMemoryStore(), tenant: 't', limits: {}, log: createLogger('silent'), now: () => 0 },
    random: (bytes) => bytes,
    createId: () => String(++ids),
  });
  provider = createProvider({ ...options, resourceTypes: [userResourceType, groupResourceType] });
});

async function send(method: string, path: string, body?: object): Promise<RequestContext> {
  const context: RequestContext = { verdict: { accepted: true } };
  const headers = { 'content-type': 'application/scim+json' };
  const url = `http://localhost${path}`;
  await provider.handle({ method, url, headers, body: body && JSON.stringify(body), context });
  return context;
}

it('notes which resources a request changed, and nothing where it changed none', async () => {
  const user = { schemas: [userResourceType.schema.id], userName: 'ada' };
  const change = { resourceType: 'User', id: '1' };
  expect((await send('POST', '/Users', user)).changes).toEqual([{ ...change, change: 'created', version: 1 }]);
  expect((await send('PUT', '/Users/1', user)).changes).toBeUndefined();
  const operations = [{ op: 'add', path: 'title', value: 'Countess' }];
  const patch = { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: operations };
  expect((await send('PATCH', '/Users/1', patch)).changes).toEqual([{ ...change, change: 'updated', version: 2 }]);
  expect((await send('PATCH', '/Users/1', patch)).changes).toBeUndefined();
  expect((await send('DELETE', '/Users/1')).changes).toEqual([{ ...change, change: 'deleted', version: 2 }]);
});

it('notes all changes of a bulk request', async () => {
  const operation = (name: string) => ({
    ...{ method: 'POST', path: '/Users', bulkId: name },
    data: { schemas: [userResourceType.schema.id], userName: name },
  });
  const schemas = ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'];
  const { changes } = await send('POST', '/Bulk', { schemas, Operations: [operation('a'), operation('b')] });
  expect(changes?.map(({ id }) => id)).toEqual(['1', '2']);
});

it('keeps why a request was refused', async () => {
  const { error } = await send('POST', '/Users', { schemas: [userResourceType.schema.id] });
  expect(error).toMatchObject({ name: 'ScimError', status: 400, problems: [{ path: 'userName' }] });
});
