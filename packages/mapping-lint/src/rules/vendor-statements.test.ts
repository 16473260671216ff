import { describe, expect, it } from 'vitest';
import { Job, shorten } from '../../test-support/job.ts';

const ENT = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const TALKDESK = 'urn:ietf:params:scim:schemas:extension:talkdesk:2.0:User';
const USERS = 'Provision Microsoft Entra ID Users';
const GROUPS = 'Provision Microsoft Entra ID Groups';
const WORK = 'emails[type eq "work"].value';
const ACTIVE = 'Switch([IsSoftDeleted], , "False", "True", "True", "False")';

/** One violation: the number of the statement, what was done to the mapping, and the findings that come of it. */
type Violation = readonly [id: string, what: string, change: (job: Job) => Job, findings: readonly string[]];

interface Vendor {
  readonly profile: string;
  /** The job as the guide of the vendor describes it. */
  readonly guide: () => Job;
  /** The findings on it: none of them an error. */
  readonly expected: readonly string[];
  /**
   * Statements of the guide about mappings, the attribute list, the tenant URL and the scope, by the numbers of the
   * collection: each has to be violated below.
   */
  readonly statements: readonly string[];
  readonly violations: readonly Violation[];
}

const deskbird: Vendor = {
  profile: 'deskbird',
  guide: () =>
    new Job()
      .map('externalId', 'objectId')
      .refer('members', ENT)
      .connect('https://api.deskbird.app/v2/scim', 'assigned'),
  expected: [],
  statements: ['S-2', 'S-4', 'S-5', 'S-6', 'S-7', 'S-9', 'I-1', 'I-2', 'I-4'],
  violations: [
    ['S-2', 'another address', (job) => job.connect('https://scim.deskbird.app/', 'assigned'), ['ML124']],
    [
      'S-4',
      'a mapping from mailNickname',
      (job) => job.map('name.formatted', 'mailNickname'),
      ['ML519 name.formatted'],
    ],
    ['S-5', 'no externalId', (job) => job.remove('externalId'), [`ML502 ${USERS}`]],
    ['S-5', 'externalId from another source', (job) => job.map('externalId', 'employeeId'), ['ML520 externalId']],
    ['S-6', 'members that refer to groups too', (job) => job.refer('members', ENT, GROUP), ['ML604 members']],
    ['S-7', 'members that do not refer to users', (job) => job.refer('members'), ['ML604 members']],
    ['S-9', 'everybody in scope', (job) => job.connect(job.tenantUrl, 'all'), ['ML910']],
    ['I-1', 'the default mapping of externalId', (job) => job.map('externalId', 'mailNickname'), ['ML519 externalId']],
    [
      'I-2',
      'the host of version 1.2',
      (job) => job.connect('https://provision.deskbird.app/v2/scim', 'assigned'),
      ['ML124'],
    ],
    [
      'I-2',
      'the path of version 1.2',
      (job) => job.connect('https://api.deskbird.app/v1.2/scim', 'assigned'),
      ['ML124'],
    ],
    ['I-4', 'nothing: displayName may go and may stay', (job) => job.remove('displayName'), []],
  ],
};

