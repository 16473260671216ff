import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ReferenceServer, ReferenceServerOptions } from '../reference-server.ts';
import { startReferenceServer } from '../start-reference-server.ts';

const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const TALKDESK = 'urn:ietf:params:scim:schemas:extension:talkdesk:2.0:User';
const PATCH = 'urn:ietf:params:scim:api:messages:2.0:PatchOp';

const running: ReferenceServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

/** A server with a clock that stands still until it is moved. */
async function start(profile: string | object, options: ReferenceServerOptions = {}) {
  let time = Date.UTC(2026, 0, 2);
  const server = await startReferenceServer({ port: 0, logLevel: 'silent', profile, now: () => time, ...options });
  running.push(server);
  const send = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(server.url + path, {
      method,
      headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/scim+json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const { status, headers } = response;
    return { status, body: text === '' ? undefined : JSON.parse(text), retryAfter: headers.get('retry-after') };
  };
  /** Sends when a second has gone by since the last request, so that no rate limit is met. */
  const calmly: typeof send = (...request) => {
    time += 1000;
    return send(...request);
  };
  const find = async (filter: string, endpoint = '/Users') =>
    (await calmly('GET', `${endpoint}?filter=${encodeURIComponent(filter)}`)).body.totalResults;
  const patch = (path: string, ...operations: object[]) =>
    calmly('PATCH', path, { schemas: [PATCH], Operations: operations });
  const tick = (milliseconds: number) => {
    time += milliseconds;
  };
  return { server, send, calmly, find, patch, tick };
}

const notes = ({ requests }: ReferenceServer) => requests.at(-1)?.notes;

it('notes no more than a hundred things that a vendor made of one request', async () => {
  const { server, calmly } = await start('talkdesk');
  const many = Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`unknown${index}`, 'x']));
  await calmly('POST', '/Users', {
    schemas: [USER],
    userName: 'ada',
    name: { givenName: 'A', familyName: 'L' },
    ...many,
  });
  expect(notes(server)?.length).toBeLessThanOrEqual(100);
  expect(notes(server)?.length).toBeGreaterThan(0);
});

