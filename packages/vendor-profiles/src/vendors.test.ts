import { parsePath } from 'scim-core';
import { describe, expect, it } from 'vitest';
import { linearEngine } from './linear-engine.ts';
import { loadProfile } from './load-profile.ts';
import { compileTargets } from './target-support.ts';
import type { ResourceProfile, SupportedTarget, VendorProfile } from './types.ts';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const work = 'emails[type eq "work"].value';

function supports(resource: ResourceProfile, target: string): boolean | 'unknown' {
  return compileTargets(resource).support(parsePath(target)).supported;
}

function target({ targets }: ResourceProfile, name: string): SupportedTarget {
  const found = targets.supported.find((supported) => supported.target === name);
  if (found === undefined) throw new Error(`${name} is not listed`);
  return found;
}

function mandatory({ targets }: ResourceProfile): string[] {
  return targets.supported.filter((supported) => supported.mandatory === 'always').map((supported) => supported.target);
}

function recommended({ recommended: rows }: ResourceProfile): Record<string, string> {
  return Object.fromEntries(rows.map((row) => [row.target, `${row.source.type} ${row.source.value}`]));
}

function accepts({ connection }: VendorProfile, url: string): boolean {
  return connection.tenantUrls.some((pattern) => linearEngine(pattern, false)(url));
}

function isOutdated({ connection }: VendorProfile, url: string): boolean {
  return connection.outdatedUrls.some(({ pattern }) => linearEngine(pattern, false)(url));
}

describe('deskbird', () => {
  const profile = loadProfile('deskbird');
  const { users, groups, connection } = profile;

  it('S-2, D-3: has one tenant URL, and knows those of its older version', () => {
    expect(accepts(profile, 'https://api.deskbird.app/v2/scim')).toBe(true);
    expect(accepts(profile, 'https://api.deskbird.app/v1.2/scim')).toBe(false);
    expect(accepts(profile, 'https://api.deskbird.app.example/v2/scim')).toBe(false);
    expect(isOutdated(profile, 'https://provision.deskbird.app/v1.2/scim')).toBe(true);
    expect(isOutdated(profile, 'https://api.deskbird.app/v1.2/scim')).toBe(true);
    expect(isOutdated(profile, 'https://api.deskbird.app/v2/scim')).toBe(false);
  });

  it('S-4: wants the mapping from mailNickname gone, whatever it feeds', () => {
    expect(users.removals).toMatchObject([{ source: 'mailNickname', sources: ['guide'] }]);
    expect(users.removals[0]).not.toHaveProperty('target');
  });

  it('S-5: needs externalId, from objectId', () => {
    expect(mandatory(users)).toEqual(['externalId']);
    expect(users.recommended).toMatchObject([
      { target: 'externalId', source: { type: 'direct', value: 'objectId' }, level: 'required' },
    ]);
  });

  it('S-6, S-7, S-8: lets members of groups be users only, and says what happens otherwise', () => {
    expect(groups.provisioning).toBe('allowed');
    expect(groups.references).toMatchObject([{ target: 'members', allowed: [enterprise], required: [enterprise] }]);
    expect(groups.references[0]?.note).toContain('not set inactive');
  });

  it('S-9: wants only assigned users in scope', () => expect(connection.scope).toBe('assigned'));

  it('I-3, I-4: publishes neither a list of targets nor a matching attribute', () => {
    for (const name of ['displayName', 'title', 'anything']) expect(supports(users, name)).toBe('unknown');
    expect(users.matching.target).toBe('unknown');
    expect(connection.optscimFlag).toBe('unknown');
  });
});

