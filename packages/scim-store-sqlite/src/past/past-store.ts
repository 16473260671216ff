import { type ResourceType, ScimError } from 'scim-core';
import {
  comparePositions,
  findRelations,
  type Position,
  presentResource,
  type QueryResult,
  type ReadRelation,
  type Relation,
  type RelationElement,
  type RelationOwner,
  type RelationPage,
  type ResourceQuery,
  type ResourceStore,
  rowTest,
  type StoredResource,
  sortKey,
} from 'scim-provider';
import { SqliteStoreError } from '../database/errors.ts';
import type { SqliteRow } from '../query/environment.ts';
import { planFilter } from '../query/plan.ts';
import { isDirect } from '../query/run-query.ts';
import { sortedSource } from '../query/sorted-source.ts';
import type { JournalReader } from '../table/journal-reader.ts';
import type { Layout } from '../table/layout.ts';
import { PastChanges, type PastResource } from './past-changes.ts';
import { type Placed, pastPage } from './past-page.ts';
import { PastRelations } from './past-relations.ts';
import type { Present } from './present.ts';

/** Changes that are read at a time. */
const PIECE = 500;
/** How often a page is read anew because something changed meanwhile. */
const ATTEMPTS = 5;

/** What a past state is told from. */
export interface PastParts {
  readonly present: Present;
  readonly store: Pick<ResourceStore, 'query'>;
  readonly journal: JournalReader;
  readonly tenant: string;
  readonly position: number;
  readonly types: readonly ResourceType[];
}

/**
 * What one tenant had right after a change: the present, without what changed since. It can be read like any store, and not
 * written.
 */
export class PastStore implements ResourceStore {
  readonly #parts: PastParts;
  readonly #changes: PastChanges;
  readonly #relations: PastRelations;
  /** The newest change that is taken in. */
  #known: number;

  private constructor(parts: PastParts) {
    this.#parts = parts;
    this.#changes = new PastChanges(findRelations(parts.types));
    this.#relations = new PastRelations(parts, this.#changes, (id) => this.#pastNow(id));
    this.#known = parts.position;
  }

  /** @throws SqliteStoreError `journal-too-short` when changes since the position are no longer kept. */
  static async open(parts: PastParts): Promise<PastStore> {
    const past = new PastStore(parts);
    await past.#catchUp();
    return past;
  }

  async get(tenant: string, type: ResourceType, id: string): Promise<StoredResource | undefined> {
    this.#only(tenant);
    await this.#catchUp();
    const past = this.#pastNow(id);
    if (past !== undefined) return past.resourceType === type.name ? past.stored : undefined;
    return this.#parts.present.find(type.name, id)?.stored;
  }

