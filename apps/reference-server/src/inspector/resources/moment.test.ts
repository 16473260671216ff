import { userResourceType } from 'scim-core';
import { openSqliteStore } from 'scim-store-sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { exchangeOf } from '../../record/test-support/facts.ts';
import { Traffic } from '../../record/traffic.ts';
import type { Tenant } from '../../tenant/tenant.ts';
import { type MomentSources, momentOf } from './moment.ts';

const tenant = { name: 'default', resourceTypes: [userResourceType], clientOf: () => ({}) } as unknown as Tenant;
let sources: MomentSources;
beforeEach(() => {
  const traffic = new Traffic({ exchanges: 10, bytes: 100_000 });
  traffic.add(exchangeOf({ id: 3, position: 1 }));
  sources = { store: openSqliteStore({ file: ':memory:', journalLimit: 10 }), traffic };
});
afterEach(() => sources.store.close());

async function createUsers(from: number, to: number): Promise<void> {
  for (let index = from; index < to; index += 1) {
    const document = { schemas: [], userName: `user-${index}` };
    const change = { id: `${index}`, at: 0, document, relations: [], integrity: 'any' } as const;
    await sources.store.create('default', userResourceType, change);
  }
}

it('is what was right after an exchange', async () => {
  await createUsers(0, 2);
  const { store } = await momentOf(sources, tenant, 3);
  expect(await store.get('default', userResourceType, '0')).toBeDefined();
  expect(await store.get('default', userResourceType, '1')).toBeUndefined();
});

it('is the same for page after page, and gone when the journal has moved on without it', async () => {
  await createUsers(0, 2);
  const moment = await momentOf(sources, tenant, 3);
  await createUsers(2, 4);
  expect(await momentOf(sources, tenant, 3)).toBe(moment);
  expect(await moment.store.get('default', userResourceType, '2')).toBeUndefined();
  await createUsers(4, 200);
  await expect(momentOf(sources, tenant, 3)).rejects.toMatchObject({ status: 410 });
});

it('is gone where the journal does not reach back so far', async () => {
  await createUsers(0, 200);
  await expect(momentOf(sources, tenant, 3)).rejects.toMatchObject({
    ...{ status: 410, message: expect.stringMatching(/the journal reaches back to change \d+/) },
    options: { kind: 'journal-too-short', where: 'query.at' },
  });
});

it('is gone with an exchange that is no longer kept, and never was for one that never came', async () => {
  const { traffic } = sources;
  while (traffic.nextId() < 3);
  traffic.clear();
  const where = 'query.at';
  await expect(momentOf(sources, tenant, 3)).rejects.toMatchObject({ status: 410, options: { kind: 'gone', where } });
  await expect(momentOf(sources, tenant, 4)).rejects.toMatchObject({
    ...{ status: 404, options: { kind: 'no-exchange', where } },
  });
});
