/** A mapping before it is written as JSON. */
export interface PlannedRow {
  readonly target: string;
  /** As the text of an expression: `[mail]` for a direct mapping. */
  readonly expression: string;
  readonly flowType?: 'Always' | 'ObjectAddOnly';
}

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** By it users are switched off as soon as they are out of scope, disabled or deleted. */
const ACTIVE = 'Switch([IsSoftDeleted], , "False", "True", "True", "False")';

/**
 * What Entra maps for a SCIM application unless told otherwise, with one difference: `externalId` comes from `objectId`,
 * which never changes, and not from the mail nickname.
 */
export const DEFAULT_USER_ROWS: readonly PlannedRow[] = [
  ['userName', '[userPrincipalName]'],
  ['active', ACTIVE],
  ['displayName', '[displayName]'],
  ['title', '[jobTitle]'],
  ['emails[type eq "work"].value', '[mail]'],
  ['preferredLanguage', '[preferredLanguage]'],
  ['name.givenName', '[givenName]'],
  ['name.familyName', '[surname]'],
  ['name.formatted', 'Join(" ", [givenName], [surname])'],
  ['addresses[type eq "work"].formatted', '[physicalDeliveryOfficeName]'],
  ['addresses[type eq "work"].streetAddress', '[streetAddress]'],
  ['addresses[type eq "work"].locality', '[city]'],
  ['addresses[type eq "work"].region', '[state]'],
  ['addresses[type eq "work"].postalCode', '[postalCode]'],
  ['addresses[type eq "work"].country', '[country]'],
  ['phoneNumbers[type eq "work"].value', '[telephoneNumber]'],
  ['phoneNumbers[type eq "mobile"].value', '[mobile]'],
  ['phoneNumbers[type eq "fax"].value', '[facsimileTelephoneNumber]'],
  ['externalId', '[objectId]'],
  [`${ENTERPRISE}:employeeNumber`, '[employeeId]'],
  [`${ENTERPRISE}:department`, '[department]'],
  [`${ENTERPRISE}:manager`, '[manager]'],
].map(([target = '', expression = '']) => ({ target, expression }));

/** The same for groups. */
export const DEFAULT_GROUP_ROWS: readonly PlannedRow[] = [
  { target: 'displayName', expression: '[displayName]' },
  { target: 'externalId', expression: '[objectId]' },
  { target: 'members', expression: '[members]' },
];

/** What usually feeds a target that a vendor may require and that is not mapped by default. */
export const FURTHER_SOURCES: readonly PlannedRow[] = [
  ['nickName', '[mailNickname]'],
  ['locale', '[preferredLanguage]'],
  ['emails[type eq "work"].primary', '"True"'],
  ['roles[primary eq "True"].value', 'SingleAppRoleAssignment([appRoleAssignments])'],
  [`${ENTERPRISE}:organization`, '[companyName]'],
].map(([target = '', expression = '']) => ({ target, expression }));
