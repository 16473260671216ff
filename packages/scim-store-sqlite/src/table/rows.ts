import { ScimError } from 'scim-core';
import type { StoredResource } from 'scim-provider';
import { uniquenessError } from 'scim-provider';
import type { Parameter, SqliteConnection } from '../database/connection.ts';
import {
  type IndexEntry,
  LAST_MODIFIED,
  type Layout,
  lookupEntries,
  RESOURCE_COLUMNS,
  type ResourceRow,
  type UniqueEntry,
  uniqueEntries,
} from './layout.ts';
import type { Names } from './names.ts';

/** Stands in `unique_key` for every tenant and every type, where a value is unique everywhere. */
const EVERYWHERE = 0;

/** Most look-up keys that are written by one statement. */
const AT_ONCE = 8;
const KEYS = Array.from({ length: AT_ONCE + 1 }, (_, count) => Array(count).fill('(?, ?, ?, ?, ?)').join(', '));

/** A document as a row has it. */
export interface DocumentText {
  readonly text: string;
  /** See {@link PlainForms}. */
  readonly plain: number | null;
}

/** A place in the table of resources. */
export type RowPlace = Pick<ResourceRow, 'seq' | 'tenant' | 'type'>;

/** The table of resources, with the tables under whose keys they are found. Writing is only done inside a write. */
export class Rows {
  readonly #connection: SqliteConnection;
  readonly #names: Names;

  constructor(connection: SqliteConnection, names: Names) {
    this.#connection = connection;
    this.#names = names;
  }

  find(tenant: number, type: number, id: string): ResourceRow | undefined {
    return this.#connection
      .constant(`SELECT ${RESOURCE_COLUMNS} FROM resource r WHERE r.tenant = ? AND r.id = ? AND r.type = ?`)
      .get(tenant, id, type) as ResourceRow | undefined;
  }

  /** How many resources of a type there are. */
  count(tenant: number, type: number): number {
    const row = this.#connection
      .constant('SELECT count FROM resource_count WHERE tenant = ? AND type = ?')
      .get(tenant, type) as { count: number } | undefined;
    return row?.count ?? 0;
  }

  /**
   * @returns The place of the new row.
   * @throws ScimError 409 `uniqueness` when a resource of any type has the id.
   */
  insert(
    tenant: number,
    type: number,
    { id, version, created, lastModified }: StoredResource,
    { text, plain }: DocumentText,
  ): number {
    const { lastInsertRowid, changes } = this.#connection
      .constant(
        `INSERT INTO resource (tenant, type, id, version, created, modified, document, plain)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (tenant, id) DO NOTHING`,
      )
      .run(tenant, type, id, version, created, lastModified, text, plain);
    if (changes === 0) throw new ScimError(409, 'The id is already in use.', { scimType: 'uniqueness' });
    this.#connection
      .constant(
        'INSERT INTO resource_count (tenant, type, count) VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1',
      )
      .run(tenant, type);
    return Number(lastInsertRowid);
  }

  /** @param document The new document; left out when it stays as it is. */
  update(seq: number, { version, lastModified }: StoredResource, document: DocumentText | undefined): void {
    if (document === undefined) {
      this.#connection
        .constant('UPDATE resource SET version = ?, modified = ? WHERE seq = ?')
        .run(version, lastModified, seq);
      return;
    }
    this.#connection
      .constant('UPDATE resource SET version = ?, modified = ?, document = ?, plain = ? WHERE seq = ?')
      .run(version, lastModified, document.text, document.plain, seq);
  }

  remove({ seq, tenant, type }: RowPlace): void {
    this.#connection.constant('DELETE FROM resource WHERE seq = ?').run(seq);
    this.#connection
      .constant('UPDATE resource_count SET count = count - 1 WHERE tenant = ? AND type = ?')
      .run(tenant, type);
  }

