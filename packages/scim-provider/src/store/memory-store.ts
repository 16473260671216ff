import { type ResourceType, ScimError } from 'scim-core';
import { quoted } from '../text.ts';
import { evaluateQuery } from './evaluate-query.ts';
import { Entry, Tenant } from './memory-tenant.ts';
import type { Relation } from './relation.ts';
import type {
  NewResource,
  QueryResult,
  RelationEffect,
  RelationOwner,
  RelationPage,
  Removal,
  ResourceChange,
  ResourceQuery,
  ResourceStore,
  StoredResource,
  UpdateOutcome,
} from './resource-store.ts';
import { type Clock, createSlices } from './slices.ts';

/** How deep relations are followed through nesting. */
const NESTING = 20;

/** What {@link createMemoryStore} is told. */
export interface MemoryStoreOptions {
  /** The clock by which long queries let others have their turn. Default `performance.now`. */
  readonly clock?: Clock | undefined;
}

/**
 * A store that keeps everything in the memory of the process: for tests, for trying things out, and as the smallest
 * example of a {@link ResourceStore}.
 *
 * @example
 * ```ts
 * import { createMemoryStore, createProvider } from 'scim-provider';
 * import { groupResourceType, userResourceType } from 'scim-core';
 *
 * const provider = createProvider({
 *   resourceTypes: [userResourceType, groupResourceType],
 *   store: createMemoryStore(),
 *   authenticate: () => ({ id: 'everybody' }),
 * });
 * ```
 */
export function createMemoryStore(options: MemoryStoreOptions = {}): ResourceStore {
  return new MemoryStore(options);
}

class MemoryStore implements ResourceStore {
  readonly #tenants = new Map<string, Tenant>();
  /** Values that are unique in every tenant, by type, path and key. */
  readonly #global = new Map<string, Entry>();
  /** How many resources were ever there. */
  #seq = 0;
  readonly #clock: Clock | undefined;

  constructor({ clock }: MemoryStoreOptions) {
    this.#clock = clock;
  }

  #tenant(name: string): Tenant {
    let tenant = this.#tenants.get(name);
    if (tenant === undefined) {
      tenant = new Tenant(this.#global);
      this.#tenants.set(name, tenant);
    }
    return tenant;
  }

  async create(tenantName: string, type: ResourceType, resource: NewResource): Promise<StoredResource> {
    const tenant = this.#tenant(tenantName);
    const { id, at, document } = resource;
    if (tenant.byId.has(id)) {
      throw new ScimError(409, `The id ${quoted(id)} is already in use.`, { scimType: 'uniqueness' });
    }
    const stored: StoredResource = { id, version: 1, created: at, lastModified: at, document };
    this.#seq += 1;
    const entry = new Entry(this.#seq, type, stored);
    const { elements } = tenant.applyChanges(entry, resource);
    tenant.claimUniqueKeys(entry, document);
    tenant.add(entry);
    tenant.relations.set(entry, elements);
    return stored;
  }

  async get(tenantName: string, type: ResourceType, id: string): Promise<StoredResource | undefined> {
    return this.#tenant(tenantName).find(type, id)?.stored;
  }

  async query(tenantName: string, type: ResourceType, query: ResourceQuery): Promise<QueryResult> {
    const tenant = this.#tenant(tenantName);
    const entries = [...tenant.ofType(type).values()];
    const readRelation = (entry: Entry, relation: Relation) =>
      relation.owner === type
        ? tenant.elementsOf(entry, relation)
        : tenant.relations.owners(entry.stored.id, relation, NESTING);
    return evaluateQuery(type, query, entries, readRelation, createSlices({ clock: this.#clock }));
  }

  async update(
    tenantName: string,
    type: ResourceType,
    id: string,
    at: number,
    change: (current: StoredResource) => ResourceChange,
  ): Promise<UpdateOutcome | undefined> {
    const tenant = this.#tenant(tenantName);
    const entry = tenant.find(type, id);
    if (entry === undefined) return undefined;
    const before = entry.stored;
    const wanted = change(before);
    const { elements, effects } = tenant.applyChanges(entry, wanted);
    if (wanted.document === undefined && !effects.some(isEffective))
      return { before, after: before, changed: false, effects };
    if (wanted.document !== undefined) tenant.claimUniqueKeys(entry, wanted.document);
    tenant.relations.set(entry, elements);
    entry.stored = nextVersion(before, at, wanted.document);
    return { before, after: entry.stored, changed: true, effects };
  }

  async delete(
    tenantName: string,
    type: ResourceType,
    id: string,
    { at, relations, guard }: Removal,
  ): Promise<StoredResource | undefined> {
    const tenant = this.#tenant(tenantName);
    const entry = tenant.find(type, id);
    if (entry === undefined) return undefined;
    guard?.(entry.stored);
    for (const owner of tenant.remove(entry, relations)) owner.stored = nextVersion(owner.stored, at, undefined);
    return entry.stored;
  }

  async elements(tenantName: string, relation: Relation, id: string, limit: number, from = '0'): Promise<RelationPage> {
    const tenant = this.#tenant(tenantName);
    const entry = tenant.find(relation.owner, id);
    const start = Number(from);
    const end = start + limit;
    if (entry === undefined) return { elements: [], next: undefined };
    const size = entry.elements.get(relation.target.path)?.size ?? 0;
    const elements = tenant.elementsOf(entry, relation, start, end);
    return { elements, next: end < size ? String(end) : undefined };
  }

  async owners(
    tenantName: string,
    relation: Relation,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, readonly RelationOwner[]>> {
    const tenant = this.#tenant(tenantName);
    const found = new Map<string, readonly RelationOwner[]>();
    for (const id of ids) {
      const owners = tenant.relations.owners(id, relation, NESTING);
      if (owners.length > 0) found.set(id, owners);
    }
    return found;
  }

  async close(): Promise<void> {
    this.#tenants.clear();
    this.#global.clear();
  }
}

function isEffective({ added, removed }: RelationEffect): boolean {
  return added > 0 || removed > 0;
}

/** The version that follows another, see {@link ResourceStore.update}. */
function nextVersion(
  before: StoredResource,
  at: number,
  document: StoredResource['document'] | undefined,
): StoredResource {
  return {
    ...before,
    version: before.version + 1,
    lastModified: Math.max(at, before.lastModified + 1),
    document: document ?? before.document,
  };
}
