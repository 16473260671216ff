import { afterEach, describe, expect, it } from 'vitest';
import { type Provisioning, provision } from './entra.ts';
import { defaultRows, ENTERPRISE, type Guide, guides, person, TALKDESK, USER } from './guide.ts';

const running: Provisioning[] = [];
async function start(guide: Guide): Promise<Provisioning> {
  const entra = await provision(guide);
  running.push(entra);
  return entra;
}
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ server }) => server.close()));
});
const notes = ({ server }: Provisioning) => server.requests.at(-1)?.notes;

describe.each(Object.entries<Guide>(guides))('%s, with the mapping of its guide', (_, guide) => {
  it('gets everything that is mapped, finds it again, changes it and disables it', async () => {
    const entra = await start(guide);
    const key = String(guide.arrives[guide.match]);
    expect(await entra.match('7c0c4e7e-4f0c-4d5b-8f0b-7f6d0d6d2c11')).toBe(0);
    expect(await entra.match(key)).toBe(0);
    const created = await entra.create(person);
    expect([created.status, notes(entra)]).toEqual([201, []]);
    const id = created.body?.id;
    const stored = await entra.read(id);
    expect(stored).toMatchObject(guide.arrives);
    for (const name of guide.absent ?? []) expect(stored).not.toHaveProperty(name);
    expect(await entra.match(key)).toBe(1);

    expect((await entra.change('/Users', id, 'Replace', 'name.familyName', 'King')).status).toBe(200);
    // With the flag Entra sends a boolean, else the text of the expression.
    const off = guide.flag ? false : 'False';
    expect((await entra.change('/Users', id, 'Replace', 'active', off)).status).toBe(200);
    expect(await entra.read(id)).toMatchObject({ name: { familyName: 'King' }, active: false });
    // Who is disabled is found, so that nobody is created twice.
    expect(await entra.match(key)).toBe(1);
  });
});

describe('deskbird', () => {
  it('refuses somebody without the object id in externalId', async () => {
    const entra = await start(guides.deskbird);
    const without = guides.deskbird.rows.filter(([, target]) => target !== 'externalId');
    expect(await entra.create(person, without)).toMatchObject({ status: 400, body: { scimType: 'invalidValue' } });
    expect(await entra.match('ada@example.com')).toBe(0);
  });

  it('takes groups, and their members one by one', async () => {
    const entra = await start(guides.deskbird);
    const id = (await entra.create(person)).body?.id;
    const group = await entra.send('POST', '/Groups', { displayName: 'Staff', externalId: 'g-1' });
    expect(group.status).toBe(201);
    const members = [{ value: id }];
    expect((await entra.change('/Groups', group.body?.id, 'Add', 'members', members)).status).toBe(204);
    expect(await entra.read(id)).toMatchObject({ groups: [{ display: 'Staff' }] });
    expect((await entra.change('/Groups', group.body?.id, 'Remove', 'members', members)).status).toBe(204);
    expect((await entra.read(id)).groups ?? []).toEqual([]);
  });
});

describe('Deskpro', () => {
  it('does nothing with a custom field that is not named by its slug', async () => {
    const entra = await start(guides.deskpro);
    const { body } = await entra.create(person, [
      ...defaultRows,
      ['extensionAttribute1', `${ENTERPRISE}:Working_Shift`],
    ]);
    expect(body?.[ENTERPRISE]).toEqual({ department: 'Engines' });
    expect(notes(entra)).toEqual([`ignored ${ENTERPRISE}:Working_Shift`]);
  });
});

describe('Staffbase', () => {
  it('has one person of an externalId', async () => {
    const entra = await start(guides.staffbase);
    expect((await entra.create(person)).status).toBe(201);
    expect(await entra.create({ ...person, mail: 'other@example.com' })).toMatchObject({
      status: 409,
      body: { scimType: 'uniqueness' },
    });
  });

  it('is not told who somebody is by the default mapping: nobody is found by externalId', async () => {
    const entra = await start(guides.staffbase);
    expect((await entra.create(person, defaultRows)).status).toBe(201);
    expect(await entra.match('ada@example.com')).toBe(0);
  });
});