  /** Gives a resource a new version because of a change elsewhere. */
  touch(seq: number, at: number): { readonly before: ResourceRow; readonly after: ResourceRow } {
    const before = this.#connection
      .constant(`SELECT ${RESOURCE_COLUMNS} FROM resource r WHERE r.seq = ?`)
      .get(seq) as ResourceRow;
    const { tenant, type, version, modified } = before;
    const lastModified = Math.max(at, modified + 1);
    this.#connection
      .constant('UPDATE resource SET version = ?, modified = ? WHERE seq = ?')
      .run(version + 1, lastModified, seq);
    this.#connection
      .constant('UPDATE lookup SET key = ? WHERE tenant = ? AND type = ? AND path = ? AND key = ? AND seq = ?')
      .run(lastModified, tenant, type, this.#names.find(LAST_MODIFIED), modified, seq);
    return { before, after: { ...before, version: version + 1, modified: lastModified } };
  }

  /**
   * Brings look-up and unique keys of a resource from one version to another; only what differs is written.
   *
   * @throws ScimError 409 `uniqueness` when a value is taken.
   */
  index(layout: Layout, place: RowPlace, before: StoredResource | undefined, after: StoredResource | undefined): void {
    this.#indexUnique(layout, place, before, after);
    const old = before === undefined ? [] : lookupEntries(layout, before);
    const wanted = after === undefined ? [] : lookupEntries(layout, after);
    const remove = this.#connection.constant(
      'DELETE FROM lookup WHERE tenant = ? AND type = ? AND path = ? AND key = ? AND seq = ?',
    );
    const { tenant, type, seq } = place;
    for (const { path, key } of without(old, wanted)) remove.run(tenant, type, this.#names.find(path), key, seq);
    this.#insertKeys(place, without(wanted, old));
  }

  #insertKeys({ tenant, type, seq }: RowPlace, entries: readonly IndexEntry[]): void {
    for (let start = 0; start < entries.length; start += AT_ONCE) {
      const some = entries.slice(start, start + AT_ONCE);
      const parameters: Parameter[] = [];
      for (const { path, key } of some) parameters.push(tenant, type, this.#names.require(path), key, seq);
      this.#connection
        .constant(
          `INSERT INTO lookup (tenant, type, path, key, seq) VALUES ${KEYS[some.length]} ON CONFLICT DO NOTHING`,
        )
        .run(...parameters);
    }
  }

  #indexUnique(
    layout: Layout,
    place: RowPlace,
    before: StoredResource | undefined,
    after: StoredResource | undefined,
  ): void {
    const old = before === undefined ? [] : uniqueEntries(layout, before);
    const wanted = after === undefined ? [] : uniqueEntries(layout, after);
    for (const entry of without(old, wanted)) {
      if (!isLookedUp(layout, entry)) this.#removeUnique(place, entry);
    }
    for (const entry of without(wanted, old)) {
      const isFree = isLookedUp(layout, entry) ? this.#isFree(place, entry) : this.#insertUnique(place, entry);
      if (!isFree && after !== undefined) throw uniquenessError(after.document, entry.unique);
    }
  }

  /** Whether no resource has a value, as far as `lookup` knows; the write lock keeps it so. */
  #isFree({ tenant, type }: RowPlace, { path, key }: UniqueEntry): boolean {
    const found = this.#connection
      .constant('SELECT 1 FROM lookup WHERE tenant = ? AND type = ? AND path = ? AND key = ? LIMIT 1')
      .get(tenant, type, this.#names.find(path), key);
    return found === undefined;
  }

  #insertUnique({ tenant, type, seq }: RowPlace, { unique, path, key }: UniqueEntry): boolean {
    const { changes } = this.#connection
      .constant('INSERT INTO unique_key (tenant, type, path, key, seq) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING')
      .run(unique.scope === 'global' ? EVERYWHERE : tenant, type, this.#names.require(path), key, seq);
    return changes > 0;
  }

  #removeUnique({ tenant, type, seq }: RowPlace, { unique, path, key }: UniqueEntry): void {
    this.#connection
      .constant('DELETE FROM unique_key WHERE tenant = ? AND type = ? AND path = ? AND key = ? AND seq = ?')
      .run(unique.scope === 'global' ? EVERYWHERE : tenant, type, this.#names.find(path), key, seq);
  }
}

/** Whether `lookup` tells if a value is taken, so that it need not be kept a second time. */
function isLookedUp({ paths }: Layout, { unique, path }: UniqueEntry): boolean {
  return unique.scope === 'server' && paths.has(path);
}

/** The entries that are not among others. */
function without<Entry extends IndexEntry>(entries: readonly Entry[], others: readonly IndexEntry[]): Entry[] {
  if (others.length === 0) return [...entries];
  return entries.filter(({ path, key }) => !others.some((other) => other.path === path && other.key === key));
}
