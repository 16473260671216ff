import { describe, expect, it } from 'vitest';
import { loadProfile } from '../load-profile.ts';
import { openProfile } from '../open-profile.ts';
import { judge } from './judge.ts';
import type { JudgedChange, Verdict } from './verdict.ts';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const talkdeskUrn = 'urn:ietf:params:scim:schemas:extension:talkdesk:2.0:User';
const work = 'emails[type eq "work"].value';
const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User'];
const patchOp = ['urn:ietf:params:scim:api:messages:2.0:PatchOp'];

const talkdesk = loadProfile('talkdesk');
const jackson = loadProfile('saml-jackson');
const ada = { schemas, userName: 'ada@example.com', name: { givenName: 'Ada', familyName: 'Lovelace' } };

function acme(users: object, more: object = {}) {
  const sources = { guide: { title: 'Acme: SCIM guide', url: 'https://acme.example/scim' } };
  return loadProfile({ id: 'acme', name: 'Acme', sources, users, ...more });
}

function create(profile: Parameters<typeof judge>[0], body: unknown, existing?: object): Verdict {
  return judge(profile, { method: 'POST', path: '/Users', body }, existing);
}

function patch(profile: Parameters<typeof judge>[0], operations: unknown, existing?: object): Verdict {
  const body = { schemas: patchOp, Operations: operations };
  return judge(profile, { method: 'PATCH', path: '/Users/1', body }, existing);
}

function find(profile: Parameters<typeof judge>[0], filter: string, wanted?: object): Verdict {
  return judge(profile, { method: 'GET', path: `/Users?filter=${encodeURIComponent(filter)}` }, wanted);
}

/** The reasons of one kind, each with its attribute. */
function reasons({ evidence }: Verdict, says: string): (string | undefined)[] {
  return evidence.filter((reason) => reason.says === says).map(({ target, reason }) => target ?? reason);
}

function effects(changes: readonly JudgedChange[]): Record<string, string> {
  return Object.fromEntries(changes.map(({ target, effect }) => [target, effect]));
}

