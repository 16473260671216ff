import type { ResourceType } from 'scim-core';
import {
  createSlices,
  type NewResource,
  type OwnersById,
  type QueryResult,
  type Relation,
  type RelationOwner,
  type RelationPage,
  type Removal,
  type ResourceChange,
  type ResourceQuery,
  type ResourceStore,
  type StoredResource,
  type UpdateOutcome,
} from 'scim-provider';
import { Changes } from './changes.ts';
import type { SqliteConnection } from './database/connection.ts';
import { storageError } from './database/errors.ts';
import { PastStore } from './past/past-store.ts';
import { Present } from './past/present.ts';
import { nextTurn, type QueryEnvironment, type SqliteRow } from './query/environment.ts';
import { explainQuery, type QueryExplanation } from './query/explain-query.ts';
import { PointQueries } from './query/point-queries.ts';
import { runQuery } from './query/run-query.ts';
import { MemberReader } from './relation/member-reader.ts';
import { Members } from './relation/members.ts';
import { OwnerReader } from './relation/owner-reader.ts';
import { Journal } from './table/journal.ts';
import { JournalReader } from './table/journal-reader.ts';
import { type ResourceRow, storedOf } from './table/layout.ts';
import { Layouts } from './table/layouts.ts';
import { Names } from './table/names.ts';
import { PlainForms } from './table/plain-forms.ts';
import { Rows } from './table/rows.ts';

/** Resources whose owners are read at a time. */
const OWNED_AT_A_TIME = 32;

/** A {@link ResourceStore} in one SQLite file; see {@link openSqliteStore}. */
export class SqliteStore implements ResourceStore {
  readonly #connection: SqliteConnection;
  readonly #names: Names;
  readonly #layouts: Layouts;
  readonly #rows: Rows;
  readonly #forms: PlainForms;
  readonly #points: PointQueries;
  readonly #memberReader: MemberReader;
  readonly #changes: Changes;
  /** The last changes; see {@link SqliteStoreOptions.journalLimit}. */
  readonly journal: JournalReader;