describe('Deskpro', () => {
  const profile = loadProfile('deskpro');
  const { users, groups } = profile;
  const support = (name: string) => compileTargets(users).support(parsePath(`${enterprise}:${name}`));

  it('D-1, D-2: takes custom fields by their slug under the enterprise URN', () => {
    expect(support('some-users-field').supported).toBe(true);
    expect(support('field2').supported).toBe(true);
  });

  it.each([
    ['Some-Users-Field', ['some-users-field']],
    ['some_users_field', ['some-users-field']],
    ['field-', []],
  ])('I-3: does not take %s for a slug, and offers the nearest', (name, closest) => {
    expect(support(name)).toMatchObject({
      supported: false,
      closest: closest.map((slug) => `${enterprise}:${slug}`),
      breaks: { example: `${enterprise}:<slug>` },
    });
  });

  it('I-5: raises no alarm about what RFC 7643 defines, nor about other attributes', () => {
    for (const name of ['employeeNumber', 'costCenter', 'manager']) expect(support(name).supported).not.toBe(false);
    for (const name of ['title', 'favouriteColour', 'urn:acme:2.0:User:x'])
      expect(supports(users, name)).toBe('unknown');
  });

  it('D-3, I-4: gives custom fields one of four types and a single value', () => {
    expect(users.targets.patterns).toMatchObject([
      { types: ['String', 'Boolean', 'DateTime', 'Integer'], multiValued: false, sources: ['custom-fields'] },
    ]);
  });

  it('D-5, I-1: has its endpoint at /scim of the helpdesk, with its schemas', () => {
    expect(accepts(profile, 'https://help.acme.example/scim')).toBe(true);
    expect(accepts(profile, 'https://help.acme.example/scim/v2')).toBe(false);
    expect(profile.connection.confidence).toBe('inferred');
    expect(profile.discovery.schemas).toBe('available');
  });

  it('I-2: probably matches by userName, and says nothing of mandatory ones or groups', () => {
    expect(users.matching).toMatchObject({ target: 'userName', confidence: 'inferred' });
    expect(mandatory(users)).toEqual([]);
    expect(users.removals).toEqual([]);
    expect(groups.provisioning).toBe('unknown');
  });
});

describe('Staffbase', () => {
  const profile = loadProfile('staffbase');
  const { users, groups } = profile;

  it('S-1: has its endpoint at /scim of the customer’s domain', () => {
    expect(accepts(profile, 'https://acme.staffbase.com/scim')).toBe(true);
    expect(accepts(profile, 'https://app.acme.example/scim')).toBe(true);
    expect(accepts(profile, 'https://acme.staffbase.com/scim/v2')).toBe(false);
  });

  it('S-3: wants ten sources kept and the rest deleted', () => {
    expect(users.keepSources).toMatchObject({ severity: 'warning', sources: ['guide'] });
    expect(users.keepSources?.keep).toEqual([
      'userPrincipalName',
      'Switch([IsSoftDeleted], , "False", "True", "True", "False")',
      'jobTitle',
      'mail',
      'givenName',
      'surname',
      'city',
      'mobile',
      'department',
      'manager',
    ]);
  });

  it('S-4, I-1: maps those ten sources to ten targets, userPrincipalName to externalId', () => {
    const rows = users.recommended.filter(({ flowType }) => flowType === undefined);
    expect(rows.map((row) => row.source.value)).toEqual(users.keepSources?.keep);
    expect(recommended(users)).toMatchObject({
      externalId: 'direct userPrincipalName',
      title: 'direct jobTitle',
      [work]: 'direct mail',
      'addresses[type eq "work"].locality': 'direct city',
      'phoneNumbers[type eq "mobile"].value': 'direct mobile',
      [`${enterprise}:manager`]: 'direct manager',
    });
    expect(users.recommended.every(({ level }) => level !== 'required')).toBe(true);
  });

  it('S-5: finds people by externalId, with precedence 1, and needs it for nothing else', () => {
    expect(users.matching).toMatchObject({ target: 'externalId', precedence: 1, sources: ['guide'] });
    expect(target(users, 'externalId').mandatory).toBe('matching');
    expect(mandatory(users)).toEqual([]);
    expect(target(users, 'userName').mandatory).toBe('never');
  });

  it('S-8, I-4: warns of the public e-mail address', () => {
    expect(users.removals).toContainEqual(
      expect.objectContaining({ target: 'emails[type eq "public"].value', severity: 'warning' }),
    );
  });

  it('S-9, I-3: takes locale at creation only, in a form like en_US', () => {
    const { flowType, values } = target(users, 'locale');
    expect(flowType).toBe('ObjectAddOnly');
    expect(['en_US', 'it_IT', 'en-US', 'en'].filter(linearEngine(values?.pattern ?? '', false))).toEqual([
      'en_US',
      'it_IT',
    ]);
    expect(users.recommended.find((row) => row.target === 'locale')).toMatchObject({
      source: { value: 'preferredLanguage' },
      flowType: 'ObjectAddOnly',
    });
  });

  it('I-2: wants the default mapping from mailNickname to externalId gone', () => {
    expect(users.removals).toContainEqual(expect.objectContaining({ source: 'mailNickname', target: 'externalId' }));
  });

  it('S-10, D-3: raises no alarm about further targets, and takes attributes under a URN of the customer', () => {
    expect(supports(users, 'nickName')).toBe('unknown');
    expect(supports(users, 'urn:ietf:params:scim:schemas:extension:Acme:2.0:User:skillset')).toBe(true);
    expect(supports(users, 'urn:acme:skillset')).toBe('unknown');
  });

  it('assigns the id itself', () => expect(target(users, 'id').mutability).toBe('readOnly'));

  it('S-11: takes groups, by the object id', () => {
    expect(groups.provisioning).toBe('allowed');
    expect(recommended(groups)).toEqual({ externalId: 'direct objectId' });
    for (const name of ['displayName', 'externalId', 'members']) expect(supports(groups, name)).toBe(true);
  });
});