describe('a user that is created', () => {
  it('is taken when every attribute is supported and every mandatory one there', () => {
    const verdict = create(talkdesk, { ...ada, active: true, externalId: '7' });
    expect(verdict).toMatchObject({ outcome: 'accepted', status: 201 });
    expect(verdict.changes).toEqual([
      { target: 'userName', effect: 'added', value: 'ada@example.com' },
      { target: 'name.givenName', effect: 'added', value: 'Ada' },
      { target: 'name.familyName', effect: 'added', value: 'Lovelace' },
      { target: 'active', effect: 'added', value: true },
      { target: 'externalId', effect: 'added', value: '7' },
      { target: `${talkdeskUrn}:rolesString`, effect: 'defaulted', value: 'the role Agent' },
      { target: `${talkdeskUrn}:teamsString`, effect: 'defaulted', value: 'no team' },
    ]);
  });

  it('gets what the vendor fills in for what is not sent', () => {
    expect(create(talkdesk, ada).changes).toContainEqual({ target: 'active', effect: 'defaulted', value: 'true' });
  });

  it('is refused without a mandatory attribute, by the word of the vendor, with no invented status', () => {
    const { name: _name, ...without } = ada;
    const verdict = create(talkdesk, without);
    expect(verdict).toMatchObject({ outcome: 'rejected', changes: [] });
    expect(verdict).not.toHaveProperty('status');
    expect(reasons(verdict, 'reject')).toEqual(['name.givenName', 'name.familyName']);
    expect(verdict.evidence[0]).toMatchObject({
      reason: 'Talkdesk requires name.givenName, and the user has none',
      confidence: 'documented',
      sources: [{ url: 'https://docs.talkdesk.com/reference/create-user' }],
    });
  });

  it.each([
    { ...ada, userName: '' },
    { ...ada, userName: null },
  ])('takes an empty value for none: %j', (body) => {
    expect(reasons(create(talkdesk, body), 'reject')).toEqual(['userName']);
  });

  it('is not refused for what is only concluded to be mandatory', () => {
    const verdict = create(loadProfile('generic'), { schemas, userName: 'ada' });
    expect(verdict.outcome).toBe('unknown');
    expect(reasons(verdict, 'unknown')).toEqual(['name.givenName', 'name.familyName']);
  });

  it('has an unknown answer for an unsupported attribute while the vendor says nothing about that', () => {
    const verdict = create(talkdesk, { ...ada, title: 'Countess' });
    expect(verdict.outcome).toBe('unknown');
    expect(reasons(verdict, 'unknown')).toEqual(['title']);
  });

  it('is refused, or loses the attribute, where the vendor says so', () => {
    const targets = { list: 'closed', supported: [{ target: 'userName' }] };
    const refusing = acme({
      targets: {
        ...targets,
        onUnsupported: 'reject',
        rejection: { status: 400, scimType: 'invalidValue', sources: ['guide'] },
      },
    });
    const body = { schemas, userName: 'ada', title: 'Countess' };
    expect(create(refusing, body)).toMatchObject({
      outcome: 'rejected',
      status: 400,
      scimType: 'invalidValue',
      evidence: [{ says: 'reject', target: 'title', sources: [{ title: 'Acme: SCIM guide' }] }, { says: 'accept' }],
    });
    const ignoring = create(acme({ targets: { ...targets, onUnsupported: 'ignore' } }), body);
    expect(ignoring).toMatchObject({ outcome: 'accepted', status: 201 });
    expect(effects(ignoring.changes)).toEqual({ userName: 'added', title: 'ignored' });
  });

  it('has an unknown answer for everything with a profile that says nothing', () => {
    expect(create(acme({}), { schemas, userName: 'ada' })).toMatchObject({
      outcome: 'unknown',
      evidence: [{ says: 'unknown', target: 'userName', sources: [] }],
    });
  });

  it('needs one of several attributes where the vendor takes any', () => {
    expect(reasons(create(acme({ targets: { atLeastOne: [{ targets: ['userName', work] }] } }), { schemas }), 'reject')) //
      .toEqual([`userName or ${work}`]);
    expect(create(jackson, { schemas, emails: [{ type: 'work', value: 'ada@example.com' }] }).outcome).toBe('accepted');
  });

  it('finds attributes by type, by primary, by name and by extension', () => {
    const profile = acme({
      targets: {
        list: 'closed',
        supported: [
          { target: work },
          { target: 'roles[primary eq "True"].value' },
          { target: 'phoneNumbers' },
          { target: `${enterprise}:manager`, type: 'Reference' },
          { target: `${enterprise}:cost-center-code` },
          { target: `${talkdeskUrn}:teamsString` },
        ],
      },
    });
    const verdict = create(profile, {
      schemas,
      emails: [{ type: 'work', primary: true, value: 'ada@example.com' }],
      roles: [{ primary: 'True', display: 'Admin', value: 'admin' }],
      phoneNumbers: [{ type: 'fax', value: '1' }],
      [enterprise]: { manager: { value: '26' }, 'cost-center-code': '7' },
      [talkdeskUrn]: { teamsString: 'red' },
    });
    expect(reasons(verdict, 'accept')).toEqual([
      work,
      'roles[primary eq "True"].value',
      'phoneNumbers',
      `${enterprise}:manager`,
      `${enterprise}:cost-center-code`,
      `${talkdeskUrn}:teamsString`,
    ]);
    expect(reasons(create(profile, { schemas, emails: [{ type: 'home', value: 'x@y.z' }] }), 'unknown')).toEqual([
      'emails[type eq "home"].value',
    ]);
  });

  it('takes custom attributes by pattern, and not those that break it', () => {
    const deskpro = loadProfile('deskpro');
    const body = { schemas, userName: 'ada', [enterprise]: { 'favourite-team': 'red' } };
    expect(create(deskpro, body).outcome).toBe('accepted');
    expect(reasons(create(deskpro, { ...body, [enterprise]: { Favourite: 'red' } }), 'unknown')).toEqual([
      `${enterprise}:Favourite`,
    ]);
  });

  it('takes names in any letter case, as SCIM does', () => {
    expect(create(talkdesk, { schemas, USERNAME: 'ada@example.com', Name: ada.name }).outcome).toBe('accepted');
  });

  it('has an unknown answer for a value that has to exist beforehand, or that breaks a rule', () => {
    const roles = create(talkdesk, { ...ada, [talkdeskUrn]: { rolesString: 'Agent;Admin' } });
    expect(reasons(roles, 'unknown')).toEqual([`${talkdeskUrn}:rolesString`]);
    expect(reasons(create(talkdesk, { ...ada, userName: 'ada' }), 'unknown')).toEqual(['userName']);
  });

  it.each([
    [{ oneOf: ['Teacher', 'Student'], onViolation: 'ignore' }, 'Pupil', 'accepted', 'ignored'],
    [{ oneOf: ['Teacher', 'Student'], onViolation: 'ignore' }, 'Student', 'accepted', 'added'],
    [{ oneOf: ['a', 'b'], separator: ';' }, 'a;b', 'accepted', 'added'],
    [{ maxLength: 3, onViolation: 'reject' }, 'Countess', 'rejected', undefined],
    [{ pattern: '[a-z]+', onViolation: 'reject' }, 'Countess', 'rejected', undefined],
    [{ pattern: '[a-z]+' }, 'Countess', 'unknown', 'added'],
  ])('is judged by the values that are taken: %j, %s', (values, title, outcome, effect) => {
    const profile = acme({ targets: { supported: [{ target: 'title', values }] } });
    const verdict = create(profile, { schemas, title });
    expect(verdict.outcome).toBe(outcome);
    expect(effects(verdict.changes).title).toBe(effect);
  });

  it('loses what the vendor sets itself', () => {
    const verdict = create(jackson, { schemas, userName: 'ada@example.com', password: 'secret' });
    expect(verdict.changes).toContainEqual({ target: 'password', effect: 'ignored' });
    expect(JSON.stringify(verdict)).not.toContain('secret');
  });

  it('is refused as a duplicate where a unique value is taken', () => {
    const emails = [{ type: 'work', value: 'ada@example.com' }];
    const verdict = create(jackson, { schemas, userName: 'ada', emails }, { userName: 'lovelace', emails });
    expect(verdict).toMatchObject({ outcome: 'rejected', status: 409, scimType: 'uniqueness' });
    expect(create(jackson, { schemas, userName: 'ada', emails }, { userName: 'ada' }).outcome).toBe('accepted');
  });

  it('depends on departures from the RFC that the vendor says nothing of', () => {
    const verdict = create(jackson, { schemas, userName: 'ada', active: 'False' });
    expect(verdict.outcome).toBe('unknown');
    expect(reasons(verdict, 'unknown')[0]).toMatch(/RFC 7643 §2\.3\.2 \(body\.boolean-as-string\).*does not say/);
    expect(create(talkdesk, { ...ada, active: 'False' }).outcome).toBe('accepted');
  });

  it.each([undefined, null, 'text', 7, []])('with the body %j has an unknown answer', (body) => {
    expect(create(talkdesk, body)).toMatchObject({ outcome: 'unknown', changes: [] });
  });

  it('is judged by an imported table, with how little that is sure of', async () => {
    const verdict = create(await openProfile('zscaler'), { schemas, displayName: 'Ada' });
    expect(verdict.evidence[0]).toMatchObject({ says: 'reject', target: 'userName', confidence: 'imported' });
  });
});

