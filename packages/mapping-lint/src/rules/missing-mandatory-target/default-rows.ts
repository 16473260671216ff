/** What Entra maps to an attribute unless told otherwise, by the key of the target. */
const DEFAULT_SOURCES: ReadonlyMap<string, string> = new Map([
  ['username', 'userPrincipalName'],
  ['name.givenname', 'givenName'],
  ['name.familyname', 'surname'],
  ['displayname', 'displayName'],
  ['externalid', 'objectId'],
  ['emails[type eq "work"].value', 'mail'],
  ['title', 'jobTitle'],
  ['members', 'members'],
  ['urn:ietf:params:scim:schemas:extension:enterprise:2.0:user:employeenumber', 'employeeId'],
  ['urn:ietf:params:scim:schemas:extension:enterprise:2.0:user:department', 'department'],
  ['urn:ietf:params:scim:schemas:extension:enterprise:2.0:user:manager', 'manager'],
]);

/** The source attribute that usually feeds a target; `undefined` where there is no usual one. */
export function defaultSource(targetKey: string): string | undefined {
  return DEFAULT_SOURCES.get(targetKey);
}
