import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadProfile } from '../load-profile.ts';
import { openProfile } from '../open-profile.ts';
import type { VendorProfile } from '../types.ts';
import { judge } from './judge.ts';
import { withoutIgnored } from './without-ignored.ts';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const TALKDESK = 'urn:ietf:params:scim:schemas:extension:talkdesk:2.0:User';

/** The profile as it would be if the vendor were known to ignore what it does not list. */
function ignoring(profile: VendorProfile): VendorProfile {
  const targets = { ...profile.users.targets, onUnsupported: 'ignore' } as const;
  return { ...profile, users: { ...profile.users, targets } };
}

const talkdesk = ignoring(loadProfile('talkdesk'));
const create = (body: unknown, profile = talkdesk) => withoutIgnored(profile, { method: 'POST', path: '/Users', body });
const patch = (operations: unknown, profile = talkdesk) => {
  return withoutIgnored(profile, { method: 'PATCH', path: '/Users/1', body: { Operations: operations } });
};

describe('a resource', () => {
  it('loses what the vendor ignores, and everything that only described it', () => {
    const body = {
      schemas: ['urn:ietf:params:scim:schemas:core:2.0:User', ENTERPRISE],
      userName: 'ada@example.com',
      name: { givenName: 'Ada', familyName: 'Lovelace', honorificPrefix: 'Countess' },
      emails: [{ value: 'ada@example.com', type: 'work', primary: true }],
      [ENTERPRISE]: { department: 'Engines', manager: { value: '7' } },
      [TALKDESK]: { rolesString: 'Agent' },
      meta: { resourceType: 'User' },
    };
    const before = structuredClone(body);
    const { emails, [ENTERPRISE]: _, ...left } = body;
    expect(create(body)).toEqual({
      body: { ...left, name: { givenName: 'Ada', familyName: 'Lovelace' } },
      ignored: [
        'name.honorificPrefix',
        'emails[type eq "work"].value',
        `${ENTERPRISE}:department`,
        `${ENTERPRISE}:manager`,
      ],
    });
    expect(body).toEqual(before);
  });

  it('keeps the elements that the vendor lists by their type, and drops the others', () => {
    const profile = loadProfile({
      id: 'acme',
      name: 'Acme',
      users: {
        targets: {
          list: 'closed',
          onUnsupported: 'ignore',
          supported: [{ target: 'emails[type eq "work"].value' }, { target: 'roles[primary eq "True"].value' }],
        },
      },
    });
    const work = { value: 'a@example.com', type: 'work' };
    const main = { value: 'Admin', primary: true };
    const body = { emails: [{ value: 'a@example.net', type: 'home' }, work], roles: [main, { value: 'Guest' }] };
    expect(create(body, profile)).toEqual({
      body: { emails: [work], roles: [main] },
      ignored: ['emails[type eq "home"].value', 'roles.value'],
    });
  });

  it('is the same object where the vendor ignores nothing', () => {
    const body = { userName: 'ada@example.com', active: true };
    expect(create(body)).toEqual({ body, ignored: [] });
    expect(create(body).body).toBe(body);
  });

  it('is left alone where the vendor does not say what becomes of an attribute', () => {
    const body = { userName: 'ada@example.com', title: 'Countess' };
    expect(create(body, loadProfile('talkdesk')).body).toBe(body);
  });

  it.each([[null], ['text'], [[]], [undefined]])('is left alone where it is none: %j', (body) => {
    expect(create(body)).toEqual({ body, ignored: [] });
  });
});