describe('a user that is replaced', () => {
  it('changes by what differs from before', () => {
    const verdict = judge(
      talkdesk,
      { method: 'put', path: 'Users/1', body: { ...ada, externalId: '8' } },
      { ...ada, userName: 'lovelace@example.com', active: true },
    );
    expect(verdict).toMatchObject({ outcome: 'accepted', status: 200 });
    expect(effects(verdict.changes)).toEqual({ userName: 'replaced', externalId: 'added', active: 'removed' });
  });
});

describe('a user that is changed', () => {
  it('changes by what the operations do to it', () => {
    const operations = [
      { op: 'replace', path: 'active', value: false },
      { op: 'replace', path: 'name.givenName', value: 'Augusta' },
      { op: 'add', path: 'externalId', value: '7' },
      { op: 'replace', path: 'name.familyName', value: 'Lovelace' },
    ];
    const verdict = patch(talkdesk, operations, { ...ada, active: true });
    expect(verdict.outcome).toBe('accepted');
    expect(verdict).not.toHaveProperty('status');
    expect(verdict.changes).toEqual([
      { target: 'name.givenName', effect: 'replaced', value: 'Augusta' },
      { target: 'active', effect: 'replaced', value: false },
      { target: 'externalId', effect: 'added', value: '7' },
    ]);
  });

  it('changes as the operations say where nobody knows it', () => {
    const operations = [
      { op: 'add', value: { externalId: '7' } },
      { op: 'remove', path: `${talkdeskUrn}:teamsString` },
    ];
    expect(effects(patch(talkdesk, operations).changes)).toEqual({
      externalId: 'added',
      [`${talkdeskUrn}:teamsString`]: 'removed',
    });
  });

  it('is not changed by what the vendor ignores', () => {
    const profile = acme({
      targets: { list: 'closed', onUnsupported: 'ignore', supported: [{ target: 'title' }] },
    });
    const operations = [
      { op: 'replace', path: 'title', value: 'Countess' },
      { op: 'replace', path: 'nickName', value: 'Ada' },
    ];
    expect(effects(patch(profile, operations, { schemas, nickName: 'x' }).changes)).toEqual({
      nickName: 'ignored',
      title: 'added',
    });
  });

  it('with operators in capitals: SAML Jackson refuses it for users, and does nothing for groups', () => {
    const operations = [{ op: 'Replace', path: 'displayName', value: 'Ada' }];
    const refused = patch(jackson, operations);
    expect(refused.outcome).toBe('rejected');
    expect(refused.evidence[0]).toMatchObject({ says: 'reject', confidence: 'documented' });
    const body = { schemas: patchOp, Operations: operations };
    const verdict = judge(jackson, { method: 'PATCH', path: '/Groups/1', body }, { displayName: 'Before' });
    expect(verdict).toMatchObject({
      outcome: 'accepted',
      changes: [{ target: 'displayName', effect: 'ignored', value: 'Ada' }],
    });
    expect(patch(jackson, [{ ...operations[0], op: 'replace' }]).outcome).toBe('accepted');
    expect(patch(talkdesk, [{ op: 'Replace', path: 'active', value: 'False' }]).outcome).toBe('accepted');
  });

  it('reaches custom attributes that only the request names', () => {
    const name = 'urn:ietf:params:scim:schemas:extension:Acme:2.0:User:skillset';
    const verdict = patch(loadProfile('staffbase'), [{ op: 'add', path: name, value: 'SCIM' }], ada);
    expect(verdict).toMatchObject({ outcome: 'accepted', changes: [{ target: name, effect: 'added', value: 'SCIM' }] });
  });

  it('sees the element that a path selects', () => {
    const profile = acme({
      targets: { list: 'closed', supported: [{ target: work }] },
      deviations: [{ tolerance: 'patch.add-creates-element', answer: 'accept' }],
    });
    const operations = [{ op: 'add', path: work, value: 'ada@example.com' }];
    expect(patch(profile, operations, { schemas })).toMatchObject({
      outcome: 'accepted',
      changes: [{ target: work, effect: 'added', value: 'ada@example.com' }],
    });
    const home = [{ op: 'add', path: 'emails[type eq "home"].value', value: 'x@y.z' }];
    expect(patch(profile, home).outcome).toBe('unknown');
  });

  it('has an unknown answer for what must not change or go', () => {
    const profile = acme({
      targets: {
        supported: [
          { target: 'userName', mandatory: 'always' },
          { target: 'title', mutability: 'immutable' },
        ],
      },
    });
    expect(reasons(patch(profile, [{ op: 'remove', path: 'userName' }]), 'unknown')).toEqual(['userName']);
    expect(reasons(patch(profile, [{ op: 'replace', path: 'title', value: 'x' }]), 'unknown')).toEqual(['title']);
  });

  it.each([
    [{}],
    [{ schemas: patchOp, Operations: 'none' }],
    [{ schemas: patchOp, Operations: [{ op: 'jump', path: 'title', value: 'x' }] }],
    [{ schemas: patchOp, Operations: [{ op: 'replace', path: 'title[', value: 'x' }] }],
    [{ schemas: patchOp, Operations: [{ op: 'remove' }] }],
  ])('by what is no PATCH has an unknown answer: %j', (body) => {
    expect(judge(talkdesk, { method: 'PATCH', path: '/Users/1', body }, ada).outcome).toBe('unknown');
  });
});

