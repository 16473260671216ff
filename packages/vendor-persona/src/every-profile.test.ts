import { createMemoryStore, readBody } from 'scim-provider';
import { listProfiles, openProfile } from 'vendor-profiles';
import { expect, it } from 'vitest';
import { createVendorProvider } from './vendor-provider.ts';

const baseUrl = 'http://127.0.0.1/scim/v2';
const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** Somebody as Entra creates people by default, with an externalId, which some vendors require. */
const person = {
  schemas: [USER, ENTERPRISE],
  externalId: 'a-1',
  userName: 'ada@example.com',
  active: true,
  displayName: 'Ada Lovelace',
  title: 'Analyst',
  preferredLanguage: 'en-GB',
  name: { givenName: 'Ada', familyName: 'Lovelace', formatted: 'Ada Lovelace' },
  emails: [{ type: 'work', value: 'ada@example.com', primary: true }],
  addresses: [{ type: 'work', streetAddress: '12 St James’s Square', locality: 'London', country: 'GB' }],
  phoneNumbers: [{ type: 'work', value: '+44 20 7946 0001' }],
  [ENTERPRISE]: { employeeNumber: '1', department: 'Engines' },
};

it('plays every bundled vendor: what it accepts can be read, and a refusal says what is missing', async () => {
  const outcomes = new Map<string, string>();
  for (const { id } of await listProfiles()) {
    const profile = await openProfile(id);
    const provider = createVendorProvider({
      ...{ profile, mode: 'strict', store: createMemoryStore(), authenticate: () => ({ id: 'anybody' }), baseUrl },
    });
    const send = async (method: string, path: string, body?: object) => {
      const answer = await provider.handle({
        ...{ method, url: baseUrl + path },
        headers: { 'content-type': 'application/scim+json' },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      return { status: answer.status, body: JSON.parse(await readBody(answer)) };
    };
    const created = await send('POST', '/Users', person);
    outcomes.set(id, created.status === 201 ? 'created' : `${created.status} ${created.body.detail}`);
    if (created.status !== 201) continue;
    expect(await send('GET', `/Users/${created.body.id}`)).toEqual({ status: 200, body: created.body });
    expect((await send('GET', '/Users')).body.totalResults).toBe(1);
  }
  const refusals = [...outcomes].filter(([, outcome]) => outcome !== 'created');
  expect(outcomes.size).toBeGreaterThan(280);
  for (const [id, outcome] of refusals) expect([id, outcome]).toEqual([id, expect.stringMatching(/^400 .* requires /)]);
  expect(refusals.length).toBeLessThan(outcomes.size / 2);
});
