import type { AppRole, Directory, DirectoryGroup, DirectoryUser } from './types.ts';

/** A directory that is asked by id. */
export interface IndexedDirectory {
  readonly directory: Directory;
  user(id: string): DirectoryUser | undefined;
  group(id: string): DirectoryGroup | undefined;
  /**
   * Whether a user is assigned, by itself or as a direct member of a group that is. Groups within groups don't count, nor do groups
   * that are not enabled for security.
   */
  isUserAssigned(id: string): boolean;
  /** Whether a group is assigned and enabled for security. */
  isGroupAssigned(id: string): boolean;
  /** The roles that the assignments of a user and of its groups give, in their order. */
  rolesOf(id: string): readonly AppRole[];
}

/**
 * Indexes a directory.
 *
 * @throws TypeError when two objects have the same `objectId`.
 */
export function indexDirectory(directory: Directory): IndexedDirectory {
  const users = byId('user', directory.users);
  const groups = byId('group', directory.groups);
  const assignedUsers = new Set<string>();
  const assignedGroups = new Set<string>();
  const roles = new Map<string, AppRole[]>();
  const give = (id: string, role: AppRole | undefined) => {
    if (role === undefined) return;
    const known = roles.get(id);
    if (known === undefined) roles.set(id, [role]);
    else if (!known.some((each) => each.value === role.value && each.id === role.id)) known.push(role);
  };
  for (const { principal, role } of directory.assignments) {
    const group = groups.get(principal);
    if (group === undefined) {
      assignedUsers.add(principal);
      give(principal, role);
      continue;
    }
    if (group.securityEnabled === false) continue;
    assignedGroups.add(principal);
    for (const member of group.members ?? []) {
      if (!users.has(member)) continue;
      assignedUsers.add(member);
      give(member, role);
    }
  }
  return {
    directory,
    user: (id) => users.get(id),
    group: (id) => groups.get(id),
    isUserAssigned: (id) => assignedUsers.has(id),
    isGroupAssigned: (id) => assignedGroups.has(id),
    rolesOf: (id) => roles.get(id) ?? [],
  };
}

function byId<Item extends { readonly objectId: string }>(kind: string, items: readonly Item[]): Map<string, Item> {
  const map = new Map<string, Item>();
  for (const item of items) {
    if (map.has(item.objectId))
      throw new TypeError(`the directory has two objects with the ${kind} id ${item.objectId}`);
    map.set(item.objectId, item);
  }
  return map;
}