describe('members of a group', () => {
  const groups = { targets: { list: 'closed', supported: [{ target: 'displayName' }, { target: 'members' }] } };
  const profile = acme({}, { groups });
  const request = (operations: object[]) => ({
    method: 'PATCH',
    path: '/Groups/1',
    body: { schemas: patchOp, Operations: operations },
  });

  it('are added and taken away', () => {
    const before = { displayName: 'Team', members: [{ value: '1' }, { value: '2' }] };
    expect(judge(profile, request([{ op: 'remove', path: 'members[value eq "1"]' }]), before)).toMatchObject({
      outcome: 'accepted',
      changes: [{ target: 'members', effect: 'replaced', value: '2' }],
    });
    expect(judge(profile, request([{ op: 'add', path: 'members', value: [{ value: '3' }] }]), before)).toMatchObject({
      outcome: 'accepted',
      changes: [{ target: 'members', effect: 'replaced', value: ['1', '2', '3'] }],
    });
  });

  it('are refused by a vendor without groups, whatever the request', () => {
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      expect(judge(talkdesk, { ...request([]), method })).toMatchObject({
        outcome: 'rejected',
        evidence: [{ reason: expect.stringContaining('only the User resource'), confidence: 'documented' }],
      });
    }
  });
});

describe('a filter', () => {
  it('finds by what the vendor is known to match', () => {
    const profile = acme({ matching: { target: 'userName' } });
    expect(find(profile, 'userName eq "ADA"', { userName: 'ada' })).toMatchObject({
      outcome: 'accepted',
      status: 200,
      finds: true,
      changes: [],
    });
    expect(find(profile, 'userName eq "bob"', { userName: 'ada' }).finds).toBe(false);
    expect(find(profile, 'userName eq "bob"')).not.toHaveProperty('finds');
  });

  it('has an unknown answer for an attribute that the vendor says nothing of', () => {
    const verdict = find(acme({ matching: { target: 'userName' } }), 'title eq "x"', { title: 'x' });
    expect(verdict.outcome).toBe('unknown');
    expect(verdict).not.toHaveProperty('finds');
    expect(find(acme({}), 'userName eq "x"').outcome).toBe('unknown');
  });

  it.each([
    ['reject', 'rejected', undefined],
    ['empty', 'accepted', false],
    [undefined, 'unknown', undefined],
  ])('on what can not be asked for: %s', (onUnfilterable, outcome, finds) => {
    const matching = { filterable: ['externalId'], ...(onUnfilterable === undefined ? {} : { onUnfilterable }) };
    const verdict = find(acme({ matching }), 'userName eq "ada"', { userName: 'ada' });
    expect(verdict.outcome).toBe(outcome);
    expect(verdict.finds).toBe(finds);
  });

  it('is compared with the e-mail address by SAML Jackson, so that another userName finds nobody', () => {
    const user = (userName: string) => ({ userName, emails: [{ type: 'work', value: 'ada@example.com' }] });
    expect(find(jackson, 'userName eq "ada@example.com"', user('ada@example.com')).finds).toBe(true);
    expect(find(jackson, 'userName eq "ada@corp.example"', user('ada@corp.example')).finds).toBe(false);
    expect(find(jackson, 'userName eq "ada@corp.example"', { userName: 'ada@corp.example' }).finds).toBe(true);
    expect(find(jackson, `${work} eq "ada@example.com"`, user('ada')).finds).toBe(false);
    expect(find(jackson, 'externalId eq "7"', { externalId: '7' }).finds).toBe(false);
  });

  it('may stand in the query encoded or not, or in the body of a search', () => {
    const profile = acme({ matching: { target: 'userName' } });
    for (const path of ['/Users?filter=userName+eq+%22ada%22', '/users?count=1&filter=userName eq "ada"']) {
      expect(judge(profile, { method: 'GET', path }, { userName: 'ada' }).finds).toBe(true);
    }
    const search = { method: 'POST', path: '/Users/.search', body: { filter: 'userName eq "ada"' } };
    expect(judge(profile, search, { userName: 'ada' }).finds).toBe(true);
  });

  it('that is none has an unknown answer', () => {
    expect(find(jackson, 'userName eq').outcome).toBe('unknown');
    expect(find(jackson, 'password eq "x"').outcome).toBe('unknown');
  });
});