  /** @internal */
  constructor(
    connection: SqliteConnection,
    lookups: Readonly<Record<string, readonly string[]>>,
    journalLimit: number,
  ) {
    this.#connection = connection;
    this.#names = new Names(connection);
    const journal = new Journal(connection, journalLimit);
    this.journal = new JournalReader(connection, this.#names, journal);
    connection.onRollback(() => {
      this.#names.forget();
      journal.forget();
    });
    this.#layouts = new Layouts(connection, this.#names, lookups);
    this.#rows = new Rows(connection, this.#names);
    this.#forms = new PlainForms(this.#names);
    this.#points = new PointQueries({
      ...{ connection, names: this.#names, forms: this.#forms },
      ownerReader: (tenant, relation) => this.#ownerReader(tenant, relation),
    });
    this.#memberReader = new MemberReader(connection, this.#names);
    this.#changes = new Changes({
      rows: this.#rows,
      forms: this.#forms,
      members: new Members(connection, this.#names),
      journal,
    });
  }

  async create(tenant: string, type: ResourceType, resource: NewResource): Promise<StoredResource> {
    const layout = await this.#layouts.of(type);
    return this.#connection.write(() =>
      this.#changes.create(
        this.#layouts.current(layout),
        this.#names.require(tenant),
        this.#names.require(type.name),
        resource,
      ),
    );
  }

  async get(tenant: string, type: ResourceType, id: string): Promise<StoredResource | undefined> {
    return this.#connection.read(() => {
      const row = this.#find(tenant, type, id);
      return row && storedOf(row, this.#forms.find(type));
    });
  }

  async query(tenantName: string, type: ResourceType, query: ResourceQuery): Promise<QueryResult> {
    const layout = this.#layouts.known(type) ?? (await this.#layouts.ofQuery(type));
    return this.#points.find(tenantName, layout, query) ?? this.#queryAtLarge(tenantName, type, query);
  }

  async #queryAtLarge(tenantName: string, type: ResourceType, query: ResourceQuery): Promise<QueryResult> {
    const environment = await this.#environment(tenantName, type);
    try {
      return await runQuery(environment, query);
    } catch (error) {
      // Rows are also read between the pieces that the connection watches over.
      throw storageError(error);
    }
  }

  /** Says how a query is answered: which index leads to the rows, and what is left to look at. */
  async explain(tenantName: string, type: ResourceType, query: ResourceQuery): Promise<QueryExplanation> {
    return explainQuery(await this.#environment(tenantName, type), query);
  }

  async update(
    tenant: string,
    type: ResourceType,
    id: string,
    at: number,
    change: (current: StoredResource) => ResourceChange,
  ): Promise<UpdateOutcome | undefined> {
    const layout = await this.#layouts.of(type);
    return this.#connection.write(() => {
      const row = this.#find(tenant, type, id);
      return row && this.#changes.update(this.#layouts.current(layout), row, at, change);
    });
  }

  async delete(tenant: string, type: ResourceType, id: string, removal: Removal): Promise<StoredResource | undefined> {
    const layout = await this.#layouts.of(type);
    return this.#connection.write(() => {
      const row = this.#find(tenant, type, id);
      return row && this.#changes.remove(this.#layouts.current(layout), row, removal);
    });
  }

  async elements(tenant: string, relation: Relation, id: string, limit: number, from = ''): Promise<RelationPage> {
    return this.#connection.read(() => {
      const row = this.#find(tenant, relation.owner, id);
      if (row === undefined) return { elements: [], next: undefined };
      return this.#memberReader.page(row.seq, relation, limit, from);
    });
  }

  async owners(tenant: string, relation: Relation, ids: readonly string[]): Promise<OwnersById> {
    const found = new Map<string, readonly RelationOwner[]>();
    const slices = createSlices({ yieldToOthers: nextTurn, clock: this.#connection.clock });
    let reader: OwnerReader | undefined;
    for (let start = 0; start < ids.length; start += OWNED_AT_A_TIME) {
      // A page may have many who are in many groups, and nobody else is to wait for all of them.
      if (start > 0 && slices.isOver(OWNED_AT_A_TIME)) {
        await slices.pause();
        // What it remembers may be gone by now.
        reader = undefined;
      }
      await this.#connection.read(() => {
        reader ??= this.#ownerReader(this.#names.find(tenant), relation);
        for (const id of ids.slice(start, start + OWNED_AT_A_TIME)) {
          const owners = reader.owners(id);
          if (owners.length > 0) found.set(id, owners);
        }
      });
    }
    return found;
  }

  /**
   * Copies everything as it is at one moment into a new file, readable by nobody else, while the store is in use.
   *
   * @throws SqliteStoreError when the file is there already, or can't be written.
   */
  async backup(file: string): Promise<void> {
    await this.#connection.backup(file);
  }

  /**
   * What a tenant had right after a change: a store that can be read as this one is, and not written. It goes on taking in
   * what changes, so that it stays what it is.
   *
   * @param position The place of the change in {@link journal}; 0 for what was before the first one.
   * @param types The resource types of the tenant.
   * @throws SqliteStoreError `journal-too-short` when changes since then are no longer kept, or none ever are (a
   *   `journalLimit` of 0); reading a relation throws it too when more of its elements changed at once than the journal keeps.
   * @example
   * ```ts
   * import { userResourceType } from 'scim-core';
   * import { openSqliteStore } from 'scim-store-sqlite';
   *
   * const store = openSqliteStore({ file: ':memory:' });
   * const before = store.journal.position;
   * const document = { schemas: [], userName: 'bjensen' };
   * await store.create('acme', userResourceType, { id: '1', at: 0, document, relations: [], integrity: 'any' });
   * const past = await store.at('acme', before, [userResourceType]);
   * await past.get('acme', userResourceType, '1'); // undefined
   * ```
   */
  async at(tenant: string, position: number, types: readonly ResourceType[]): Promise<ResourceStore> {
    const present = new Present(this.#connection, this.#names, this.#layouts, tenant);
    return PastStore.open({ present, store: this, journal: this.journal, tenant, position, types });
  }

  async close(): Promise<void> {
    this.#connection.close();
  }

  async #environment(tenantName: string, type: ResourceType): Promise<QueryEnvironment> {
    const layout = await this.#layouts.ofQuery(type);
    const place = await this.#connection.read(() => ({
      tenant: this.#names.find(tenantName),
      type: this.#names.find(type.name),
      names: this.#names,
    }));
    return {
      connection: this.#connection,
      layout,
      place,
      form: this.#forms.find(type),
      countAll: () => this.#rows.count(place.tenant, place.type),
      readRelation: ({ seq, stored }: SqliteRow, relation: Relation) =>
        relation.owner === type
          ? this.#memberReader.elements(seq, relation)
          : this.#ownerReader(place.tenant, relation).owners(stored.id),
    };
  }

  #find(tenant: string, type: ResourceType, id: string): ResourceRow | undefined {
    return this.#rows.find(this.#names.find(tenant), this.#names.find(type.name), id);
  }

  #ownerReader(tenant: number, relation: Relation): OwnerReader {
    return new OwnerReader(this.#connection, this.#names, tenant, relation);
  }
}
