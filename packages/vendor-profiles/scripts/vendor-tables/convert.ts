import { parsePath, ScimError } from 'scim-core';
import { type CompactTables, type CompactVendor, writeRow } from '../../src/imported/compact.ts';
import { slug } from '../../src/slug.ts';
import { targetKey } from '../../src/target-key.ts';
import type { TutorialRecord, TutorialRow } from './record.ts';

const TYPES: ReadonlySet<string> = new Set(['String', 'Boolean', 'Integer', 'Reference', 'DateTime', 'Binary']);

/** Gives each different entry a position, in the order of their first use. */
class Positions<T> {
  readonly entries: T[] = [];
  readonly #byKey = new Map<string, number>();

  of(entry: T): number {
    const key = JSON.stringify(entry);
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    this.entries.push(entry);
    this.#byKey.set(key, this.entries.length - 1);
    return this.entries.length - 1;
  }
}

/** Makes profiles of the tables of all SCIM vendors that have a user table, in the order of their ids. */
export function convertRecords(records: readonly TutorialRecord[]): CompactTables {
  const attributes = new Positions<CompactTables['attributes'][number]>();
  const oddities = new Positions<string>();
  const ids = new Set<string>();
  const rowsOf = (rows: readonly TutorialRow[], translated: boolean) =>
    mergeRows(rows)
      .map((row) =>
        writeRow({
          attribute: attributes.of([row.path, translated ? '' : typeOf(row), isPath(row.path) ? 0 : 1]),
          required: row.required ?? undefined,
          filterable: row.filterable === true,
          oddities: row.oddities.map((oddity) => oddities.of(slug(oddity))),
        }),
      )
      .join(' ');
  const vendors = records
    .filter(({ scim, scopedObjects }) => scim === true && scopedObjects.users.length > 0)
    .map((record): CompactVendor => {
      const { users, groups } = record.scopedObjects;
      const translated = record.translated === true;
      const open = openTables(record);
      const page = pageOf(record.tutorialPath);
      const url = [record.tenantUrl ?? []].flat().find((text) => /^https:\/\/\S+$/.test(text));
      const odd = [...(record.oddities ?? []).map(slug), ...(translated ? ['translated'] : [])];
      return {
        id: uniqueId(slug(record.vendor), ids),
        name: record.vendor,
        ...(page === undefined ? {} : { page }),
        users: rowsOf(users, translated),
        ...(groups.length === 0 ? {} : { groups: rowsOf(groups, translated) }),
        ...(open === '' ? {} : { open }),
        ...(record.groupsSupported === true ? { groupStep: 1 } : {}),
        ...(url === undefined ? {} : { url }),
        ...(odd.length === 0 ? {} : { oddities: [...new Set(odd)] }),
      };
    })
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return { attributes: attributes.entries, oddities: oddities.entries, vendors };
}

/** Which tables are not complete: cut off, or translated, so that names may have been lost. */
function openTables({ usersTruncated, groupsTruncated, translated, scopedObjects }: TutorialRecord): string {
  const users = usersTruncated !== false || translated === true;
  const groups = scopedObjects.groups.length > 0 && (groupsTruncated !== false || translated === true);
  return `${users ? 'u' : ''}${groups ? 'g' : ''}`;
}

/** One row for each target: a table may list one twice, with a tick in one of the rows only. */
function mergeRows(rows: readonly TutorialRow[]): TutorialRow[] {
  const merged = new Map<string, TutorialRow>();
  for (const row of rows) {
    const key = keyOf(row.path);
    const before = merged.get(key);
    if (before === undefined) merged.set(key, row);
    else {
      merged.set(key, {
        ...before,
        required: before.required || row.required,
        filterable: before.filterable || row.filterable,
        oddities: [...new Set([...before.oddities, ...row.oddities, 'duplicate-row'])],
      });
    }
  }
  return [...merged.values()];
}

function keyOf(path: string): string {
  return isPath(path) ? targetKey(path) : path.toLowerCase();
}

function isPath(path: string): boolean {
  try {
    parsePath(path);
    return true;
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
    return false;
  }
}

/** The type where it is one of the attribute list; letter case is not taken for a difference. */
function typeOf({ type }: TutorialRow): string {
  const name = type === null ? '' : `${type.slice(0, 1).toUpperCase()}${type.slice(1)}`;
  return TYPES.has(name) ? name : '';
}

function pageOf(path: string | null): string | undefined {
  return path === null ? undefined : /([^/]+)\.md$/.exec(path)?.[1];
}

/** An id that no other vendor has, whatever the letters that its name is made of. */
function uniqueId(wanted: string, ids: Set<string>): string {
  let id = wanted === '' ? 'vendor' : wanted;
  for (let count = 2; ids.has(id); count += 1) id = `${wanted}-${count}`;
  ids.add(id);
  return id;
}