describe('other requests', () => {
  it.each([
    ['accept', 'accepted', 204, [{ target: 'userName', effect: 'removed' }]],
    ['deactivate', 'accepted', 204, [{ target: 'active', effect: 'replaced', value: false }]],
    ['ignore', 'accepted', 204, []],
    ['reject', 'rejected', undefined, []],
    ['unknown', 'unknown', undefined, [{ target: 'userName', effect: 'removed' }]],
  ])('DELETE where the vendor will %s', (answer, outcome, status, changes) => {
    const profile = acme({ requests: { delete: answer } });
    const verdict = judge(profile, { method: 'DELETE', path: '/Users/1' }, { userName: 'ada' });
    expect(verdict.outcome).toBe(outcome);
    expect(verdict.status).toBe(status);
    expect(verdict.changes).toEqual(changes);
  });

  it('reading is answered where the vendor says so', () => {
    expect(judge(talkdesk, { method: 'GET', path: '/Users/1' })).toMatchObject({ outcome: 'accepted', status: 200 });
    expect(judge(talkdesk, { method: 'GET', path: '/Users' }).outcome).toBe('accepted');
    expect(judge(acme({}), { method: 'GET', path: '/Users/1' }).outcome).toBe('unknown');
    expect(judge(acme({}), { method: 'GET', path: '/Users' }).outcome).toBe('unknown');
  });

  it.each([
    ['deskpro', '/Schemas', 'accepted', 200],
    ['saml-jackson', '/Schemas', 'rejected', 404],
    ['saml-jackson', '/ServiceProviderConfig', 'rejected', 404],
    ['talkdesk', '/ResourceTypes/User', 'unknown', undefined],
  ])('%s answers GET %s: %s', (id, path, outcome, status) => {
    const verdict = judge(loadProfile(id), { method: 'GET', path });
    expect(verdict.outcome).toBe(outcome);
    expect(verdict.status).toBe(status);
  });

  it.each([
    { method: 'POST', path: '/Bulk', body: {} },
    { method: 'PATCH', path: '/Users', body: {} },
    { method: 'TRACE', path: '/Users/1' },
    { method: 'GET', path: '/' },
    { method: 'POST', path: '/Schemas' },
    { method: 'GET', path: '/Users/.search' },
  ])('%j is nothing that a profile speaks of', (request) => {
    expect(judge(talkdesk, request)).toMatchObject({ outcome: 'unknown', changes: [] });
  });
});
