import type { ResourceType } from 'scim-core';
import { type KeyPath, presentResource, readKeyPath } from 'scim-provider';
import type { SqliteConnection } from '../database/connection.ts';
import { isBusy, storageError } from '../database/errors.ts';
import { type Layout, parameterOf, RESOURCE_COLUMNS, type ResourceRow, storedOf } from './layout.ts';
import { DEFAULT_LOOKUPS } from './lookup-path.ts';
import type { Names } from './names.ts';

/** Rows that are indexed at a time. */
const PIECE = 500;

/** Knows the indexed paths of each type, and keeps rows that were written before a path was indexed findable by it. */
export class Layouts {
  readonly #connection: SqliteConnection;
  readonly #names: Names;
  readonly #extra: Readonly<Record<string, readonly string[]>>;
  readonly #layouts = new Map<ResourceType, Layout>();
  /** What {@link current} has found in a transaction, which holds until its end. */
  readonly #checked = new Map<ResourceType, { readonly transaction: number; readonly layout: Layout }>();

  constructor(connection: SqliteConnection, names: Names, extra: Readonly<Record<string, readonly string[]>>) {
    this.#connection = connection;
    this.#names = names;
    this.#extra = extra;
  }

  /** The layout of a type, when it is known already. */
  known(type: ResourceType): Layout | undefined {
    return this.#layouts.get(type);
  }

  /** The layout of a type; the first call for a type may have to index what is there. */
  async of(type: ResourceType): Promise<Layout> {
    return (await this.#prepared(type)) ?? this.#keep(await this.#connection.write(() => this.#prepare(type)));
  }

  /** As {@link of}, for a query: while others write, it does without paths that are not indexed yet, and waits for nobody. */
  async ofQuery(type: ResourceType): Promise<Layout> {
    const prepared = await this.#prepared(type);
    if (prepared !== undefined) return prepared;
    try {
      return this.#keep(this.#connection.writeNow(() => this.#prepare(type)));
    } catch (error) {
      if (!isBusy(error)) throw storageError(error);
      return this.#connection.read(() => this.#read(type));
    }
  }

  /** The layout of a type whose wanted paths are all indexed. */
  async #prepared(type: ResourceType): Promise<Layout | undefined> {
    const known = this.#layouts.get(type);
    if (known !== undefined) return known;
    const isPrepared = await this.#connection.read(() => this.#missing(type, this.#names.find(type.name)).length === 0);
    return isPrepared ? this.#keep(await this.#connection.read(() => this.#read(type))) : undefined;
  }

  #keep(layout: Layout): Layout {
    this.#layouts.set(layout.type, layout);
    return layout;
  }

  /**
   * The layout as it is now, for a write: another process may have indexed a further path since, and would miss rows that
   * are written without it. Only inside a write.
   */
  current(layout: Layout): Layout {
    const { type, pathCount } = layout;
    const { transaction } = this.#connection;
    const checked = this.#checked.get(type);
    if (checked?.transaction === transaction) return checked.layout;
    const count = this.#connection.constant('SELECT count(*) FROM lookup_path WHERE type = ?').pluck();
    if (count.get(this.#names.find(type.name)) === pathCount) {
      this.#checked.set(type, { transaction, layout });
      return layout;
    }
    const now = this.#read(type);
    this.#layouts.set(type, now);
    this.#checked.set(type, { transaction, layout: now });
    return now;
  }

  /** What is indexed already, by this process or another one: it is kept up too, or the other would miss rows. */
  #known(typeNumber: number): string[] {
    return this.#connection
      .constant('SELECT name.text FROM lookup_path JOIN name ON name.id = lookup_path.path WHERE lookup_path.type = ?')
      .pluck()
      .all(typeNumber) as string[];
  }

  #missing(type: ResourceType, typeNumber: number): KeyPath[] {
    const known = this.#known(typeNumber);
    const wanted = new Set([...DEFAULT_LOOKUPS, ...(this.#extra[type.name] ?? [])]);
    return [...wanted].filter((text) => !known.includes(text)).flatMap((text) => readKeyPath(text, type) ?? []);
  }

  #read(type: ResourceType): Layout {
    const known = this.#known(this.#names.find(type.name));
    const lookups = known.flatMap((text) => readKeyPath(text, type) ?? []);
    return { type, pathCount: known.length, lookups, paths: new Set(lookups.map(({ text }) => text)) };
  }

  #prepare(type: ResourceType): Layout {
    this.#checked.clear();
    const typeNumber = this.#names.require(type.name);
    for (const lookup of this.#missing(type, typeNumber)) this.#index(type, typeNumber, lookup);
    return this.#read(type);
  }

  /** Indexes the resources of a type by a path that was not indexed before. */
  #index(type: ResourceType, typeNumber: number, lookup: KeyPath): void {
    const path = this.#names.require(lookup.text);
    const insert = this.#connection.constant(
      'INSERT INTO lookup (tenant, type, path, key, seq) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
    );
    const next = this.#connection.constant(
      `SELECT ${RESOURCE_COLUMNS} FROM resource r WHERE r.type = ? AND r.seq > ? ORDER BY r.seq LIMIT ${PIECE}`,
    );
    for (let from = 0, rows: ResourceRow[]; ; from = rows.at(-1)?.seq ?? from) {
      rows = next.all(typeNumber, from) as ResourceRow[];
      for (const row of rows) {
        const resource = presentResource(type, storedOf(row), '');
        for (const key of lookup.keysOf(resource)) insert.run(row.tenant, typeNumber, path, parameterOf(key), row.seq);
      }
      if (rows.length < PIECE) break;
    }
    this.#connection.constant('INSERT INTO lookup_path (type, path) VALUES (?, ?)').run(typeNumber, path);
  }
}