  async query(tenant: string, type: ResourceType, query: ResourceQuery): Promise<QueryResult> {
    this.#only(tenant);
    if (query.after !== undefined) {
      throw new ScimError(400, 'Pages of a past state are asked for by startIndex, not by cursor.', {
        scimType: 'invalidCursor',
      });
    }
    for (let attempt = 1; ; attempt += 1) {
      await this.#catchUp();
      const before = this.#known;
      // Who holds whom was another thing then.
      const page = await this.#page(type, { ...query, owners: undefined });
      await this.#catchUp();
      if (this.#known === before || attempt === ATTEMPTS) return page;
    }
  }

  async elements(tenant: string, relation: Relation, id: string, limit: number, from = ''): Promise<RelationPage> {
    this.#only(tenant);
    await this.#catchUp();
    return this.#relations.page(relation, id, limit, from);
  }

  async owners(
    tenant: string,
    relation: Relation,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, readonly RelationOwner[]>> {
    this.#only(tenant);
    await this.#catchUp();
    const found = ids.map((id) => [id, this.#relations.owners(relation, id)] as const);
    return new Map(found.filter(([, owners]) => owners.length > 0));
  }

  create(): Promise<never> {
    return Promise.reject(readOnly());
  }

  update(): Promise<never> {
    return Promise.reject(readOnly());
  }

  delete(): Promise<never> {
    return Promise.reject(readOnly());
  }

  /** Nothing is held: the store itself stays open. */
  async close(): Promise<void> {}

  /**
   * Takes in what changed since it was last asked; what follows in the same turn sees the same state.
   *
   * @throws SqliteStoreError `journal-too-short` when something of it is no longer kept.
   */
  async #catchUp(): Promise<void> {
    const { journal, tenant, position } = this.#parts;
    for (;;) {
      const from = this.#known;
      // Up to here, changes of other tenants are passed over too.
      const newest = journal.position;
      const entries = await journal.behind(tenant, from, PIECE);
      // Asked behind reading, as entries may go meanwhile.
      const reach = await journal.reach();
      if (reach > from) throw tooShort(position, reach);
      this.#changes.take(entries);
      const isLast = entries.length < PIECE;
      this.#known = Math.max(from, entries.at(-1)?.position ?? 0, isLast ? newest : 0);
      if (isLast) return;
    }
  }

  #pastNow(id: string): PastResource | undefined {
    return this.#changes.find(id, () => this.#parts.present.find(undefined, id)?.stored.document);
  }

  async #page(type: ResourceType, query: ResourceQuery): Promise<QueryResult> {
    const { present, store, tenant } = this.#parts;
    const ids = this.#changes.ids(type.name);
    const changed = new Set(ids);
    if (ids.length === 0) return store.query(tenant, type, query);
    const { keyOf, compare } = orderOf(await present.layout(type), query);
    const placed = (seq: number, stored: StoredResource): Placed => ({
      ...{ seq, stored, key: keyOf(presentResource(type, stored, query.locationOf(type.name, stored.id) ?? '')) },
    });
    const pasts = ids.flatMap((id) => this.#pastNow(id) ?? []);
    const former = pasts.flatMap(({ seq, stored }) => (stored === undefined ? [] : [{ seq, stored }]));
    const now = ids.flatMap((id) => present.find(type.name, id) ?? []);
    const matchedThen = rowTest<SqliteRow>(type, query, this.#readRelation(type));
    const matchesNow = rowTest<SqliteRow>(type, query, present.readRelation(type));
    return pastPage({
      former: former.filter(matchedThen).map(({ seq, stored }) => placed(seq, stored)),
      present: now.filter(matchesNow).map(({ seq, stored }) => placed(seq, stored)),
      isChanged: (id) => changed.has(id),
      read: async (offset, limit) => {
        const { resources, total } = await store.query(tenant, type, { ...query, offset, limit });
        const places = resources.flatMap((stored) => {
          const seq = present.find(type.name, stored.id)?.seq;
          return seq === undefined ? [] : [placed(seq, stored)];
        });
        return { places, total };
      },
      compare,
      query,
    });
  }

  #readRelation(type: ResourceType): ReadRelation<SqliteRow> {
    return ({ stored }, relation): readonly RelationElement[] | readonly RelationOwner[] =>
      relation.owner === type
        ? this.#relations.page(relation, stored.id, Number.MAX_SAFE_INTEGER, '').elements
        : this.#relations.owners(relation, stored.id);
  }

  #only(tenant: string): void {
    if (tenant !== this.#parts.tenant) throw new TypeError(`this is a past state of the tenant ${this.#parts.tenant}`);
  }
}

/** The order in which the store answers a query. */
function orderOf(layout: Layout, query: ResourceQuery) {
  const { sort } = query;
  const isIndexed = sortedSource(layout, query) !== undefined;
  const compareByKey = comparePositions(query);
  // An index is read backwards, so that equal keys are in the opposite order too.
  const backwards = comparePositions({ sort: undefined });
  const compare =
    isIndexed && sort?.descending === true ? (a: Position, b: Position) => -backwards(a, b) : compareByKey;
  if (sort !== undefined) return { compare, keyOf: (resource: object) => sortKey(resource as never, sort.target) };
  const plan = planFilter(query.filter, { layout, relations: query.relations });
  const { source } = plan;
  const lookup =
    isDirect(plan, query) && source.kind === 'range'
      ? layout.lookups.find(({ text }) => text === source.path)
      : undefined;
  return { compare, keyOf: (resource: object) => lookup?.keysOf(resource as Record<string, unknown>)[0] };
}

function tooShort(position: number, reach: number): SqliteStoreError {
  const why = Number.isFinite(reach)
    ? `any more: the journal reaches back to change ${reach}`
    : 'because no changes are kept: the limit of the journal is 0';
  return new SqliteStoreError('journal-too-short', `The state after change ${position} can't be told ${why}.`);
}

function readOnly(): ScimError {
  return new ScimError(501, 'What was can only be read.');
}