describe('Talkdesk', () => {
  it.each(['userName', 'name.givenName', 'name.familyName'])('refuses somebody without %s', async (missing) => {
    const entra = await start(guides.talkdesk);
    const without = guides.talkdesk.rows.filter(([, target]) => target !== missing);
    expect(await entra.create(person, without)).toMatchObject({
      status: 400,
      body: { detail: `Talkdesk requires ${missing}, and the user has none.` },
    });
  });

  it('gives whoever has no role the role Agent, no team, and makes everybody active', async () => {
    const entra = await start(guides.talkdesk);
    const { body } = await entra.create(
      person,
      guides.talkdesk.rows.filter(([, target]) => target !== 'active' && !target.startsWith(TALKDESK)),
    );
    expect(body).toMatchObject({ active: true, [TALKDESK]: { rolesString: 'Agent' } });
    expect(body?.[TALKDESK]).not.toHaveProperty('teamsString');
  });

  it('keeps nothing of the default mapping that is not on its list', async () => {
    const entra = await start(guides.talkdesk);
    const { status, body } = await entra.create(person, [...defaultRows, ['jobTitle', 'name.honorificPrefix']]);
    expect(status).toBe(201);
    expect(Object.keys(body ?? {}).sort()).toEqual(
      [...['active', 'externalId', 'id', 'meta', 'name', 'schemas', TALKDESK, 'userName']].sort(),
    );
    expect(body?.name).toEqual({ givenName: 'Ada', familyName: 'Lovelace' });
  });

  it('has no groups, and takes four requests a second', async () => {
    const entra = await start(guides.talkdesk);
    expect((await entra.send('GET', '/Groups?filter=displayName+eq+"Staff"')).status).toBe(404);
    const answers = [];
    const { url, token } = entra.server;
    for (let count = 0; count < 5; count += 1) {
      answers.push(await fetch(`${url}/Users`, { headers: { authorization: `Bearer ${token}` } }));
    }
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
    expect(answers.at(-1)?.headers.get('retry-after')).toBe('1');
  });
});

describe('SAML Jackson', () => {
  const elsewhere = { ...person, mail: 'ada.lovelace@example.org' };

  it('does not find somebody whose e-mail address is not the userName, and refuses a second one then', async () => {
    const entra = await start(guides.jackson);
    expect((await entra.create(elsewhere)).status).toBe(201);
    expect(await entra.match('ada@example.com')).toBe(0);
    expect(await entra.create({ ...elsewhere, userPrincipalName: 'other@example.com' })).toMatchObject({
      status: 409,
      body: { scimType: 'uniqueness' },
    });
  });

  it('refuses a change of somebody without aadOptscim062020, and loses one of a group', async () => {
    const entra = await start({ ...guides.jackson, flag: false });
    const id = (await entra.create(person)).body?.id;
    expect((await entra.change('/Users', id, 'Replace', 'active', 'False')).status).toBe(400);
    expect(await entra.read(id)).toMatchObject({ active: true });
    const group = await entra.send('POST', '/Groups', { displayName: 'Staff' });
    expect((await entra.change('/Groups', group.body?.id, 'Add', 'members', [{ value: id }])).status).toBe(204);
    expect((await entra.read(id)).groups ?? []).toEqual([]);
  });

  it('takes groups with the flag, one of a name, and none of its schemas can be read', async () => {
    const entra = await start(guides.jackson);
    const id = (await entra.create(person)).body?.id;
    const group = await entra.send('POST', '/Groups', { displayName: 'Staff' });
    await entra.change('/Groups', group.body?.id, 'Add', 'members', [{ value: id }]);
    expect(await entra.read(id)).toMatchObject({ schemas: [USER, ENTERPRISE], groups: [{ display: 'Staff' }] });
    expect((await entra.send('POST', '/Groups', { displayName: 'staff' })).status).toBe(409);
    expect((await entra.send('GET', '/Schemas')).status).toBe(404);
  });
});