const slug = `${ENT}:some-users-field`;
const deskpro: Vendor = {
  profile: 'deskpro',
  guide: () =>
    new Job().define(slug).map(slug, 'extensionAttribute1').connect('https://support.acme.example/scim', undefined),
  // The guide says nothing of externalId, which by default comes from a name that may change.
  expected: ['ML304 externalId'],
  statements: ['S-2', 'D-1', 'D-2', 'D-3', 'I-1', 'I-3', 'I-4', 'I-5'],
  violations: [
    ['S-2', 'not the SCIM endpoint', (job) => job.connect('https://support.acme.example/api/v2'), ['ML124']],
    ['I-1', 'no path', (job) => job.connect('https://support.acme.example'), ['ML124']],
    [
      'D-1',
      'a custom field without the URN',
      (job) => retargetSlug(job, 'some-users-field'),
      ['ML510 some-users-field'],
    ],
    [
      'D-2',
      'capitals in the slug',
      (job) => retargetSlug(job, `${ENT}:Some-Users-Field`),
      [`ML501 ${ENT}:Some-Users-Field`],
    ],
    ['I-3', 'an underscore in the slug', (job) => retargetSlug(job, `${ENT}:some_field`), [`ML501 ${ENT}:some_field`]],
    ['I-3', 'a blank in the slug', (job) => retargetSlug(job, `${ENT}:some field`), [`ML507 ${ENT}:some field`]],
    ['I-3', 'an apostrophe in the slug', (job) => retargetSlug(job, `${ENT}:user's`), [`ML507 ${ENT}:user's`]],
    ['D-3', 'a type that no field has', (job) => job.define(slug, { type: 'Binary' }), [`ML515 ${slug}`]],
    ...['Boolean', 'DateTime', 'Integer'].map(
      (type): Violation => ['D-3', `nothing: ${type} is one of the types`, (job) => job.define(slug, { type }), []],
    ),
    ['I-4', 'a list', (job) => job.define(slug, { multivalued: true }), [`ML515 ${slug}`]],
    ['I-5', 'nothing: any slug may be one', (job) => retargetSlug(job, `${ENT}:2nd-line`), []],
  ],
};

function retargetSlug(job: Job, target: string): Job {
  return job.define(target).retarget(slug, target);
}

const keptByStaffbase = [
  'userName',
  'active',
  'title',
  WORK,
  'name.givenName',
  'name.familyName',
  'addresses[type eq "work"].locality',
  'phoneNumbers[type eq "mobile"].value',
  `${ENT}:department`,
  `${ENT}:manager`,
];
const custom = 'urn:ietf:params:scim:schemas:extension:Acme:2.0:User:skillset';
const staffbase: Vendor = {
  profile: 'staffbase',
  guide: () =>
    new Job()
      .keep(...keptByStaffbase)
      .retarget('userName', 'externalId')
      .connect('https://acme.staffbase.com/scim'),
  expected: [],
  statements: ['S-1', 'S-3', 'S-4', 'S-5', 'S-6', 'S-7', 'S-8', 'S-9', 'S-10', 'S-11', 'D-3', 'I-2', 'I-3', 'I-4'],
  violations: [
    ['S-1', 'another path', (job) => job.connect('https://acme.staffbase.com/api/scim/v2'), ['ML124']],
    [
      'S-3',
      'a default mapping that was to be deleted',
      (job) => job.map('addresses[type eq "work"].country', 'country'),
      ['ML516 addresses[type eq "work"].country'],
    ],
    ['S-4', 'userPrincipalName still to userName', (job) => job.retarget('externalId', 'userName'), ['ML210 userName']],
    [
      'S-5',
      'externalId second',
      (job) => job.map('externalId', 'userPrincipalName', { matchingPriority: 2 }),
      ['ML210 externalId'],
    ],
    [
      'S-5',
      'another attribute in its place',
      (job) =>
        job
          .map('externalId', 'userPrincipalName', { matchingPriority: 0 })
          .map('userName', 'userPrincipalName', { matchingPriority: 1 }),
      ['ML210 externalId'],
    ],
    [
      'S-5',
      'nothing that matches',
      (job) => job.map('externalId', 'userPrincipalName', { matchingPriority: 0 }),
      [`ML201 ${USERS}`],
    ],
    ['S-6', 'nothing: the source may be another', (job) => job.map('externalId', 'objectId'), []],
    [
      'S-7',
      'city to a place that is not read',
      (job) =>
        job
          .define('addresses[type eq "home"].locality')
          .retarget('addresses[type eq "work"].locality', 'addresses[type eq "home"].locality'),
      ['ML521 addresses[type eq "home"].locality'],
    ],
    [
      'S-7',
      'nothing: city to a custom attribute',
      (job) => job.define(custom).retarget('addresses[type eq "work"].locality', custom),
      [],
    ],
    [
      'S-8',
      'the public e-mail address by a target of old',
      (job) => job.define('emails[type eq "public"].value').map('emails[type eq "public"].value', 'mail'),
      ['ML519 emails[type eq "public"].value'],
    ],
    [
      'S-9',
      'locale at each update',
      (job) => job.define('locale').map('locale', 'preferredLanguage'),
      ['ML520 locale'],
    ],
    [
      'S-9',
      'nothing: locale at creation, with a default',
      (job) =>
        job.define('locale').map('locale', 'preferredLanguage', { flowType: 'ObjectAddOnly', defaultValue: 'en_US' }),
      [],
    ],
    [
      'S-9',
      'a language in another form',
      (job) =>
        job.define('locale').map('locale', 'preferredLanguage', { flowType: 'ObjectAddOnly', defaultValue: 'english' }),
      ['ML518 locale'],
    ],
    [
      'S-10',
      'nothing: a supported target of another source',
      (job) => job.map('userName', 'originalUserPrincipalName'),
      [],
    ],
    [
      'S-11',
      'groups told apart by a name',
      (job) => job.map('externalId', 'mailNickname', {}, 'groups'),
      ['ML520 externalId'],
    ],
    ['S-11', 'nothing: groups are off', (job) => job.set('groups', { enabled: false }), []],
    [
      'D-3',
      'a custom attribute under another URN',
      (job) => job.define('urn:acme:User:skillset').map('urn:acme:User:skillset', 'extensionAttribute1'),
      ['ML510 urn:acme:User:skillset'],
    ],
    ['D-3', 'nothing: a custom attribute', (job) => job.define(custom).map(custom, 'extensionAttribute1'), []],
    ['I-2', 'externalId from mailNickname', (job) => job.map('externalId', 'mailNickname'), ['ML519 externalId']],
    [
      'I-3',
      'locale at each update',
      (job) => job.define('locale').map('locale', 'extensionAttribute2'),
      ['ML520 locale'],
    ],
    [
      'I-4',
      'the public e-mail address from another source',
      (job) =>
        job.define('emails[type eq "public"].value').map('emails[type eq "public"].value', 'extensionAttribute3'),
      ['ML516 emails[type eq "public"].value', 'ML519 emails[type eq "public"].value'],
    ],
  ],
};

