import {
  type BoundFilter,
  bindFilter,
  groupResourceType,
  type ResourceType,
  ScimError,
  userResourceType,
} from 'scim-core';
import { findRelations, type Relation } from '../store/relation.ts';
import type {
  NewResource,
  QueryResult,
  RelationChange,
  RelationElement,
  ResourceQuery,
  ResourceStore,
  StoredDocument,
  StoredResource,
} from '../store/resource-store.ts';

/** One behaviour that every {@link ResourceStore} has. */
export interface StoreContractTest {
  /** The behaviour, in a sentence. */
  readonly name: string;
  /**
   * Checks it.
   *
   * @param store An empty store that no other test uses.
   * @throws Error that says what was expected and what was found.
   */
  readonly run: (store: ResourceStore) => Promise<void>;
}

export const TENANT = 'acme';
export const AT = Date.UTC(2026, 0, 2, 3, 4, 5, 6);
export const relations: readonly Relation[] = findRelations([userResourceType, groupResourceType]);
export const membership: Relation = relations[0]!;
const members = membership.target;

/** @throws Error unless both are the same JSON, whatever the order of members, and whether a store gives texts of documents. */
export function expectSame(actual: unknown, expected: unknown, what: string): void {
  const [found, wanted] = [canonical(actual), canonical(expected)];
  if (found !== wanted) throw new Error(`${what}: expected ${wanted}, found ${found}`);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (name, part: unknown) => {
    if (name === 'plainText') return undefined;
    return typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part;
  });
}

/** @throws Error unless the work is refused with this status and keyword. */
export async function expectRefused(
  work: Promise<unknown>,
  status: number,
  scimType: string,
  what: string,
): Promise<void> {
  try {
    await work;
  } catch (error) {
    if (!(error instanceof ScimError)) throw new Error(`${what}: expected a ScimError, found ${String(error)}`);
    expectSame([error.status, error.scimType], [status, scimType], what);
    return;
  }
  throw new Error(`${what}: expected ${status} ${scimType}, but it was accepted`);
}

export function newUser(id: string, attributes: StoredDocument = {}, at = AT): NewResource {
  const document = { schemas: [userResourceType.schema.id], userName: id, ...attributes };
  return { id, at, document, relations: [], integrity: 'any' };
}

export function newGroup(id: string, memberIds: readonly string[] = [], at = AT): NewResource {
  const document = { schemas: [groupResourceType.schema.id], displayName: `Group ${id}` };
  return { id, at, document, relations: [memberChange('replace', memberIds)], integrity: 'any' };
}

export function memberChange(change: 'add' | 'remove' | 'replace', ids: readonly string[]): RelationChange {
  return { target: members, change, elements: ids.map((value) => ({ value })) };
}

/** A condition on an element of `members`, such as `value eq "1"`. */
export function memberFilter(text: string): BoundFilter {
  const bound = bindFilter(`members[${text}]`, { resourceType: groupResourceType });
  if (bound.kind !== 'element') throw new Error(`${text} is no condition on an element`);
  return bound.filter;
}

/** Runs set operations on the members of a group. */
export function changeMembers(store: ResourceStore, id: string, changes: readonly RelationChange[], at = AT) {
  return store.update(TENANT, groupResourceType, id, at, () => ({ relations: changes, integrity: 'any' }));
}

/** Gives a user other attributes. */
export function changeUser(store: ResourceStore, id: string, attributes: StoredDocument, at = AT) {
  return store.update(TENANT, userResourceType, id, at, ({ document }) => ({
    document: { ...document, ...attributes },
    relations: [],
    integrity: 'any',
  }));
}

/** Every element of a group, in parts of the given size. */
export async function readMembers(store: ResourceStore, id: string, limit = 100): Promise<RelationElement[]> {
  const elements: RelationElement[] = [];
  let from: string | undefined;
  do {
    const page = await store.elements(TENANT, membership, id, limit, from);
    elements.push(...page.elements);
    from = page.next;
  } while (from !== undefined);
  return elements;
}

export async function memberIds(store: ResourceStore, id: string): Promise<string[]> {
  return (await readMembers(store, id)).map(({ value }) => value).sort();
}

/** Who holds a resource, as `id` or `(id)` when it does so through another. */
export async function ownerIds(store: ResourceStore, id: string): Promise<string[]> {
  const owners = (await store.owners(TENANT, membership, [id])).get(id) ?? [];
  return owners.map((owner) => (owner.direct ? owner.id : `(${owner.id})`));
}

export function query(
  store: ResourceStore,
  filter: string | undefined,
  more: Partial<ResourceQuery> = {},
  type: ResourceType = userResourceType,
): Promise<QueryResult> {
  return store.query(TENANT, type, {
    filter: filter === undefined ? undefined : bindFilter(filter, { resourceType: type }),
    offset: 0,
    limit: 100,
    relations,
    locationOf: (name, id) => `https://example.com/${name}s/${id}`,
    ...more,
  });
}

/** The ids that match a filter, sorted. */
export async function matching(store: ResourceStore, filter: string, type?: ResourceType): Promise<string[]> {
  const { resources, total } = await query(store, filter, {}, type);
  expectSame(total, resources.length, `total of ${filter}`);
  return resources.map(({ id }) => id).sort();
}

/** What is compared of a version. */
export function summary({ version, created, lastModified }: StoredResource): object {
  return { version, created, lastModified };
}