describe('a PATCH', () => {
  it('loses the operations of which nothing is left, and of the others the parts that are ignored', () => {
    const active = { op: 'Replace', path: 'active', value: 'False' };
    const name = { op: 'replace', value: { 'name.givenName': 'Augusta', title: 'Countess', nickName: 'A' } };
    const title = { op: 'add', path: 'title', value: 'Countess' };
    expect(patch([active, title, name])).toEqual({
      body: { Operations: [active, { op: 'replace', value: { 'name.givenName': 'Augusta' } }] },
      ignored: ['title', 'nickName'],
    });
  });

  it('looks into values at a path, with or without a URN', () => {
    const operations = [
      { op: 'add', path: 'name', value: { givenName: 'Ada', middleName: 'King' } },
      { op: 'add', path: TALKDESK, value: { rolesString: 'Agent', shift: 'night' } },
      { op: 'add', value: { [`${ENTERPRISE}:manager`]: { value: '7' }, [`${TALKDESK}:teamsString`]: 'Sales' } },
    ];
    expect(patch(operations)).toEqual({
      body: {
        Operations: [
          { op: 'add', path: 'name', value: { givenName: 'Ada' } },
          { op: 'add', path: TALKDESK, value: { rolesString: 'Agent' } },
          { op: 'add', value: { [`${TALKDESK}:teamsString`]: 'Sales' } },
        ],
      },
      ignored: ['name.middleName', `${TALKDESK}:shift`, `${ENTERPRISE}:manager`],
    });
  });

  it('loses the operations that the vendor does not see: SAML Jackson knows op in lower case only', () => {
    const members = { path: 'members', value: [{ value: '7' }] };
    const body = {
      Operations: [
        { op: 'Add', ...members },
        { op: 'add', ...members },
      ],
    };
    const request = { method: 'PATCH', path: '/Groups/1', body };
    expect(withoutIgnored(loadProfile('saml-jackson'), request)).toEqual({
      body: { Operations: [{ op: 'add', ...members }] },
      ignored: ['members.value'],
    });
  });

  it.each([[[{ op: 'jump' }]], ['text'], [[null]]])('is left alone where it can not be read: %j', (operations) => {
    expect(patch(operations).body).toEqual({ Operations: operations });
  });
});

describe('what is left', () => {
  const name = fc.constantFrom('givenName', 'familyName', 'honorificPrefix', 'value', 'type', 'primary', 'display');
  const part = fc.dictionary(name, fc.oneof(fc.constantFrom('work', 'home', 'x'), fc.boolean()), { maxKeys: 4 });
  const attribute = fc.constantFrom(
    ...['userName', 'name', 'emails', 'roles', 'active', 'title', 'password', 'addresses', 'members', 'displayName'],
    ...[ENTERPRISE, TALKDESK, `${ENTERPRISE}:manager`, 'name.givenName', 'externalId', 'id', 'schemas'],
  );
  const body = fc.dictionary(
    attribute,
    fc.oneof(part, fc.array(part, { maxLength: 3 }), fc.constantFrom<unknown>('x', true, null, [], 'True')),
  );
  const ignoredBy = (profile: VendorProfile, sent: unknown) =>
    judge(profile, { method: 'POST', path: '/Users', body: sent }).changes.filter(({ effect }) => effect === 'ignored');

  it('holds nothing that the vendor would ignore, and everything that it would not', async () => {
    const profiles = await Promise.all(['talkdesk', 'deskpro', 'staffbase', 'saml-jackson', 'slack'].map(openProfile));
    fc.assert(
      fc.property(fc.constantFrom(...profiles.map(ignoring)), body, (profile, sent) => {
        const { body: left, ignored } = withoutIgnored(profile, { method: 'POST', path: '/Users', body: sent });
        expect(ignoredBy(profile, left)).toEqual([]);
        const verdict = judge(profile, { method: 'POST', path: '/Users', body: sent });
        if (verdict.outcome === 'rejected') return;
        expect(new Set(ignored)).toEqual(new Set(ignoredBy(profile, sent).map(({ target }) => target)));
        const kept = verdict.changes.filter(({ effect }) => effect === 'added');
        const { changes } = judge(profile, { method: 'POST', path: '/Users', body: left });
        expect(changes.filter(({ effect }) => effect === 'added')).toEqual(kept);
      }),
      { numRuns: 300 },
    );
  });
});
