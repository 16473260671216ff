import { setImmediate } from 'node:timers/promises';
import { BULK_REQUEST_URN, defineResourceType, defineSchema, type ResourceType, userResourceType } from 'scim-core';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createMemoryStore } from '../store/memory-store.ts';
import { type TestProvider, testProvider, user } from '../testing/test-provider.ts';

/** Counts what is hashed, and how many hashes are made at a time. */
function countingProtection() {
  const hashed: string[] = [];
  const atOnce = { now: 0, most: 0 };
  async function protectSecret(secret: string): Promise<string> {
    hashed.push(secret);
    atOnce.now += 1;
    atOnce.most = Math.max(atOnce.most, atOnce.now);
    await Promise.resolve();
    atOnce.now -= 1;
    return `hash ${hashed.length} of ${secret}`;
  }
  return { hashed, atOnce, protectSecret };
}

const documentOf = async ({ store }: TestProvider, id: string, type: ResourceType = userResourceType) =>
  (await store.get('default', type, id))?.document;
const setPassword = (value: string) => ({ op: 'replace', path: 'password', value });

/** Something with any number of secrets, as one-time codes are. */
const safeType = defineResourceType({
  name: 'Safe',
  endpoint: '/Safes',
  schema: defineSchema({
    id: 'urn:example:safe',
    attributes: [
      { name: 'codes', multiValued: true, returned: 'never', caseExact: true },
      {
        ...{ name: 'keys', type: 'complex', multiValued: true },
        subAttributes: [
          { name: 'name' },
          { name: 'old', type: 'boolean' },
          { name: 'secret', returned: 'never', caseExact: true },
        ],
      },
    ],
  }),
});
const safe = (attributes: object) => ({ schemas: ['urn:example:safe'], ...attributes });

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a hash is slow on purpose, and so is only made of what is kept', () => {
  test('a thousand passwords in one PATCH cost one hash, of the last', async () => {
    const { hashed, protectSecret } = countingProtection();
    const provider = testProvider({ protectSecret });
    const { id } = await provider.create('/Users', user('bjensen'));
    const operations = Array.from({ length: 1_000 }, (_, index) => setPassword(`password ${index}`));
    expect((await provider.patch(`/Users/${id}`, ...operations)).status).toBe(200);
    expect(hashed).toEqual(['password 999']);
    expect(await documentOf(provider, id)).toHaveProperty('password', 'hash 1 of password 999');
  });

  test('a password that the same PATCH takes away again costs none', async () => {
    const { hashed, protectSecret } = countingProtection();
    const provider = testProvider({ protectSecret });
    const { id } = await provider.create('/Users', user('bjensen'));
    await provider.patch(`/Users/${id}`, setPassword('one'), { op: 'remove', path: 'password' });
    expect(hashed).toEqual([]);
    expect(await documentOf(provider, id)).not.toHaveProperty('password');
  });

  test('what is refused costs none: an unknown id, a version of before', async () => {
    const { hashed, protectSecret } = countingProtection();
    const { send, create, patch } = testProvider({ protectSecret });
    const { id } = await create('/Users', user('bjensen'));
    const body = user('bjensen', { password: 'one' });
    const stale = { headers: { 'If-Match': 'W/"7"' } };
    const answers = [
      await send('PUT', '/Users/unknown', body),
      await patch('/Users/unknown', setPassword('one')),
      await send('PUT', `/Users/${id}`, body, stale),
      await patch(`/Users/${id}`, setPassword('one'), { op: 'add', path: 'groups', value: [{ value: 'x' }] }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 412, 400]);
    expect(hashed).toEqual([]);
  });

  test('a password that is hashed to what is there already changes nothing', async () => {
    const { create, patch } = testProvider({ protectSecret: (secret) => `hash of ${secret}` });
    const { id } = await create('/Users', user('bjensen', { password: 'one' }));
    expect((await patch(`/Users/${id}`, setPassword('two'), setPassword('one'))).headers.etag).toBe('W/"1"');
    expect((await patch(`/Users/${id}`, setPassword('two'))).headers.etag).toBe('W/"2"');
  });

  test('another writer in between does not leave a secret unhashed', async () => {
    const { hashed, protectSecret } = countingProtection();
    const store = createMemoryStore();
    const provider = testProvider({ protectSecret, store, resourceTypes: [safeType] });
    const keys = [{ name: 'a', old: true }, { name: 'b' }];
    const { id } = await provider.create('/Safes', safe({ keys }));
    const update = store.update.bind(store);
    let tries = 0;
    vi.spyOn(store, 'update').mockImplementation(async (tenant, type, one, at, change) => {
      tries += 1;
      if (tries === 2) {
        const document = safe({ keys: [{ name: 'a' }, { name: 'b' }] });
        await update(tenant, type, one, at, () => ({ document, relations: [], integrity: 'any' }));
      }
      return update(tenant, type, one, at, change);
    });
    await provider.patch(
      `/Safes/${id}`,
      { op: 'replace', path: 'keys[name eq "a"].secret', value: 'secret of a' },
      { op: 'replace', path: 'keys[name eq "b"].secret', value: 'secret of b' },
      { op: 'remove', path: 'keys[old eq true]' },
    );
    // The first try removes a key that the second one finds changed by somebody else, and keeps.
    expect(tries).toBe(3);
    expect(hashed).toEqual(['secret of b', 'secret of a']);
    expect(await documentOf(provider, id, safeType)).toHaveProperty('keys', [
      { name: 'a', secret: 'hash 2 of secret of a' },
      { name: 'b', secret: 'hash 1 of secret of b' },
    ]);
  });
});