const talkdesk: Vendor = {
  profile: 'talkdesk',
  guide: () =>
    new Job()
      .keep('userName', 'name.givenName', 'name.familyName', 'active')
      .map('externalId', 'objectId')
      .define(`${TALKDESK}:rolesString`)
      .define(`${TALKDESK}:teamsString`)
      .map(`${TALKDESK}:rolesString`, 'SingleAppRoleAssignment([appRoleAssignments])')
      .map(`${TALKDESK}:teamsString`, '"Sales;Support"')
      .set('groups', { enabled: false })
      .connect('https://api.talkdeskapp.com/scim/v2'),
  expected: [],
  statements: ['S-1', 'S-3', 'S-4', 'S-5', 'S-6', 'S-7', 'S-9', 'S-10', 'S-11', 'I-1', 'I-2', 'I-3', 'I-6'],
  violations: [
    ['S-1', 'another host', (job) => job.connect('https://api.talkdesk.com/scim/v2'), ['ML124']],
    ['I-3', 'a region that there is not', (job) => job.connect('https://api.talkdeskapp.uk/scim/v2'), ['ML124']],
    ...['.eu', 'ca.com'].map(
      (region): Violation => [
        'I-3',
        `nothing: ${region} is a region`,
        (job) => job.connect(`https://api.talkdeskapp${region}/scim/v2/`),
        [],
      ],
    ),
    ['S-3', 'groups on', (job) => job.set('groups', { enabled: true }), [`ML607 ${GROUPS}`]],
    ['S-4', 'users off', (job) => job.set('users', { enabled: false }), [`ML409 ${USERS}`]],
    [
      'S-5',
      'the honorific prefix',
      (job) => job.define('name.honorificPrefix').map('name.honorificPrefix', 'extensionAttribute1'),
      ['ML501 name.honorificPrefix'],
    ],
    [
      'S-5',
      'the honorific prefix, as the guide writes it',
      (job) => job.define('honorificPrefix').map('honorificPrefix', 'extensionAttribute1'),
      ['ML501 honorificPrefix'],
    ],
    ['I-1', 'the e-mail address', (job) => job.map(WORK, 'mail'), [`ML501 ${WORK}`]],
    ...['displayName', 'title', 'preferredLanguage', 'name.formatted', `${ENT}:department`].map(
      (target): Violation => ['I-2', target, (job) => job.map(target, 'displayName'), [`ML501 ${target}`]],
    ),
    ...['userName', 'name.givenName', 'name.familyName'].map(
      (target): Violation => [
        'S-6',
        `no ${target}`,
        (job) => job.remove(target).map('externalId', 'objectId', { matchingPriority: target === 'userName' ? 1 : 0 }),
        [`ML502 ${USERS}`],
      ],
    ),
    ['S-7', 'active as it is not', (job) => job.map('active', 'IsSoftDeleted'), ['ML402 active']],
    ['S-7', 'active by the account', (job) => job.map('active', 'accountEnabled'), ['ML403 active']],
    ['S-7', 'active by a constant', (job) => job.map('active', '"True"'), ['ML404 active']],
    [
      'S-7',
      'active with swapped values',
      (job) =>
        job.map('active', ACTIVE.replace(', "False", "True", "True", "False"', ', "False", "False", "True", "True"')),
      ['ML405 active'],
    ],
    ['S-9', 'externalId from another source', (job) => job.map('externalId', 'employeeId'), ['ML520 externalId']],
    ['S-9', 'externalId from the default source', (job) => job.map('externalId', 'mailNickname'), ['ML304 externalId']],
    ['S-9', 'nothing: externalId is optional', (job) => job.remove('externalId'), []],
    [
      'S-10',
      'an attribute that is not in the list',
      (job) => job.undefine(`${TALKDESK}:rolesString`),
      [`ML108 ${TALKDESK}:rolesString`],
    ],
    ...['rolesString', 'teamsString'].flatMap((name): Violation[] => [
      [
        'S-10',
        `${name} as a reference`,
        (job) => job.define(`${TALKDESK}:${name}`, { type: 'Reference' }),
        [`ML515 ${TALKDESK}:${name}`],
      ],
      [
        'I-6',
        `${name} as a list`,
        (job) => job.define(`${TALKDESK}:${name}`, { multivalued: true }),
        [`ML515 ${TALKDESK}:${name}`],
      ],
    ]),
    [
      'S-11',
      'the assignments as they are',
      (job) => job.map(`${TALKDESK}:rolesString`, 'appRoleAssignments'),
      [`ML701 ${TALKDESK}:rolesString`],
    ],
    [
      'S-11',
      'roles as a list',
      (job) => job.map(`${TALKDESK}:rolesString`, 'AssertiveAppRoleAssignmentsComplex([appRoleAssignments])'),
      [`ML702 ${TALKDESK}:rolesString`],
    ],
    ['S-11', 'nothing: a constant role', (job) => job.map(`${TALKDESK}:rolesString`, '"Agent"'), []],
    ['S-11', 'nothing: a custom attribute', (job) => job.map(`${TALKDESK}:rolesString`, 'extensionAttribute1'), []],
    [
      'S-11',
      'nothing: the other spelling of the function',
      (job) => job.map(`${TALKDESK}:rolesString`, 'SingleAppRoleAssignments([appRoleAssignments])'),
      [],
    ],
  ],
};

