import type { Assignment, Directory, DirectoryGroup, DirectoryUser } from 'entra-planner';
import {
  DELTA_MEMBERS,
  type GraphObject,
  type GraphPage,
  type GraphPages,
  nameOf,
  parseGraph,
  readGraphList,
} from './graph-list.ts';
import { DirectoryError } from './read-directory.ts';

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

/** Answers of Microsoft Graph as text: a list in JSON, or an object with the list in `value`, each of them whole. */
export interface GraphExports {
  /** `GET /users?$select=id,userPrincipalName,accountEnabled,…&$expand=manager($select=id)`; only what is selected is there. */
  readonly users: GraphPages;
  /**
   * `GET /groups?$expand=members($select=id)` for groups of fewer than 20 members, or `GET /groups/delta`, with
   * `securityEnabled`: Entra provisions no other groups.
   */
  readonly groups?: GraphPages | undefined;
  /** By the id of a group, `GET /groups/{id}/members?$select=id`; in the place of those that are in `groups`. */
  readonly members?: Readonly<Record<string, GraphPages>> | undefined;
  /** `GET /servicePrincipals/{id}/appRoleAssignedTo` */
  readonly appRoleAssignments?: GraphPages | undefined;
  /** `GET /servicePrincipals/{id}?$select=appRoles`, for the values of the roles. */
  readonly servicePrincipal?: GraphPage | undefined;
}

/**
 * Makes a directory of what Microsoft Graph answers. Members, managers and assignments who are not among the users and groups
 * are left out.
 *
 * @throws DirectoryError where an answer has another form, or a list is not whole: who is missing in a directory is deleted.
 * @example
 * ```ts
 * import { directoryFromGraph } from 'entra-provisioner';
 *
 * const { users } = directoryFromGraph({
 *   users: '{"value": [{"id": "1", "userPrincipalName": "ada@example.com", "accountEnabled": true}]}',
 * });
 * users[0]?.objectId; // '1'
 * ```
 */
export function directoryFromGraph(exports: GraphExports): Directory {
  const list = (name: string, pages: GraphPages | undefined) => (pages === undefined ? [] : readGraphList(name, pages));
  const users = list('users', exports.users).map(toUser);
  const membersOf = memberReader(exports.members ?? {}, nameOf('groups', exports.groups ?? ''));
  const groups = list('groups', exports.groups).map((group) => toGroup(group, membersOf(group)));
  const known = new Set([...users, ...groups].map(({ objectId }) => objectId));
  const groupIds = new Set(groups.map(({ objectId }) => objectId));
  const stranger = Object.keys(exports.members ?? {}).find((id) => !groupIds.has(id));
  if (stranger !== undefined) throw new DirectoryError(`members of "${stranger}": there is no such group in groups`);
  const roles = exports.servicePrincipal === undefined ? new Map() : rolesOf(exports.servicePrincipal);
  const assignments = list('appRoleAssignments', exports.appRoleAssignments)
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

/**
 * So many members an expanded group has at most, and nothing says that there are more.
 *
 * @see [Limitations of $expand](https://learn.microsoft.com/graph/query-parameters#expand)
 */
const MOST_EXPANDED = 20;

/** Finds the ids of the members of a group. */
function memberReader(
  lists: NonNullable<GraphExports['members']>,
  groups: string,
): (group: GraphObject) => readonly string[] {
  return (group) => {
    const id = String(group.id);
    const pages = Object.hasOwn(lists, id) ? lists[id] : undefined;
    if (pages !== undefined) return readGraphList(`members of "${id}"`, pages).map((member) => String(member.id));
    const members = group[DELTA_MEMBERS] ?? group.members;
    if (!Array.isArray(members)) return [];
    const isCut = group[DELTA_MEMBERS] === undefined && members.length >= MOST_EXPANDED;
    if (isCut || group['members@odata.nextLink'] !== undefined) {
      throw new DirectoryError(
        `${groups}: the members of "${String(group.displayName ?? id)}" may not be whole: $expand gives ${MOST_EXPANDED} at most; get /groups/${id}/members?$select=id with all its pages, and name them as members (--members)`,
      );
    }
    return (members as readonly GraphObject[])
      .filter((member) => member['@removed'] === undefined)
      .map((member) => String(member.id));
  };
}

function toUser(user: GraphObject): DirectoryUser {
  const attributes: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(user)) {
    if (value === null || name.includes('@')) continue;
    if (name === 'manager') attributes.manager = (value as GraphObject).id;
    else if (name === 'businessPhones') attributes.telephoneNumber = (value as unknown[])[0];
    else if (name === 'onPremisesExtensionAttributes') Object.assign(attributes, value);
    else attributes[RENAMED[name] ?? name] = value;
  }
  return attributes as unknown as DirectoryUser;
}

function toGroup({ id, displayName, members: _, ...rest }: GraphObject, members: readonly string[]): DirectoryGroup {
  const attributes = Object.fromEntries(
    Object.entries(rest).filter(([name, value]) => value !== null && !name.includes('@')),
  );
  return {
    ...attributes,
    objectId: String(id),
    displayName: String(displayName ?? ''),
    members,
  } as DirectoryGroup;
}

function rolesOf(page: GraphPage): ReadonlyMap<string, Assignment['role']> {
  const named = typeof page === 'string' ? { name: 'servicePrincipal', text: page } : page;
  const appRoles = (parseGraph(named) as GraphObject | null)?.appRoles;
  if (!Array.isArray(appRoles)) throw new DirectoryError(`${named.name}: must be an object with a list in "appRoles"`);
  return new Map(
    (appRoles as readonly GraphObject[])
      .filter(({ value }) => typeof value === 'string' && value !== '')
      .map(({ id, value, displayName }) => [
        String(id),
        { id: String(id), value: String(value), displayName: String(displayName ?? value) },
      ]),
  );
}

function toAssignment(
  { principalId, appRoleId }: GraphObject,
  roles: ReadonlyMap<string, Assignment['role']>,
): Assignment {
  const role = roles.get(String(appRoleId));
  return role === undefined ? { principal: String(principalId) } : { principal: String(principalId), role };
}
