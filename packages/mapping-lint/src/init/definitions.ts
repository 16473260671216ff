import type { JsonValue } from 'entra-mapping';
import { anyTargetKey, type ResourceProfile } from 'vendor-profiles';

/** The attributes of users that Entra can read, as the attribute list of a SCIM application has them. */
const USER_SOURCES =
  'city companyName country department displayName employeeId facsimileTelephoneNumber givenName jobTitle mail mailNickname mobile physicalDeliveryOfficeName postalCode preferredLanguage state streetAddress surname telephoneNumber userPrincipalName originalUserPrincipalName extensionAttribute1 extensionAttribute2 extensionAttribute3 extensionAttribute4 extensionAttribute5 extensionAttribute6 extensionAttribute7 extensionAttribute8 extensionAttribute9 extensionAttribute10 extensionAttribute11 extensionAttribute12 extensionAttribute13 extensionAttribute14 extensionAttribute15';

/** What is said of an attribute beyond its name; what is left out is as for most attributes. */
interface Traits {
  readonly type?: string;
  readonly anchor?: boolean;
  readonly multivalued?: boolean;
  readonly caseExact?: boolean;
  readonly required?: boolean;
  readonly references?: readonly string[];
}

/** An attribute definition as Entra writes it. */
function definition(name: string, traits: Traits = {}) {
  const { type = 'String', anchor = false, multivalued = false, caseExact = false, required = false } = traits;
  const referencedObjects = (traits.references ?? []).map((referencedObjectName) => ({
    referencedObjectName,
    referencedProperty: null,
  }));
  const rest = { apiExpressions: [], metadata: [], referencedObjects };
  return {
    anchor,
    caseExact,
    defaultValue: null,
    flowNullValues: false,
    multivalued,
    mutability: 'ReadWrite',
    name,
    required,
    type,
    ...rest,
  };
}

/** The definitions of the attributes of users in Entra. */
export function userSources(): JsonValue[] {
  return [
    definition('objectId', { anchor: true }),
    definition('IsSoftDeleted', { type: 'Boolean', required: true }),
    definition('accountEnabled', { type: 'Boolean', required: true }),
    ...USER_SOURCES.split(' ').map((name) => definition(name)),
    definition('manager', { type: 'Reference', references: ['User'] }),
    definition('appRoleAssignments', { type: 'Reference' }),
    definition('proxyAddresses', { multivalued: true }),
  ];
}

/** The definitions of the attributes of groups in Entra. */
export function groupSources(): JsonValue[] {
  return [
    definition('objectId', { anchor: true }),
    ...['displayName', 'mail', 'mailNickname'].map((name) => definition(name)),
    definition('members', { type: 'Reference', multivalued: true, references: ['User'] }),
  ];
}

/** The object that users are in the attribute list of a SCIM application. */
export const USER_OBJECT = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

/** The definitions of the targets that are mapped, as the vendor takes them. */
export function targetDefinitions(targets: readonly string[], resource: ResourceProfile): JsonValue[] {
  return [definition('id', { anchor: true }), ...targets.map((target) => targetDefinition(target, resource))];
}

/** The definition of one target, as the vendor takes it. */
export function targetDefinition(target: string, resource: ResourceProfile) {
  const key = anyTargetKey(target);
  const isReference = key === 'members' || key.endsWith(':user:manager');
  const listed = resource.targets.supported.find((each) => anyTargetKey(each.target) === key);
  const type = listed?.type ?? (key === 'active' ? 'Boolean' : 'String');
  const multivalued = listed?.multiValued ?? (key === 'members' || key === 'roles');
  if (!isReference) return definition(target, { type, multivalued });
  const rule = resource.references.find((each) => anyTargetKey(each.target) === key);
  return definition(target, { type: 'Reference', multivalued, references: rule?.allowed ?? [USER_OBJECT] });
}