describe('Talkdesk', () => {
  const ada = { schemas: [USER], userName: 'ada@example.com', name: { givenName: 'Ada', familyName: 'Lovelace' } };

  it.each(['strict', 'lenient'] as const)('creates people as active and with the role Agent (%s)', async (mode) => {
    const { server, calmly } = await start('talkdesk', { mode });
    const { status, body } = await calmly('POST', '/Users', ada);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...ada,
      schemas: [USER, TALKDESK],
      active: true,
      [TALKDESK]: { rolesString: 'Agent' },
    });
    expect(body[TALKDESK]).not.toHaveProperty('teamsString');
    expect(notes(server)).toEqual(['filled in active', `filled in ${TALKDESK}:rolesString`]);
    expect((await calmly('GET', `/Users/${body.id}`)).body).toEqual(body);
  });

  it('keeps what it is given in the place of its defaults', async () => {
    const { calmly } = await start('talkdesk');
    const given = { active: false, [TALKDESK]: { rolesString: 'Administrator;Agent', teamsString: 'Sales' } };
    const { body } = await calmly('POST', '/Users', { ...ada, ...given, schemas: [USER, TALKDESK] });
    expect(body).toMatchObject(given);
  });

  it.each([
    ['userName', { ...ada, userName: undefined }],
    ['name.givenName', { ...ada, name: { familyName: 'Lovelace' } }],
    ['name.familyName', { ...ada, name: { givenName: 'Ada' } }],
    ['name.familyName', { ...ada, name: { givenName: 'Ada', familyName: '' } }],
  ])('refuses people without %s', async (target, body) => {
    const { calmly } = await start('talkdesk');
    expect(await calmly('POST', '/Users', body)).toMatchObject({
      status: 400,
      body: { status: '400', scimType: 'invalidValue', detail: `Talkdesk requires ${target}, and the user has none.` },
    });
    expect((await calmly('GET', '/Users')).body.totalResults).toBe(0);
  });

  it.each(['strict', 'lenient'] as const)(
    'does nothing with attributes that are not on its list (%s)',
    async (mode) => {
      const { server, calmly, patch } = await start('talkdesk', { mode });
      const unlisted = {
        name: { ...ada.name, honorificPrefix: 'Countess' },
        title: 'Analyst',
        emails: [{ value: 'ada@example.com', type: 'work', primary: true }],
        [ENTERPRISE]: { department: 'Engines' },
      };
      const { status, body } = await calmly('POST', '/Users', { ...ada, ...unlisted, schemas: [USER, ENTERPRISE] });
      expect(status).toBe(201);
      expect(body.name).toEqual(ada.name);
      for (const name of ['title', 'emails', ENTERPRISE]) expect(body).not.toHaveProperty(name);
      expect(notes(server)).toEqual(
        expect.arrayContaining([
          'ignored name.honorificPrefix',
          'ignored title',
          'ignored emails[type eq "work"].value',
          `ignored ${ENTERPRISE}:department`,
        ]),
      );
      const path = `/Users/${body.id}`;
      const patched = await patch(
        path,
        { op: 'replace', path: 'title', value: 'Programmer' },
        { op: 'replace', path: 'name.givenName', value: 'Augusta' },
      );
      expect(patched).toMatchObject({ status: 200, body: { name: { givenName: 'Augusta' } } });
      expect(patched.body).not.toHaveProperty('title');
      const alone = await patch(path, { op: 'replace', path: 'title', value: 'Programmer' });
      expect(alone).toMatchObject({ status: 200, body: { meta: { version: patched.body.meta.version } } });
    },
  );

  it('takes what Entra sends to disable somebody, in strict mode too', async () => {
    const { calmly, patch } = await start('talkdesk', { mode: 'strict' });
    const { body } = await calmly('POST', '/Users', ada);
    const disable = { op: 'Replace', path: 'active', value: 'False' };
    expect(await patch(`/Users/${body.id}`, disable)).toMatchObject({ status: 200, body: { active: false } });
  });

  it('has users only: groups are nowhere', async () => {
    const { calmly } = await start('talkdesk');
    expect((await calmly('POST', '/Groups', { displayName: 'Staff' })).status).toBe(404);
    expect((await calmly('GET', '/Groups')).status).toBe(404);
    expect((await calmly('GET', '/ResourceTypes')).body.Resources.map(({ name }: { name: string }) => name)).toEqual([
      'User',
    ]);
    const schemas = (await calmly('GET', '/Schemas')).body.Resources;
    const user = schemas.find(({ id }: { id: string }) => id === USER);
    expect(user.attributes.map(({ name }: { name: string }) => name)).toEqual(['userName', 'name', 'active']);
    expect(schemas.map(({ id }: { id: string }) => id)).toContain(TALKDESK);
  });

  it('takes four requests per second, and says when the next one may come', async () => {
    const { send, tick } = await start('talkdesk');
    const statuses = [];
    for (let count = 0; count < 5; count += 1) statuses.push((await send('GET', '/Users')).status);
    expect(statuses).toEqual([200, 200, 200, 200, 429]);
    expect(await send('GET', '/Users')).toMatchObject({
      status: 429,
      retryAfter: '1',
      body: { schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'], status: '429' },
    });
    tick(1000);
    expect((await send('GET', '/Users')).status).toBe(200);
  });

  it('is asked for a token first', async () => {
    const { server } = await start('talkdesk');
    for (let count = 0; count < 6; count += 1) expect((await fetch(`${server.url}/Users`)).status).toBe(401);
  });
});

describe('deskbird', () => {
  it('refuses people without externalId, and keeps every other attribute', async () => {
    const { calmly } = await start('deskbird');
    const grace = { schemas: [USER], userName: 'grace@example.com', title: 'Admiral' };
    expect(await calmly('POST', '/Users', grace)).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } });
    expect(await calmly('POST', '/Users', { ...grace, externalId: 'g-1' })).toMatchObject({
      status: 201,
      body: { ...grace, externalId: 'g-1' },
    });
    expect((await calmly('POST', '/Groups', { displayName: 'Navy' })).status).toBe(201);
  });
});