describe('what one request can have hashed is limited', () => {
  const codes = Array.from({ length: 5 }, (_, index) => `code ${index}`);

  test('to one at a time, in a resource and in a bulk request', async () => {
    const { hashed, atOnce, protectSecret } = countingProtection();
    const provider = testProvider({ protectSecret, resourceTypes: [userResourceType, safeType] });
    const { id } = await provider.create('/Safes', safe({ codes }));
    await provider.send('PUT', `/Safes/${id}`, safe({ codes }));
    await provider.patch(`/Safes/${id}`, { op: 'replace', path: 'codes', value: codes });
    const Operations = codes.map((code) => ({
      ...{ method: 'POST', path: '/Users', bulkId: code, data: user(code, { password: code }) },
    }));
    await provider.send('POST', '/Bulk', { schemas: [BULK_REQUEST_URN], Operations });
    expect(hashed).toHaveLength(20);
    expect(atOnce.most).toBe(1);
  });

  test('to as many as the limit says', async () => {
    const { hashed, protectSecret } = countingProtection();
    const provider = testProvider({ protectSecret, resourceTypes: [safeType], limits: { secrets: 4 } });
    const { id } = await provider.create('/Safes', safe({ codes: codes.slice(1) }));
    expect(hashed.splice(0)).toHaveLength(4);
    const answers = [
      await provider.send('POST', '/Safes', safe({ codes })),
      await provider.send('PUT', `/Safes/${id}`, safe({ codes })),
      await provider.patch(`/Safes/${id}`, { op: 'replace', path: 'codes', value: codes }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([413, 413, 413]);
    expect(answers[0]?.body.detail).toContain('at most 4 secrets');
    expect(hashed).toEqual([]);
  });
});

test('others are answered while passwords are hashed', async () => {
  const { create, send } = testProvider({ protectSecret: undefined });
  const { id } = await create('/Users', user('bjensen'));
  const order: string[] = [];
  const Operations = ['a', 'b', 'c'].map((name) => ({
    ...{ method: 'POST', path: '/Users', bulkId: name, data: user(name, { password: name }) },
  }));
  const bulk = send('POST', '/Bulk', { schemas: [BULK_REQUEST_URN], Operations }).then(() => order.push('bulk'));
  // Turns of the event loop, each of which looks for what has come in meanwhile.
  for (let turn = 0; turn < 3; turn += 1) {
    await setImmediate();
    expect((await send('GET', `/Users/${id}`)).status).toBe(200);
    order.push('read');
  }
  await bulk;
  expect(order).toEqual(['read', 'read', 'read', 'bulk']);
});
