import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeEach, expect, it } from 'vitest';
import { type Example, startExample } from './example.ts';

const folder = mkdtempSync(join(tmpdir(), 'scim-existing-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;
let example: Example;
let product: Database.Database;

beforeEach(async () => {
  const file = join(folder, `${++count}.db`);
  example = await startExample('existing-users-table', { DATABASE: file });
  product = new Database(file);
  product.exec(`INSERT INTO users (login, email, first_name, last_name, disabled, created_at, updated_at)
    VALUES ('grace', 'grace@example.com', 'Grace', 'Hopper', 0, 1000, 2000), ('Ädä', NULL, NULL, NULL, 1, 1000, 1000)`);
});
afterEach(async () => {
  product.close();
  await example.end();
});

const row = (login: string) => product.prepare('SELECT * FROM users WHERE login = ?').get(login);
const find = (filter: string) => example.send('GET', `/Users?filter=${encodeURIComponent(filter)}`);

it('shows who was there before', async () => {
  expect((await find('userName eq "GRACE"')).body).toMatchObject({
    totalResults: 1,
    Resources: [
      {
        ...{ id: '1', userName: 'grace', active: true, name: { givenName: 'Grace', familyName: 'Hopper' } },
        emails: [{ value: 'grace@example.com', type: 'work', primary: true }],
        meta: { created: '1970-01-01T00:00:01.000Z', lastModified: '1970-01-01T00:00:02.000Z' },
      },
    ],
  });
  expect((await find('userName eq "äDä"')).body.Resources).toMatchObject([{ id: '2', active: false }]);
  expect((await find('emails.value co "grace@"')).body.totalResults).toBe(1);
  expect((await find('id eq "01"')).body.totalResults).toBe(0);
});

it('writes what the product then reads', async () => {
  const created = await example.send('POST', '/Users', {
    ...{ userName: 'alan', externalId: 'e-7', title: 'Engineer', active: true, nickName: 'ignored' },
    emails: [{ value: 'alan@example.com', type: 'work' }],
  });
  expect(created).toMatchObject({ status: 201, body: { id: '3', externalId: 'e-7' } });
  expect(created.body.meta.location).toMatch(/\/Users\/3$/);
  expect(row('alan')).toMatchObject({ id: 3, email: 'alan@example.com', job_title: 'Engineer', disabled: 0 });
  expect((await find('externalId eq "e-7"')).body.Resources).toMatchObject([{ id: '3' }]);
  // As Entra disables somebody.
  const disable = await example.send('PATCH', '/Users/3', {
    schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
    Operations: [{ op: 'Replace', path: 'active', value: 'False' }],
  });
  expect(disable).toMatchObject({ status: 200, body: { active: false } });
  expect(row('alan')).toMatchObject({ disabled: 1 });
  expect((await example.send('DELETE', '/Users/3')).status).toBe(204);
  expect(row('alan')).toBeUndefined();
  expect((await find('externalId eq "e-7"')).body.totalResults).toBe(0);
});

it('refuses a login that the product has given to somebody', async () => {
  const taken = { status: 409, body: { scimType: 'uniqueness' } };
  expect(await example.send('POST', '/Users', { userName: 'Grace' })).toMatchObject(taken);
  expect(await example.send('PUT', '/Users/2', { userName: 'GRACE' })).toMatchObject(taken);
  expect(row('Ädä')).toBeDefined();
});

it('knows when the product has changed somebody', async () => {
  const { etag } = { etag: (await example.send('GET', '/Users/1')).body.meta.version };
  product.exec("UPDATE users SET job_title = 'Admiral', updated_at = 3000 WHERE id = 1");
  const response = await fetch(`${example.url}/Users/1`, {
    method: 'DELETE',
    headers: { authorization: 'Bearer choose-a-long-random-token', 'if-match': etag },
  });
  expect(response.status).toBe(412);
  expect((await example.send('GET', '/Users/1')).body).toMatchObject({ title: 'Admiral' });
});
