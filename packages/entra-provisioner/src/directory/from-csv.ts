import { parse } from 'csv-parse/sync';
import type { Directory, DirectoryGroup, DirectoryUser } from 'entra-planner';
import { DirectoryError } from './read-directory.ts';

/**
 * Makes a directory of a table: the first line names source attributes, each other line is a user. Without a column `objectId`
 * the `userPrincipalName` stands for it; a column `groups` lists the names of groups, with semicolons between them.
 * Everybody is assigned.
 *
 * @throws DirectoryError for a table that can't be read, or in which a user has no id or is neither enabled nor not.
 * @example
 * ```ts
 * import { directoryFromCsv } from 'entra-provisioner';
 *
 * const { users, groups } = directoryFromCsv('userPrincipalName,groups\nada@example.com,Engines');
 * [users[0]?.objectId, groups[0]?.members]; // ['ada@example.com', ['ada@example.com']]
 * ```
 */
export function directoryFromCsv(text: string): Directory {
  let rows: readonly Row[];
  try {
    rows = parse(text, { columns: true, bom: true, skip_empty_lines: true, trim: true, info: true }) as readonly Row[];
  } catch (error) {
    throw new DirectoryError((error as Error).message);
  }
  const groups = new Map<string, string[]>();
  const users = rows.map(({ info: { lines }, record: { groups: names = '', ...row } }): DirectoryUser => {
    const objectId = row.objectId || row.userPrincipalName;
    if (objectId === undefined || objectId === '') {
      throw new DirectoryError(`line ${lines} has neither objectId nor userPrincipalName`);
    }
    for (const name of names.split(';').map((each) => each.trim())) {
      if (name !== '') groups.set(name, [...(groups.get(name) ?? []), objectId]);
    }
    const { accountEnabled, ...attributes } = row;
    const given = Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== ''));
    return { ...given, objectId, ...(isBlocked(accountEnabled, lines) ? { accountEnabled: false } : {}) };
  });
  return {
    users,
    groups: [...groups].map(
      ([displayName, members]): DirectoryGroup => ({ objectId: `group:${displayName}`, displayName, members }),
    ),
    assignments: [...users.map(({ objectId }) => objectId), ...[...groups.keys()].map((name) => `group:${name}`)].map(
      (principal) => ({ principal }),
    ),
  };
}

/** A line of the table, with its number. */
interface Row {
  readonly info: { readonly lines: number };
  readonly record: Readonly<Record<string, string>>;
}

/** Whoever is taken for enabled by a slip would be provisioned. */
function isBlocked(accountEnabled: string | undefined, line: number): boolean {
  if (/^(false|0|no)$/i.test(accountEnabled ?? '')) return true;
  if (/^(|true|1|yes)$/i.test(accountEnabled ?? '')) return false;
  throw new DirectoryError(`line ${line}: accountEnabled must be true or false, got ${JSON.stringify(accountEnabled)}`);
}