const endpoint = 'https://sso.acme.example/api/scim/v2.0/58b5cd9d';
const jackson: Vendor = {
  profile: 'saml-jackson',
  guide: () => new Job().connect(`${endpoint}/?aadOptscim062020`, 'assigned'),
  // By default userName and the e-mail address have two sources, and externalId is a name that may change.
  expected: ['ML213 emails[type eq "work"].value', 'ML304 externalId'],
  statements: ['S-1', 'S-2', 'S-4', 'S-6', 'D-2', 'I-2', 'I-3', 'I-5'],
  violations: [
    [
      'S-1',
      'an address of another service',
      (job) => job.connect('https://login.acme.example/scim/v2?aadOptscim062020', 'assigned'),
      ['ML124'],
    ],
    ['S-2', 'groups off', (job) => job.set('groups', { enabled: false }), [`ML609 ${GROUPS}`]],
    ['S-2', 'no mapping of groups', (job) => job.without('groups'), ['ML609']],
    ['S-2', 'users off', (job) => job.set('users', { enabled: false }), [`ML409 ${USERS}`, '-ML213', '-ML304']],
    ['S-4', 'everybody in scope', (job) => job.connect(job.tenantUrl, 'all'), ['ML910']],
    ['S-6', 'no flag', (job) => job.connect(`${endpoint}/`, 'assigned'), ['ML410']],
    ['S-6', 'another option', (job) => job.connect(`${endpoint}?debug`, 'assigned'), ['ML410']],
    ...['', '/'].flatMap((slash) =>
      ['', '=true'].map(
        (value): Violation => [
          'I-5',
          `nothing: ${slash}?aadOptscim062020${value} is a spelling of the flag`,
          (job) => job.connect(`${endpoint}${slash}?aadOptscim062020${value}`, 'assigned'),
          [],
        ],
      ),
    ),
    [
      'I-5',
      'a second question mark',
      (job) => job.connect(`${endpoint}?debug=1?aadOptscim062020`, 'assigned'),
      ['ML124', 'ML410'],
    ],
    [
      'I-5',
      'no directory',
      (job) => job.connect('https://sso.acme.example/api/scim/v2.0/?aadOptscim062020', 'assigned'),
      ['ML124'],
    ],
    [
      'I-2',
      'matching by the e-mail address',
      (job) => job.map(WORK, 'mail', { matchingPriority: 2 }),
      ['ML204 emails[type eq "work"].value'],
    ],
    [
      'I-3',
      'matching by externalId',
      (job) => job.map('externalId', 'mailNickname', { matchingPriority: 2 }),
      ['ML204 externalId', 'ML205 externalId'],
    ],
    [
      'I-3',
      'groups matched by externalId',
      (job) => job.map('externalId', 'objectId', { matchingPriority: 2 }, 'groups'),
      ['ML204 externalId'],
    ],
    [
      'D-2',
      'neither userName nor an e-mail address',
      (job) => job.remove('userName', WORK).map('externalId', 'objectId'),
      [`ML201 ${USERS}`, `ML502 ${USERS}`, '-ML213', '-ML304'],
    ],
  ],
};