describe('Talkdesk', () => {
  const profile = loadProfile('talkdesk');
  const { users, groups, limits } = profile;
  const own = 'urn:ietf:params:scim:schemas:extension:talkdesk:2.0:User';

  it.each([
    ['https://api.talkdeskapp.com/scim/v2', true],
    ['https://api.talkdeskapp.eu/scim/v2', true],
    ['https://api.talkdeskappca.com/scim/v2/', true],
    ['https://api.talkdeskapp.com/scim', false],
    ['https://api.talkdeskappXcom/scim/v2', false],
    ['http://api.talkdeskapp.com/scim/v2', false],
  ])('S-1, I-3: %s is its tenant URL: %s', (url, expected) => expect(accepts(profile, url)).toBe(expected));

  it('S-3, S-4: wants the group mapping off and the user mapping on', () => {
    expect(groups.provisioning).toBe('forbidden');
    expect(users.provisioning).toBe('required');
  });

  it('S-5, I-1, I-2: takes seven targets and no other, e-mail and honorific prefix included', () => {
    expect(users.targets.list).toBe('closed');
    expect(users.targets.supported).toHaveLength(7);
    for (const name of [work, 'honorificPrefix', 'name.honorificPrefix', 'displayName', `${enterprise}:department`]) {
      expect(supports(users, name)).toBe(false);
    }
  });

  it('S-6: needs userName and both parts of the name', () => {
    expect(mandatory(users)).toEqual(['userName', 'name.givenName', 'name.familyName']);
  });

  it('S-7, S-8: takes active by an expression, and true without it', () => {
    expect(recommended(users).active).toBe('expression Switch([IsSoftDeleted], , "False", "True", "True", "False")');
    expect(target(users, 'active')).toMatchObject({ mandatory: 'never', default: 'true' });
  });

  it('S-9: takes externalId from objectId', () => expect(recommended(users).externalId).toBe('direct objectId'));

  it.each(['rolesString', 'teamsString'])('S-10, S-12, I-4, I-6: takes %s as one string of known values', (name) => {
    expect(target(users, `${own}:${name}`)).toMatchObject({
      type: 'String',
      multiValued: false,
      mandatory: 'never',
      values: { separator: ';', mustExist: true },
    });
  });

  it('S-11, S-13: fills roles from the assigned role, with a default', () => {
    expect(recommended(users)[`${own}:rolesString`]).toBe('expression SingleAppRoleAssignment([appRoleAssignments])');
    expect(target(users, `${own}:rolesString`).default).toContain('Agent');
    expect(target(users, `${own}:teamsString`).default).toBe('no team');
  });

  it('D-1, D-4, I-5: takes userName as e-mail address, probably matches by it, and four requests a second', () => {
    expect(target(users, 'userName').values).toEqual({ format: 'email' });
    expect(users.matching).toMatchObject({ target: 'userName', confidence: 'inferred' });
    expect(limits.requestsPerSecond).toBe(4);
  });
});

