import type { Json } from '../conformance/check.ts';

export const USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
export const TALKDESK = 'urn:ietf:params:scim:schemas:extension:talkdesk:2.0:User';
const SKILLS = 'urn:ietf:params:scim:schemas:extension:Acme:2.0:User';

/** A source attribute by its name, or an expression in parentheses as the portal shows it. */
export type Row = readonly [source: string, target: string];

/** What a vendor's guide has its customers map, and what becomes of a person then. */
export interface Guide {
  readonly profile: string;
  readonly rows: readonly Row[];
  /** The target that Entra looks people up by. */
  readonly match: string;
  /** Whether the guide puts `aadOptscim062020` into the tenant URL. */
  readonly flag: boolean;
  /** What is stored of {@link person}. */
  readonly arrives: Json;
  /** What is not. */
  readonly absent?: readonly string[];
}

/** Somebody in the directory, by the names of source attributes. */
export type Person = Readonly<Record<string, string | boolean>>;

export const person: Person = {
  objectId: '7d420df3-7f4c-4f7a-9d8f-0c6f3a0e1a55',
  userPrincipalName: 'ada@example.com',
  mail: 'ada@example.com',
  mailNickname: 'ada',
  displayName: 'Ada Lovelace',
  givenName: 'Ada',
  surname: 'Lovelace',
  jobTitle: 'Analyst',
  department: 'Engines',
  city: 'London',
  mobile: '+44 7700 900001',
  preferredLanguage: 'en_GB',
  extensionAttribute1: 'night',
  IsSoftDeleted: false,
};

const disabling: Row = ['(Switch([IsSoftDeleted], , "False", "True", "True", "False"))', 'active'];
const name = { givenName: 'Ada', familyName: 'Lovelace' };
const names: readonly Row[] = [
  ['givenName', 'name.givenName'],
  ['surname', 'name.familyName'],
];

/** The rows that Entra maps by default for an application of one's own; the ones that matter to some vendor here. */
export const defaultRows: readonly Row[] = [
  ['userPrincipalName', 'userName'],
  disabling,
  ['displayName', 'displayName'],
  ['jobTitle', 'title'],
  ['mail', 'emails[type eq "work"].value'],
  ...names,
  ['(Join(" ", [givenName], [surname]))', 'name.formatted'],
  ['city', 'addresses[type eq "work"].locality'],
  ['mobile', 'phoneNumbers[type eq "mobile"].value'],
  ['mailNickname', 'externalId'],
  ['department', `${ENTERPRISE}:department`],
];
const withoutTarget = (target: string) => defaultRows.filter(([, other]) => other !== target);

/** By their public guides; where these say nothing of a row, Entra's default one stays. */
export const guides = {
  deskbird: {
    profile: 'deskbird',
    rows: [...withoutTarget('externalId'), ['objectId', 'externalId']],
    match: 'userName',
    flag: false,
    arrives: {
      userName: 'ada@example.com',
      externalId: '7d420df3-7f4c-4f7a-9d8f-0c6f3a0e1a55',
      displayName: 'Ada Lovelace',
      title: 'Analyst',
      active: true,
    },
  },
  deskpro: {
    profile: 'deskpro',
    rows: [...defaultRows, ['extensionAttribute1', `${ENTERPRISE}:working-shift`]],
    match: 'userName',
    flag: false,
    arrives: { userName: 'ada@example.com', [ENTERPRISE]: { department: 'Engines', 'working-shift': 'night' } },
  },
  staffbase: {
    profile: 'staffbase',
    rows: [
      ['userPrincipalName', 'externalId'],
      disabling,
      ['jobTitle', 'title'],
      ['mail', 'emails[type eq "work"].value'],
      ...names,
      ['city', 'addresses[type eq "work"].locality'],
      ['mobile', 'phoneNumbers[type eq "mobile"].value'],
      ['department', `${ENTERPRISE}:department`],
      ['preferredLanguage', 'locale'],
      ['extensionAttribute1', `${SKILLS}:skillset`],
    ],
    match: 'externalId',
    flag: false,
    arrives: {
      externalId: 'ada@example.com',
      active: true,
      title: 'Analyst',
      name,
      emails: [{ type: 'work', value: 'ada@example.com' }],
      addresses: [{ type: 'work', locality: 'London' }],
      phoneNumbers: [{ type: 'mobile', value: '+44 7700 900001' }],
      locale: 'en_GB',
      [ENTERPRISE]: { department: 'Engines' },
      [SKILLS]: { skillset: 'night' },
    },
    absent: ['userName'],
  },
  talkdesk: {
    profile: 'talkdesk',
    rows: [
      ['userPrincipalName', 'userName'],
      disabling,
      ...names,
      ['objectId', 'externalId'],
      ['("Administrator;Agent")', `${TALKDESK}:rolesString`],
      ['extensionAttribute1', `${TALKDESK}:teamsString`],
    ],
    match: 'userName',
    flag: false,
    arrives: {
      userName: 'ada@example.com',
      active: true,
      name,
      externalId: '7d420df3-7f4c-4f7a-9d8f-0c6f3a0e1a55',
      [TALKDESK]: { rolesString: 'Administrator;Agent', teamsString: 'night' },
    },
  },
  jackson: {
    profile: 'saml-jackson',
    rows: defaultRows,
    match: 'userName',
    flag: true,
    arrives: {
      userName: 'ada@example.com',
      active: true,
      name,
      emails: [{ type: 'work', value: 'ada@example.com' }],
      [ENTERPRISE]: { department: 'Engines' },
    },
  },
} as const satisfies Record<string, Guide>;