const jacksonInStep: Vendor = {
  ...jackson,
  guide: () => jackson.guide().map(WORK, 'userPrincipalName').map('externalId', 'objectId'),
  expected: [],
  statements: ['I-1'],
  violations: [
    ['I-1', 'the e-mail address from another source', (job) => job.map(WORK, 'mail'), [`ML213 ${WORK}`]],
    ['I-1', 'nothing: no e-mail address', (job) => job.remove(WORK), []],
    [
      'I-1',
      'userName from another source',
      (job) => job.map('userName', 'mail', { matchingPriority: 1 }),
      ['ML206 userName', `ML213 ${WORK}`],
    ],
  ],
};

describe.each([
  ['deskbird', deskbird],
  ['deskpro', deskpro],
  ['staffbase', staffbase],
  ['talkdesk', talkdesk],
  ['jackson', jackson],
  ['jackson, where both sources are one', jacksonInStep],
] as const)('%s', (_name, { profile, guide, expected, statements, violations }) => {
  it('the job that the guide describes has no error, and the warnings that are known', () => {
    const findings = guide().lint(profile);
    expect(shorten(findings)).toEqual(expected);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('each statement that an export can violate is violated below', () => {
    const violated = new Set(violations.map(([id]) => id));
    expect(statements.filter((id) => !violated.has(id))).toEqual([]);
  });

  it.each(violations)('%s: %s', (_id, _what, change, found) => {
    const gone = found.filter((each) => each.startsWith('-')).map((each) => each.slice(1));
    const kept = expected.filter((each) => !gone.includes(each.split(' ', 1)[0] ?? ''));
    const added = found.filter((each) => !each.startsWith('-'));
    expect(shorten(change(guide()).lint(profile))).toEqual([...kept, ...added].sort());
  });
});
