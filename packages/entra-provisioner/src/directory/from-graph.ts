import type { Assignment, Directory, DirectoryGroup, DirectoryUser } from 'entra-planner';
import { DirectoryError } from './read-directory.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * What Graph calls an attribute that mappings call otherwise.
 *
 * @see [Attributes of the user in mappings](https://learn.microsoft.com/entra/identity/app-provisioning/user-provisioning-sync-attributes-for-mapping)
 */
const RENAMED: Readonly<Record<string, string>> = {
  id: 'objectId',
  mobilePhone: 'mobile',
  officeLocation: 'physicalDeliveryOfficeName',
  faxNumber: 'facsimileTelephoneNumber',
};

/** Answers of Microsoft Graph as text: a list in JSON, or an object with the list in `value`. */
export interface GraphExports {
  /** `GET /users?$select=…&$expand=manager($select=id)` */
  readonly users: string;
  /** `GET /groups?$expand=members($select=id)`, with the members in each. */
  readonly groups?: string | undefined;
  /** `GET /servicePrincipals/{id}/appRoleAssignedTo` */
  readonly appRoleAssignments?: string | undefined;
  /** `GET /servicePrincipals/{id}?$select=appRoles`, for the values of the roles. */
  readonly servicePrincipal?: string | undefined;
}

/**
 * Makes a directory of what Microsoft Graph answers.
 *
 * @throws DirectoryError where an answer has another form.
 */
export function directoryFromGraph(exports: GraphExports): Directory {
  const users = list('users', exports.users).map(toUser);
  const groups = exports.groups === undefined ? [] : list('groups', exports.groups).map(toGroup);
  const known = new Set([...users, ...groups].map(({ objectId }) => objectId));
  const roles = exports.servicePrincipal === undefined ? new Map() : rolesOf(exports.servicePrincipal);
  const assignments =
    exports.appRoleAssignments === undefined
      ? []
      : list('appRoleAssignments', exports.appRoleAssignments)
          .map((each) => toAssignment(each, roles))
          .filter(({ principal }) => known.has(principal));
  return {
    users: users.map(({ manager, ...user }) =>
      known.has(manager ?? '') ? { ...user, manager: manager! } : user,
    ) as DirectoryUser[],
    groups: groups.map((group) => ({ ...group, members: group.members!.filter((member) => known.has(member)) })),
    assignments,
  };
}

function parse(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DirectoryError(`${name}: it is no JSON: ${(error as Error).message}`);
  }
}

function list(name: string, text: string): readonly Json[] {
  const json = parse(name, text);
  const items = Array.isArray(json) ? json : (json as Json | null)?.value;
  if (!Array.isArray(items) || !items.every((item) => typeof item?.id === 'string')) {
    throw new DirectoryError(`${name}: must be a list of objects with an id, or an object with such a list in "value"`);
  }
  return items as Json[];
}

function toUser(user: Json): DirectoryUser {
  const attributes: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(user)) {
    if (value === null || name.startsWith('@')) continue;
    if (name === 'manager') attributes.manager = (value as Json).id;
    else if (name === 'businessPhones') attributes.telephoneNumber = (value as unknown[])[0];
    else if (name === 'onPremisesExtensionAttributes') Object.assign(attributes, value);
    else attributes[RENAMED[name] ?? name] = value;
  }
  return attributes as unknown as DirectoryUser;
}

function toGroup({ id, displayName, members, ...rest }: Json): DirectoryGroup {
  const ids = Array.isArray(members) ? members.map((member) => String((member as Json).id)) : [];
  const attributes = Object.fromEntries(
    Object.entries(rest).filter(([name, value]) => value !== null && !name.startsWith('@')),
  );
  return {
    ...attributes,
    objectId: String(id),
    displayName: String(displayName ?? ''),
    members: ids,
  } as DirectoryGroup;
}

function rolesOf(text: string): ReadonlyMap<string, Assignment['role']> {
  const appRoles = (parse('servicePrincipal', text) as Json | null)?.appRoles;
  if (!Array.isArray(appRoles))
    throw new DirectoryError('servicePrincipal: must be an object with a list in "appRoles"');
  return new Map(
    (appRoles as readonly Json[])
      .filter(({ value }) => typeof value === 'string' && value !== '')
      .map(({ id, value, displayName }) => [
        String(id),
        { id: String(id), value: String(value), displayName: String(displayName ?? value) },
      ]),
  );
}

function toAssignment({ principalId, appRoleId }: Json, roles: ReadonlyMap<string, Assignment['role']>): Assignment {
  const role = roles.get(String(appRoleId));
  return role === undefined ? { principal: String(principalId) } : { principal: String(principalId), role };
}
