import type { Assignment, Directory } from 'entra-planner';
import * as v from 'valibot';

/** A directory file that can't be used: what is wrong with it, and where. */
export class DirectoryError extends Error {
  override readonly name = 'DirectoryError';
}

const id = v.pipe(v.string('must be text'), v.nonEmpty('must not be empty'));

const user = v.looseObject({
  objectId: id,
  accountEnabled: v.optional(v.boolean('must be true or false')),
  manager: v.nullish(v.string('must be the objectId of a user')),
  deletedDateTime: v.nullish(v.string('must be the time of the deletion as text')),
});

const group = v.looseObject({
  objectId: id,
  displayName: v.optional(v.string('must be text')),
  members: v.optional(v.array(id, 'must be a list of objectIds')),
  deletedDateTime: v.nullish(v.string('must be the time of the deletion as text')),
});

const role = v.strictObject({ id: v.optional(v.string()), value: id, displayName: v.optional(v.string()) });

const assignment = v.union(
  [id, v.strictObject({ principal: id, role: v.optional(role) })],
  'must be an objectId, or an object with "principal" and optionally "role"',
);

/** The form of a directory file. */
const directoryFile = v.strictObject({
  $schema: v.optional(v.string()),
  users: v.optional(v.array(user, 'must be a list'), []),
  groups: v.optional(v.array(group, 'must be a list'), []),
  assignments: v.optional(v.array(assignment, 'must be a list'), []),
});

/**
 * Reads a directory file: JSON with `users` and `groups`, each with its `objectId` and the source attributes that the mapping
 * reads, and `assignments` of the application by `objectId`.
 *
 * @throws DirectoryError with every problem and its place.
 * @example
 * ```ts
 * import { readDirectory } from 'entra-provisioner';
 *
 * const directory = readDirectory(`{
 *   "users": [{ "objectId": "1", "userPrincipalName": "ada@example.com", "displayName": "Ada" }],
 *   "assignments": ["1"]
 * }`);
 * directory.users.length; // 1
 * ```
 */
export function readDirectory(text: string): Directory {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new DirectoryError(`it is no JSON: ${(error as Error).message}`);
  }
  const parsed = v.safeParse(directoryFile, json);
  if (!parsed.success) {
    const problems = parsed.issues.slice(0, 10).map((issue) => `${v.getDotPath(issue) ?? 'the file'} ${issue.message}`);
    throw new DirectoryError(problems.join('; '));
  }
  const { users, groups, assignments } = parsed.output;
  const directory = {
    users,
    groups,
    assignments: assignments.map((each): Assignment => {
      if (typeof each === 'string') return { principal: each };
      return each.role === undefined ? { principal: each.principal } : (each as Assignment);
    }),
  } as Directory;
  checkReferences(directory);
  return directory;
}

/** Every id that is spoken of must be there, or a slip of the pen would silently change who is provisioned. */
function checkReferences({ users, groups, assignments }: Directory): void {
  const ids = new Set<string>();
  const problems: string[] = [];
  for (const { objectId } of [...users, ...groups]) {
    if (ids.has(objectId)) problems.push(`two objects have the objectId "${objectId}"`);
    ids.add(objectId);
  }
  for (const { objectId, manager } of users) {
    if (typeof manager === 'string' && manager !== '' && !ids.has(manager)) {
      problems.push(`the manager "${manager}" of user "${objectId}" is not among the users`);
    }
  }
  for (const { objectId, members = [] } of groups) {
    for (const member of members) {
      if (!ids.has(member))
        problems.push(`the member "${member}" of group "${objectId}" is no user or group of the file`);
    }
  }
  for (const { principal } of assignments) {
    if (!ids.has(principal)) problems.push(`the assignment of "${principal}" names no user or group of the file`);
  }
  if (problems.length === 0) return;
  const more = problems.length > 10 ? [`and ${problems.length - 10} more`] : [];
  throw new DirectoryError([...problems.slice(0, 10), ...more].join('; '));
}
