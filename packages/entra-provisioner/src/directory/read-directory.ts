import type { Assignment, Directory } from 'entra-planner';
import * as v from 'valibot';
import { directorySchema } from './directory-schema.ts';
import { inWords } from './in-words.ts';

/**
 * A directory file that can't be used: what is wrong with it, and where.
 *
 * @example
 * ```ts
 * import { DirectoryError, readDirectory } from 'entra-provisioner';
 *
 * try {
 *   readDirectory('{"users": [{"displayName": "Ada"}]}');
 * } catch (error) {
 *   if (error instanceof DirectoryError) error.message; // 'users[0] has no objectId'
 * }
 * ```
 */
export class DirectoryError extends Error {
  override readonly name = 'DirectoryError';
}

/**
 * Reads a directory file: JSON with `users`, which may be empty but not left out, and `groups`, each with its `objectId` and
 * the source attributes that the mapping reads, and `assignments` of the application by `objectId`.
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
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new DirectoryError('it must be an object with "users", "groups" and "assignments"');
  }
  const parsed = v.safeParse(directorySchema, json);
  if (!parsed.success) {
    throw problemsOf(parsed.issues.map(inWords));
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
  if (problems.length > 0) throw problemsOf(problems);
}

const MOST_TOLD = 10;

function problemsOf(problems: readonly string[]): DirectoryError {
  const more = problems.length > MOST_TOLD ? [`and ${problems.length - MOST_TOLD} more`] : [];
  return new DirectoryError([...problems.slice(0, MOST_TOLD), ...more].join('; '));
}
