import { type ResourceType, ScimError } from 'scim-core';
import type {
  NewResource,
  QueryResult,
  Relation,
  RelationEffect,
  RelationOwner,
  RelationPage,
  Removal,
  ResourceChange,
  ResourceQuery,
  ResourceStore,
  StoredResource,
  UpdateOutcome,
} from 'scim-provider';
import type { SqliteConnection } from './database/connection.ts';
import type { SqliteRow } from './query/environment.ts';
import { runQuery } from './query/run-query.ts';
import { MemberReader } from './relation/member-reader.ts';
import { Members } from './relation/members.ts';
import { OwnerReader } from './relation/owner-reader.ts';
import { Journal } from './table/journal.ts';
import { type Layout, Layouts, type ResourceRow, storedOf } from './table/layout.ts';
import { Names } from './table/names.ts';
import { Rows } from './table/rows.ts';

/** A {@link ResourceStore} in one SQLite file; see {@link openSqliteStore}. */
export class SqliteStore implements ResourceStore {
  readonly #connection: SqliteConnection;
  readonly #names: Names;
  readonly #layouts: Layouts;
  readonly #members: Members;
  readonly #memberReader: MemberReader;
  readonly #rows: Rows;
  readonly #journal: Journal;

  /** @internal */
  constructor(
    connection: SqliteConnection,
    lookups: Readonly<Record<string, readonly string[]>>,
    journalLimit: number,
  ) {
    this.#connection = connection;
    this.#names = new Names(connection);
    connection.onRollback(() => this.#names.forget());
    this.#layouts = new Layouts(connection, this.#names, lookups);
    this.#members = new Members(connection, this.#names);
    this.#memberReader = new MemberReader(connection, this.#names);
    this.#rows = new Rows(connection, this.#names);
    this.#journal = new Journal(connection, journalLimit);
  }

  async create(tenantName: string, type: ResourceType, resource: NewResource): Promise<StoredResource> {
    const layout = await this.#layouts.of(type);
    const { id, at, document, relations, integrity } = resource;
    const stored: StoredResource = { id, version: 1, created: at, lastModified: at, document };
    return this.#connection.write(() => {
      const tenant = this.#names.require(tenantName);
      const typeNumber = this.#names.require(type.name);
      if (this.#rows.isTaken(tenant, id))
        throw new ScimError(409, 'The id is already in use.', { scimType: 'uniqueness' });
      const seq = this.#rows.insert(tenant, typeNumber, stored);
      this.#rows.index(layout, { seq, tenant, type: typeNumber }, undefined, stored);
      const owner = { seq, tenant, type };
      const done = relations.map((change) => ({ change, effect: this.#members.apply(owner, change, integrity) }));
      const made = done.filter(({ effect }) => isEffective(effect));
      const entry = { at, tenant, type: typeNumber, id, version: 1, before: undefined, after: stored, relations: made };
      this.#journal.write(type, { ...entry, change: 'created' });
      return stored;
    });
  }

  async get(tenantName: string, type: ResourceType, id: string): Promise<StoredResource | undefined> {
    return this.#connection.read(() => {
      const row = this.#rows.find(this.#names.find(tenantName), this.#names.find(type.name), id);
      return row && storedOf(row);
    });
  }

  async query(tenantName: string, type: ResourceType, query: ResourceQuery): Promise<QueryResult> {
    const layout = await this.#layouts.of(type);
    const place = { tenant: this.#names.find(tenantName), type: this.#names.find(type.name), names: this.#names };
    return runQuery(
      {
        connection: this.#connection,
        layout,
        place,
        countAll: () => this.#rows.count(place.tenant, place.type),
        readRelation: (row, relation) => this.#related(place.tenant, type, row, relation),
      },
      query,
    );
  }

  #related(tenant: number, type: ResourceType, { seq, stored }: SqliteRow, relation: Relation) {
    if (relation.owner === type) return this.#memberReader.elements(seq, relation);
    return this.#ownerReader(tenant, relation).owners(stored.id);
  }

  #ownerReader(tenant: number, relation: Relation): OwnerReader {
    return new OwnerReader(this.#connection, this.#names, tenant, relation);
  }

  async update(
    tenantName: string,
    type: ResourceType,
    id: string,
    at: number,
    change: (current: StoredResource) => ResourceChange,
  ): Promise<UpdateOutcome | undefined> {
    const layout = await this.#layouts.of(type);
    return this.#connection.write(() => {
      const row = this.#rows.find(this.#names.find(tenantName), this.#names.find(type.name), id);
      return row && this.#change(layout, row, at, change);
    });
  }

  #change(
    layout: Layout,
    row: ResourceRow,
    at: number,
    change: (current: StoredResource) => ResourceChange,
  ): UpdateOutcome {
    const before = storedOf(row);
    const { document, relations, integrity } = change(before);
    const owner = { seq: row.seq, tenant: row.tenant, type: layout.type };
    const done = relations.map((one) => ({ change: one, effect: this.#members.apply(owner, one, integrity) }));
    const effects = done.map(({ effect }) => effect);
    const made = done.filter(({ effect }) => isEffective(effect));
    if (document === undefined && made.length === 0) return { before, after: before, changed: false, effects };
    const after: StoredResource = {
      ...before,
      version: before.version + 1,
      lastModified: Math.max(at, before.lastModified + 1),
      document: document ?? before.document,
    };
    this.#rows.update(row.seq, after, document === undefined ? undefined : JSON.stringify(document));
    this.#rows.index(layout, row, before, after);
    this.#journal.write(layout.type, {
      ...{ at, tenant: row.tenant, type: row.type, id: row.id, version: after.version, change: 'updated' },
      ...{ before, after, relations: made },
    });
    return { before, after, changed: true, effects };
  }

  async delete(
    tenantName: string,
    type: ResourceType,
    id: string,
    { at, relations, guard }: Removal,
  ): Promise<StoredResource | undefined> {
    const layout = await this.#layouts.of(type);
    return this.#connection.write(() => {
      const row = this.#rows.find(this.#names.find(tenantName), this.#names.find(type.name), id);
      if (row === undefined) return undefined;
      const stored = storedOf(row);
      guard?.(stored);
      this.#rows.index(layout, row, stored, undefined);
      this.#rows.remove(row);
      for (const holder of this.#members.forget(row.tenant, row.seq, id, relations)) this.#rows.touch(holder, at);
      this.#journal.write(type, {
        ...{ at, tenant: row.tenant, type: row.type, id, version: row.version, change: 'deleted' },
        ...{ before: stored, after: undefined, relations: [] },
      });
      return stored;
    });
  }

  async elements(tenantName: string, relation: Relation, id: string, limit: number, from = ''): Promise<RelationPage> {
    return this.#connection.read(() => {
      const row = this.#rows.find(this.#names.find(tenantName), this.#names.find(relation.owner.name), id);
      if (row === undefined) return { elements: [], next: undefined };
      return this.#memberReader.page(row.seq, relation, limit, from);
    });
  }

  async owners(
    tenantName: string,
    relation: Relation,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, readonly RelationOwner[]>> {
    return this.#connection.read(() => {
      const reader = this.#ownerReader(this.#names.find(tenantName), relation);
      const found = new Map<string, readonly RelationOwner[]>();
      for (const id of ids) {
        const owners = reader.owners(id);
        if (owners.length > 0) found.set(id, owners);
      }
      return found;
    });
  }

  async close(): Promise<void> {
    this.#connection.close();
  }
}

function isEffective({ added, removed }: RelationEffect): boolean {
  return added > 0 || removed > 0;
}
