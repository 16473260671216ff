import type { ResourceType } from 'scim-core';
import { presentResource, type StoredResource, uniqueKeys } from 'scim-provider';
import type { Parameter, SqliteConnection } from '../database/connection.ts';
import { DEFAULT_LOOKUPS, type LookupPath, readLookupPath } from './lookup-path.ts';
import type { Names } from './names.ts';

/** A value of a resource under which it is found. */
export interface IndexEntry {
  readonly path: string;
  readonly key: Parameter;
}

/** How resources of one type are indexed. */
export interface Layout {
  readonly type: ResourceType;
  readonly lookups: readonly LookupPath[];
}

/** Knows the indexed paths of each type, and keeps rows that were written before a path was indexed findable by it. */
export class Layouts {
  readonly #connection: SqliteConnection;
  readonly #names: Names;
  readonly #extra: Readonly<Record<string, readonly string[]>>;
  readonly #layouts = new Map<ResourceType, Layout>();

  constructor(connection: SqliteConnection, names: Names, extra: Readonly<Record<string, readonly string[]>>) {
    this.#connection = connection;
    this.#names = names;
    this.#extra = extra;
  }

  /** The layout of a type; the first call for a type may have to index what is there. */
  async of(type: ResourceType): Promise<Layout> {
    return this.#layouts.get(type) ?? this.#connection.write(() => this.#prepare(type));
  }

  #prepare(type: ResourceType): Layout {
    const typeNumber = this.#names.require(type.name);
    const known = this.#connection
      .prepare('SELECT name.text FROM lookup_path JOIN name ON name.id = lookup_path.path WHERE lookup_path.type = ?')
      .pluck()
      .all(typeNumber) as string[];
    // What another process has indexed is kept up too, or it would miss what is written here.
    const texts = new Set([...DEFAULT_LOOKUPS, ...(this.#extra[type.name] ?? []), ...known]);
    const lookups = [...texts].flatMap((text) => readLookupPath(text, type) ?? []);
    for (const lookup of lookups) {
      if (!known.includes(lookup.text)) this.#index(type, typeNumber, lookup);
    }
    const layout: Layout = { type, lookups };
    this.#layouts.set(type, layout);
    return layout;
  }

  /** Indexes the resources of a type by a path that was not indexed before. */
  #index(type: ResourceType, typeNumber: number, lookup: LookupPath): void {
    const path = this.#names.require(lookup.text);
    const insert = this.#connection.prepare(
      'INSERT INTO lookup (tenant, type, path, key, seq) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    );
    const next = this.#connection.prepare(
      'SELECT seq, tenant, id, version, created, modified, document FROM resource WHERE type = ? AND seq > ? ORDER BY seq LIMIT 500',
    );
    for (let from = 0, rows: ResourceRow[]; ; from = rows.at(-1)?.seq ?? from) {
      rows = next.all(typeNumber, from) as ResourceRow[];
      for (const row of rows) {
        const resource = presentResource(type, storedOf(row), '');
        for (const key of lookup.keysOf(resource)) insert.run(row.tenant, typeNumber, path, parameterOf(key), row.seq);
      }
      if (rows.length < 500) break;
    }
    this.#connection.prepare('INSERT INTO lookup_path (type, path) VALUES (?, ?)').run(typeNumber, path);
  }
}

/** A row of the table `resource`. */
export interface ResourceRow {
  readonly seq: number;
  readonly tenant: number;
  readonly type: number;
  readonly id: string;
  readonly version: number;
  readonly created: number;
  readonly modified: number;
  readonly document: string;
}

/** The columns of {@link ResourceRow}, for a table that is called `r`. */
export const RESOURCE_COLUMNS = 'r.seq, r.tenant, r.type, r.id, r.version, r.created, r.modified, r.document';

export function storedOf({ id, version, created, modified, document }: ResourceRow): StoredResource {
  return { id, version, created, lastModified: modified, document: JSON.parse(document) };
}

/** A comparison key as SQLite keeps it: a flag is a number there. */
export function parameterOf(key: string | number | boolean): string | number {
  return typeof key === 'boolean' ? Number(key) : key;
}

/** Everything under which a resource is found. */
export function lookupEntries({ type, lookups }: Layout, stored: StoredResource): IndexEntry[] {
  const resource = presentResource(type, stored, '');
  return lookups.flatMap((lookup) =>
    lookup.keysOf(resource).map((key) => ({ path: lookup.text, key: parameterOf(key) })),
  );
}

/** The values of a resource that no other one may have. A path that is unique everywhere is marked by an asterisk. */
export function uniqueEntries({ type }: Layout, { document }: StoredResource) {
  return uniqueKeys(type, document).map((unique) => ({
    unique,
    path: unique.target.path,
    key: parameterOf(unique.key),
  }));
}