describe('Deskpro', () => {
  const grace = { schemas: [USER, ENTERPRISE], userName: 'grace@example.com' };

  it('has a custom field from the first request on that names it by its slug, and ignores what is no slug', async () => {
    const { server, calmly, find } = await start('deskpro', { mode: 'strict' });
    const { status, body } = await calmly('POST', '/Users', {
      ...grace,
      [ENTERPRISE]: { 'shoe-size': '38', 'on-call': true, Shoe_Size: '39', department: 'Navy' },
    });
    expect(status).toBe(201);
    expect(body[ENTERPRISE]).toEqual({ 'shoe-size': '38', 'on-call': true, department: 'Navy' });
    expect(notes(server)).toEqual([`ignored ${ENTERPRISE}:Shoe_Size`]);
    expect((await calmly('GET', `/Users/${body.id}`)).body).toEqual(body);
    expect(await find(`${ENTERPRISE}:shoe-size eq "38"`)).toBe(1);
    const { attributes } = (await calmly('GET', `/Schemas/${ENTERPRISE}`)).body;
    expect(attributes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'shoe-size', type: 'string' }),
        expect.objectContaining({ name: 'on-call', type: 'boolean' }),
      ]),
    );
  });

  it.each([
    [{ path: `${ENTERPRISE}:shoe-size`, value: '38' }],
    [{ value: { [`${ENTERPRISE}:shoe-size`]: '38' } }],
    [{ path: ENTERPRISE, value: { 'shoe-size': '38' } }],
  ])('takes a custom field that a PATCH is the first to name: %j', async (operation) => {
    const { calmly, patch } = await start('deskpro');
    const { body } = await calmly('POST', '/Users', grace);
    expect((await patch(`/Users/${body.id}`, { op: 'Add', ...operation })).status).toBe(200);
    expect((await calmly('GET', `/Users/${body.id}`)).body[ENTERPRISE]).toEqual({ 'shoe-size': '38' });
  });

  it('takes a certain number of custom fields, so that nobody can make a schema without end', async () => {
    const { calmly } = await start('deskpro');
    const fields = (from: number) =>
      Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`field-${from + index}`, 'x']));
    await calmly('POST', '/Users', { ...grace, [ENTERPRISE]: fields(0) });
    const { body } = await calmly('POST', '/Users', { ...grace, userName: 'ada', [ENTERPRISE]: fields(100) });
    expect(Object.keys(body[ENTERPRISE])).toHaveLength(100);
    expect((await calmly('GET', `/Schemas/${ENTERPRISE}`)).body.attributes.length).toBeLessThan(220);
  });

  it('knows its custom fields again when it starts with the same database, and so does another process', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'scim-custom-'));
    const database = join(folder, 'scim.db');
    try {
      const [first, second] = [await start('deskpro', { database }), await start('deskpro', { database })];
      const sent = { ...grace, [ENTERPRISE]: { 'shoe-size': '38' } };
      const { body } = await first.calmly('POST', '/Users', sent);
      expect((await second.calmly('GET', `/Users/${body.id}`)).body[ENTERPRISE]).toEqual({ 'shoe-size': '38' });
      await Promise.all(running.splice(0).map((server) => server.close()));
      const { calmly } = await start('deskpro', { database });
      expect((await calmly('GET', `/Users/${body.id}`)).body[ENTERPRISE]).toEqual({ 'shoe-size': '38' });
      await Promise.all(running.splice(0).map((server) => server.close()));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('Staffbase', () => {
  it('takes people without userName, finds them by externalId, and takes texts for booleans in strict mode too', async () => {
    const { calmly, find } = await start('staffbase', { mode: 'strict' });
    const { status, body } = await calmly('POST', '/Users', { schemas: [USER], externalId: 'g-1', active: 'True' });
    expect(status).toBe(201);
    expect(body).toMatchObject({ externalId: 'g-1', active: true });
    expect(body).not.toHaveProperty('userName');
    expect(await find('externalId eq "g-1"')).toBe(1);
  });

  it('takes attributes that a company has named, below a URN of its own', async () => {
    const { calmly } = await start('staffbase', { mode: 'strict' });
    const urn = 'urn:ietf:params:scim:schemas:extension:Acme:2.0:User';
    const { body } = await calmly('POST', '/Users', {
      schemas: [USER, urn],
      externalId: 'g-1',
      [urn]: { skillset: 'engines' },
    });
    expect(body).toMatchObject({ schemas: [USER, urn], [urn]: { skillset: 'engines' } });
    expect((await calmly('GET', '/ResourceTypes/User')).body.schemaExtensions).toContainEqual({
      schema: urn,
      required: false,
    });
  });

  it('has one person per externalId', async () => {
    const { calmly } = await start('staffbase');
    const person = { schemas: [USER], userName: 'a@example.com', externalId: 'g-1' };
    expect((await calmly('POST', '/Users', person)).status).toBe(201);
    expect(await calmly('POST', '/Users', { ...person, userName: 'b@example.com' })).toMatchObject({
      status: 409,
      body: { scimType: 'uniqueness' },
    });
  });
});

describe('SAML Jackson', () => {
  const person = (userName: string, email: string) => {
    return { schemas: [USER], userName, emails: [{ value: email, type: 'work', primary: true }] };
  };

  it.each(['strict', 'lenient'] as const)('looks for e-mail addresses, whatever it is asked for (%s)', async (mode) => {
    const { calmly, find } = await start('saml-jackson', { mode });
    await calmly('POST', '/Users', { ...person('ada@corp.example', 'ada@mail.example'), externalId: 'a-1' });
    await calmly('POST', '/Users', { schemas: [USER], userName: 'bare@corp.example' });
    expect(await find('userName eq "ada@corp.example"')).toBe(0);
    expect(await find('userName eq "ada@mail.example"')).toBe(1);
    expect(await find('userName eq "bare@corp.example"')).toBe(1);
    expect(await find('externalId eq "a-1"')).toBe(0);
    const search = { schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'] };
    const answer = await calmly('POST', '/Users/.search', { ...search, filter: 'userName eq "ada@mail.example"' });
    expect(answer.body.totalResults).toBe(1);
  });

  it('refuses a second person with the same e-mail address, and a second group of the same name', async () => {
    const { calmly } = await start('saml-jackson');
    expect((await calmly('POST', '/Users', person('a@corp.example', 'x@mail.example'))).status).toBe(201);
    const second = await calmly('POST', '/Users', person('b@corp.example', 'X@mail.example'));
    expect(second).toMatchObject({ status: 409, body: { scimType: 'uniqueness' } });
    expect((await calmly('POST', '/Groups', { displayName: 'Staff' })).status).toBe(201);
    expect((await calmly('POST', '/Groups', { displayName: 'staff' })).status).toBe(409);
  });

  it('creates people as active, and drops passwords', async () => {
    const { server, calmly } = await start('saml-jackson');
    const { body } = await calmly('POST', '/Users', { ...person('a@corp.example', 'a@mail.example'), password: 'x' });
    expect(body.active).toBe(true);
    expect(notes(server)).toEqual(['ignored password', 'filled in active']);
  });

  it('refuses a PATCH of people without aadOptscim062020, and loses one of groups', async () => {
    const { calmly, patch, find } = await start('saml-jackson');
    const { body: user } = await calmly('POST', '/Users', person('a@corp.example', 'a@mail.example'));
    expect((await patch(`/Users/${user.id}`, { op: 'Replace', path: 'active', value: false })).status).toBe(400);
    expect(await patch(`/Users/${user.id}`, { op: 'replace', path: 'active', value: false })).toMatchObject({
      status: 200,
      body: { active: false },
    });
    const { body: group } = await calmly('POST', '/Groups', { displayName: 'Staff' });
    const members = { path: 'members', value: [{ value: user.id }] };
    const count = async () => (await calmly('GET', `/Groups/${group.id}`)).body.members?.length ?? 0;
    expect((await patch(`/Groups/${group.id}`, { op: 'Add', ...members })).status).toBe(204);
    expect(await count()).toBe(0);
    expect((await patch(`/Groups/${group.id}`, { op: 'add', ...members })).status).toBe(204);
    expect(await count()).toBe(1);
    expect((await patch(`/Groups/${group.id}`, { op: 'Replace', path: 'displayName', value: 'Crew' })).status).toBe(
      204,
    );
    expect(await find('displayName eq "Crew"', '/Groups')).toBe(0);
  });

  it('does not describe itself, with or without a token', async () => {
    const { server, calmly } = await start('saml-jackson');
    for (const path of ['/Schemas', '/ResourceTypes', '/ServiceProviderConfig']) {
      expect(await calmly('GET', path)).toMatchObject({ status: 404, body: { status: '404' } });
      expect((await fetch(server.url + path)).status).toBe(404);
    }
  });
});

describe('requests about several resources', () => {
  const BULK = 'urn:ietf:params:scim:api:messages:2.0:BulkRequest';
  const SEARCH = 'urn:ietf:params:scim:api:messages:2.0:SearchRequest';
  const bulk = (...Operations: object[]) => ({ schemas: [BULK], Operations });
  const create = (data: object, bulkId = 'one') => ({ method: 'POST', path: '/Users', bulkId, data });
  const ada = { schemas: [USER], userName: 'ada@example.com', name: { givenName: 'Ada', familyName: 'Lovelace' } };

  it('are the business of the vendor in each operation of a bulk request', async () => {
    const { server, calmly } = await start('talkdesk');
    const { status, body } = await calmly(
      'POST',
      '/Bulk',
      bulk(create({ ...ada, title: 'Analyst' }), create({ schemas: [USER], userName: 'b@example.com' }, 'two')),
    );
    expect([status, body.Operations.map((one: { status: string }) => one.status)]).toEqual([200, ['201', '400']]);
    expect(body.Operations[1].response.detail).toMatch(/^Talkdesk requires name\.givenName/);
    expect(notes(server)).toEqual(expect.arrayContaining(['ignored title', 'filled in active']));
    const { Resources } = (await calmly('GET', '/Users')).body;
    expect(Resources).toEqual([expect.objectContaining({ active: true, [TALKDESK]: { rolesString: 'Agent' } })]);
    expect(Resources[0]).not.toHaveProperty('title');
    const group = { method: 'POST', path: '/Groups', bulkId: 'g', data: { displayName: 'Staff' } };
    expect((await calmly('POST', '/Bulk', bulk(group))).body.Operations[0].status).toBe('404');
  });

  it('can not get past what the vendor only pretends to do', async () => {
    const users = { requests: { delete: 'deactivate', replace: 'ignore', patch: 'reject' } };
    const sources = { guide: { title: 'Guide', url: 'https://acme.example' } };
    const { calmly } = await start({ id: 'acme', name: 'Acme', sources, users });
    const { body: user } = await calmly('POST', '/Users', ada);
    const path = `/Users/${user.id}`;
    const patch = { schemas: [PATCH], Operations: [{ op: 'replace', path: 'title', value: 'x' }] };
    const operations = [
      { method: 'PUT', path, data: { ...ada, title: 'x' } },
      { method: 'PATCH', path, data: patch },
      { method: 'DELETE', path },
      { method: 'DELETE', path: '/Users/nobody' },
      { method: 'DELETE', path, version: 'W/"99"' },
    ];
    const { body } = await calmly('POST', '/Bulk', bulk(...operations));
    const statuses = body.Operations.map((one: { status: string }) => one.status);
    expect(statuses).toEqual(['200', '501', '204', '404', '412']);
    const after = (await calmly('GET', path)).body;
    expect([after.active, after.title]).toEqual([false, undefined]);
  });

  it('have attributes that customers name from the first bulk request on that gives them a value', async () => {
    const { calmly } = await start('staffbase');
    const schema = 'urn:ietf:params:scim:schemas:extension:Acme:2.0:User';
    const person = { ...ada, schemas: [USER, schema], externalId: 'a-1', [schema]: { shoesize: 'x' } };
    expect((await calmly('POST', '/Bulk', bulk(create(person)))).body.Operations[0].status).toBe('201');
    expect((await calmly('GET', '/Users')).body.Resources[0][schema]).toEqual({ shoesize: 'x' });
  });

  it.each([
    ['GET', '/?filter=userName+eq+%22ada%40mail.example%22', undefined],
    ['POST', '/.search', { schemas: [SEARCH], filter: 'userName eq "ada@mail.example"' }],
  ])('look at what the vendor looks at in a search over all types: %s %s', async (method, path, body) => {
    const { server, calmly } = await start('saml-jackson');
    const emails = [{ type: 'work', value: 'ada@mail.example' }];
    await calmly('POST', '/Users', { schemas: [USER], userName: 'ada@corp.example', emails });
    expect((await calmly(method, path, body)).body.totalResults).toBe(1);
    expect((await fetch(server.url + path, { method })).status).toBe(401);
  });

  it('have no /Me, as a token stands for nobody', async () => {
    for (const profile of ['deskbird', 'generic']) {
      const { calmly } = await start(profile);
      expect((await calmly('GET', '/Me')).status).toBe(501);
    }
  });
});

describe('what must be unique', () => {
  it.each([
    ['saml-jackson', (value: string) => ({ emails: [{ type: 'work', value }] })],
    ['staffbase', (value: string) => ({ externalId: value })],
  ])('is given to one of many who ask for it at once, also by PUT (%s)', async (profile, attributes) => {
    const { calmly } = await start(profile);
    const person = (name: string, value: string) => ({
      ...{ schemas: [USER], userName: `${name}@example.com`, externalId: name, active: true },
      ...{ name: { givenName: 'A', familyName: 'B' }, emails: [{ type: 'work', value: `${name}@mail.example` }] },
      ...attributes(value),
    });
    const wanted = Array.from({ length: 32 }, (_, index) =>
      calmly('POST', '/Users', person(`u${index}`, 'one@x.example')),
    );
    const answers = await Promise.all(wanted);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const { status, body } of answers.filter((answer) => answer.status !== 201)) {
      expect([status, body.scimType]).toEqual([409, 'uniqueness']);
    }
    const { body } = await calmly('POST', '/Users', person('other', 'other@x.example'));
    const put = await calmly('PUT', `/Users/${body.id}`, person('other', 'one@x.example'));
    expect([put.status, put.body.scimType]).toEqual([409, 'uniqueness']);
  });
});

describe('a profile imported from a public table', () => {
  it('is a vendor too: Slack takes no attribute outside its list', async () => {
    const { server, calmly } = await start('slack');
    const body = { schemas: [USER], userName: 'ada', displayName: 'ada', x509Certificates: [{ value: 'AA==' }] };
    const answer = await calmly('POST', '/Users', { ...body, emails: [{ value: 'ada@example.com', type: 'work' }] });
    expect([answer.status, answer.body.userName, 'x509Certificates' in answer.body]).toEqual([201, 'ada', false]);
    expect(notes(server)?.join()).toContain('ignored x509Certificates');
  });
});

describe('a profile of your own', () => {
  const base = { id: 'acme', name: 'Acme', sources: { guide: { title: 'Guide', url: 'https://acme.example' } } };
  const user = { schemas: [USER], userName: 'ada@example.com' };

  it('refuses unknown attributes with the status and keyword that it names', async () => {
    const targets = {
      list: 'closed',
      onUnsupported: 'reject',
      rejection: { status: 422, scimType: 'invalidValue' },
      supported: [{ target: 'userName' }],
    };
    const { calmly } = await start({ ...base, users: { targets } });
    expect(await calmly('POST', '/Users', { ...user, title: 'x' })).toMatchObject({
      status: 422,
      body: { scimType: 'invalidValue' },
    });
    expect((await calmly('POST', '/Users', user)).status).toBe(201);
  });

  it('switches people off in the place of deleting them', async () => {
    const { calmly } = await start({ ...base, users: { requests: { delete: 'deactivate' } } });
    const { body } = await calmly('POST', '/Users', user);
    expect((await calmly('DELETE', `/Users/${body.id}`)).status).toBe(204);
    expect((await calmly('GET', `/Users/${body.id}`)).body.active).toBe(false);
    expect((await calmly('DELETE', '/Users/nobody')).status).toBe(404);
  });

  it('refuses kinds of requests, and answers others without doing anything', async () => {
    const requests = { patch: 'reject', replace: 'ignore', delete: 'ignore' };
    const { server, calmly, patch } = await start({ ...base, users: { requests } });
    const { body } = await calmly('POST', '/Users', user);
    const path = `/Users/${body.id}`;
    expect((await patch(path, { op: 'replace', path: 'title', value: 'x' })).status).toBe(501);
    expect(await calmly('PUT', path, { ...user, title: 'x' })).toMatchObject({ status: 200, body });
    expect((await calmly('DELETE', path)).status).toBe(204);
    expect(notes(server)).toEqual(['ignored the request (delete)']);
    expect(await calmly('GET', path)).toMatchObject({ status: 200, body });
  });

  it('refuses filters on attributes that can not be asked for', async () => {
    const matching = { target: 'userName', filterable: ['userName'], onUnfilterable: 'reject' };
    const { calmly } = await start({ ...base, users: { matching } });
    expect(await calmly('GET', '/Users?filter=title+eq+%22x%22')).toMatchObject({
      status: 400,
      body: { scimType: 'invalidFilter' },
    });
    expect((await calmly('GET', '/Users?filter=userName+eq+%22x%22')).status).toBe(200);
  });

  it('is deleted and filled anew by the server itself, whatever it refuses of others', async () => {
    const requests = { create: 'reject', delete: 'reject' };
    const { server, calmly } = await start({ ...base, users: { requests } }, { seed: 3 });
    expect((await calmly('POST', '/Users', user)).status).toBe(501);
    await server.reset();
    expect((await calmly('GET', '/Users')).body.totalResults).toBe(3);
  });
});