describe('SAML Jackson', () => {
  const profile = loadProfile('saml-jackson');
  const { users, groups, connection } = profile;

  it('S-2: wants both mappings on', () => {
    expect([users.provisioning, groups.provisioning]).toEqual(['required', 'required']);
  });

  it('S-3: takes the default mappings as they are', () => {
    for (const name of ['userName', 'title', work, 'addresses[type eq "work"].country', `${enterprise}:manager`]) {
      expect(supports(users, name)).toBe(true);
    }
    for (const name of ['displayName', 'externalId', 'members']) expect(supports(groups, name)).toBe(true);
    expect(supports(users, 'urn:ietf:params:scim:schemas:extension:acme:2.0:User:x')).toBe('unknown');
    expect(users.removals).toEqual([]);
  });

  it('S-4, S-6: wants only assigned users in scope, and the flag in the tenant URL', () => {
    expect(connection).toMatchObject({ scope: 'assigned', optscimFlag: 'required' });
  });

  it('I-5: has the id of the directory in the tenant URL, with or without a slash behind it', () => {
    expect(accepts(profile, 'https://sso.acme.example/api/scim/v2.0/58b5cd9d')).toBe(true);
    expect(accepts(profile, 'http://localhost:5225/polis/api/scim/v2.0/58b5cd9d/')).toBe(true);
    expect(accepts(profile, 'https://sso.acme.example/api/scim/v2.0/')).toBe(false);
    expect(accepts(profile, 'https://sso.acme.example/scim/v2')).toBe(false);
  });

  it('D-2: needs userName or an e-mail address, and no name', () => {
    expect(users.targets.atLeastOne).toMatchObject([{ targets: ['userName', work] }]);
    expect(mandatory(users)).toEqual([]);
    expect(target(users, 'active').default).toBe('true');
  });

  it('D-5, I-1: compares every filter with the e-mail address, so both want the same source', () => {
    expect(users.matching).toMatchObject({ target: 'userName', comparedWith: work, sameSourceAs: [work] });
  });

  it('I-2, I-3: finds nobody by the e-mail path or externalId, and groups by displayName only', () => {
    expect(users.matching).toMatchObject({ filterable: ['userName'], onUnfilterable: 'empty' });
    expect(groups.matching).toMatchObject({ target: 'displayName', filterable: ['displayName'] });
  });

  it('D-4, D-7: refuses a second user of one e-mail address, and a second group of one name', () => {
    expect(target(users, work).unique).toBe(true);
    expect(target(groups, 'displayName').unique).toBe(true);
  });

  it('S-6, I-6: without the flag, changes of users fail and those of groups are lost', () => {
    expect(users.deviations).toMatchObject([{ tolerance: 'patch.op-any-case', answer: 'reject' }]);
    expect(groups.deviations).toMatchObject([{ tolerance: 'patch.op-any-case', answer: 'ignore' }]);
  });

  it('D-8: has no discovery, and drops passwords', () => {
    expect(profile.discovery).toMatchObject({ schemas: 'absent', serviceProviderConfig: 'absent' });
    expect(target(users, 'password').mutability).toBe('readOnly');
  });
});

describe('what a vendor does not publish', () => {
  it.each(['deskbird', 'deskpro', 'staffbase', 'talkdesk', 'saml-jackson'])(
    '%s does not invent what becomes of an unknown attribute',
    (id) => expect(loadProfile(id).users.targets.onUnsupported).toBe('unknown'),
  );
});
