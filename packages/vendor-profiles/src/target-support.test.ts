import { parsePath } from 'scim-core';
import { describe, expect, it } from 'vitest';
import { loadProfile } from './load-profile.ts';
import { targetKey } from './target-key.ts';
import { compileTargets } from './target-support.ts';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const talkdesk = 'urn:ietf:params:scim:schemas:extension:talkdesk:2.0:User';

/** What Entra maps for a new non-gallery application. */
const defaults = [
  'userName',
  'active',
  'displayName',
  'title',
  'emails[type eq "work"].value',
  'preferredLanguage',
  'name.givenName',
  'name.familyName',
  'name.formatted',
  'addresses[type eq "work"].formatted',
  'addresses[type eq "work"].streetAddress',
  'addresses[type eq "work"].locality',
  'addresses[type eq "work"].region',
  'addresses[type eq "work"].postalCode',
  'addresses[type eq "work"].country',
  'phoneNumbers[type eq "work"].value',
  'phoneNumbers[type eq "mobile"].value',
  'phoneNumbers[type eq "fax"].value',
  'externalId',
  `${enterprise}:employeeNumber`,
  `${enterprise}:department`,
  `${enterprise}:manager`,
];

function support(id: string | object, target: string, kind: 'users' | 'groups' = 'users') {
  return compileTargets(loadProfile(id)[kind]).support(parsePath(target));
}

describe('the generic profile', () => {
  it.each([...defaults, 'roles', 'roles[primary eq "True"].value', 'urn:ietf:params:scim:schemas:core:2.0:User:title'])(
    'supports %s',
    (target) => expect(support('generic', target).supported).toBe(true),
  );

  it.each(['favouriteColour', 'name.nickname', 'members', 'department'])('does not support %s', (target) => {
    expect(support('generic', target).supported).toBe(false);
  });

  it('supports custom extensions of the form that Entra can send', () => {
    expect(support('generic', 'urn:ietf:params:scim:schemas:extension:Acme:2.0:User:costCode').supported).toBe(true);
    expect(support('generic', `${enterprise}:favourite-team`).supported).toBe(true);
    expect(support('generic', 'urn:acme:costCode').supported).toBe(false);
  });

  it('supports the default group rows', () => {
    for (const target of ['displayName', 'externalId', 'members']) {
      expect(support('generic', target, 'groups').supported).toBe(true);
    }
    expect(support('generic', 'userName', 'groups').supported).toBe(false);
  });
});

describe('the profile of Talkdesk', () => {
  it.each(['userName', 'NAME.GIVENNAME', 'urn:ietf:params:scim:schemas:extension:talkdesk:2.0:User:rolesString'])(
    'supports %s in any letter case',
    (target) => expect(support('talkdesk', target).supported).toBe(true),
  );

  it('supports five of the default rows and no others', () => {
    const supported = defaults.filter((target) => support('talkdesk', target).supported === true);
    expect(supported).toEqual(['userName', 'active', 'name.givenName', 'name.familyName', 'externalId']);
  });

  it('offers the closest target that is supported', () => {
    expect(support('talkdesk', 'name.givenNam')).toEqual({ supported: false, closest: ['name.givenName'] });
    expect(support('talkdesk', `${enterprise}:manager`)).toEqual({ supported: false, closest: [] });
    expect(support('talkdesk', 'honorificPrefix')).toEqual({ supported: false, closest: [] });
  });

  it.each([
    ['givenName', ['name.givenName']],
    ['familyname', ['name.familyName']],
    ['names.givenName', ['name.givenName']],
    ['nameGivenName', ['name.givenName']],
    ['usrName', ['userName']],
    ['urn:ietf:params:scim:schemas:extension:talkdesk:2.0:User:roleString', [`${talkdesk}:rolesString`]],
    ['rolesString', [`${talkdesk}:rolesString`, `${talkdesk}:teamsString`]],
    ['displayName', []],
    ['name.honorificPrefix', []],
  ])('knows what %s may have been meant to be', (target, closest) => {
    expect(support('talkdesk', target)).toMatchObject({ supported: false, closest });
  });

  it('takes no other part or attribute for meant, however much else is the same', () => {
    const list = ['addresses[type eq "work"].locality', 'phoneNumbers[type eq "work"].value', 'ims.value'];
    const supported = list.map((target) => ({ target }));
    const acme = loadProfile({ id: 'acme', name: 'Acme', users: { targets: { list: 'closed', supported } } });
    const closest = (target: string) => compileTargets(acme.users).supportText(target);
    expect(closest('addresses[type eq "work"].region')).toMatchObject({ closest: [] });
    expect(closest('emails[type eq "work"].value')).toMatchObject({ closest: [] });
    expect(closest('phoneNumber[type eq "work"].value')).toMatchObject({ closest: [list[1]] });
    expect(closest('addresses[type eq "work"].localty')).toMatchObject({ closest: [list[0]] });
    // Two have such a part.
    expect(closest('value')).toMatchObject({ closest: [] });
  });
});

it('a profile without a closed list knows nothing of other targets', () => {
  expect(support({ id: 'acme', name: 'Acme' }, 'title').supported).toBe('unknown');
});

it('a pattern of a profile runs in linear time', () => {
  const evil = { schema: '(a+)+', attribute: '(a+)+', example: 'aa' };
  const profile = { id: 'acme', name: 'Acme', users: { targets: { patterns: [evil] } } };
  expect(support(profile, `${'a'.repeat(4_000)}-:b`).supported).toBe('unknown');
});

describe('the key of a target', () => {
  it.each([
    ['Emails[Type eq "Work"].Value', 'emails[ type EQ "work" ].value'],
    ['urn:ietf:params:scim:schemas:core:2.0:User:userName', 'USERNAME'],
    [`${enterprise.toUpperCase()}:department`, `${enterprise}:Department`],
  ])('is the same for %s and %s', (left, right) => expect(targetKey(left)).toBe(targetKey(right)));

  it('tells different elements apart', () => {
    expect(targetKey('emails[type eq "work"].value')).not.toBe(targetKey('emails[type eq "home"].value'));
  });
});

describe('a pattern of custom attributes', () => {
  const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
  const targets = compileTargets(loadProfile('deskpro').users);

  it('does not speak of what RFC 7643 defines under the same URN', () => {
    expect(targets.supportText(`${enterprise}:manager`)).toEqual({ supported: 'unknown' });
    expect(targets.supportText(`${enterprise}:some-field`)).toMatchObject({ supported: true });
  });

  it('takes names that begin with a digit, which are no paths', () => {
    expect(targets.supportText(`${enterprise}:2nd-line`)).toMatchObject({ supported: true });
    expect(targets.supportText('2nd-line')).toEqual({ supported: 'unknown' });
  });
});
