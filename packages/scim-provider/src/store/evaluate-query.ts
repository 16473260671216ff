import { compileFilter, type ResourceType, ScimError } from 'scim-core';
import { comparePositions, pageOf } from './keyset-page.ts';
import type { Position } from './position.ts';
import { presentResource } from './present.ts';
import { addRelation, presentElement, presentOwner, relationViews, viewsInFilter } from './present-relation.ts';
import type { Relation } from './relation.ts';
import type { QueryResult, RelationElement, RelationOwner, ResourceQuery, StoredResource } from './resource-store.ts';
import { createSlices, type Slices } from './slices.ts';
import { sortKey } from './sort.ts';

/** Most rows that are looked at one by one to answer a query. */
export const MOST_EXAMINED = 50_000;

/** The elements of a relation when the resource has it, who holds the resource when it shows the other side. */
export type ReadRelation<Row> = (row: Row, relation: Relation) => readonly RelationElement[] | readonly RelationOwner[];

/** A resource among others of its type. */
export interface QueriedRow {
  readonly stored: StoredResource;
  /** See {@link Position.seq}; grows along the rows. */
  readonly seq: number;
}

/**
 * Answers a query by looking at rows one by one, in slices of at most 10 ms: for stores that keep everything in memory, or
 * that can't translate a filter.
 *
 * @param rows In the order of their `seq`, which is the order of a query without `sort`.
 * @param readRelation Only called for relations that the filter names.
 * @param slices Default {@link createSlices}.
 * @throws ScimError 400 `tooMany` beyond {@link MOST_EXAMINED} rows.
 */
export async function evaluateQuery<Row extends QueriedRow>(
  type: ResourceType,
  query: ResourceQuery,
  rows: readonly Row[],
  readRelation: ReadRelation<Row>,
  slices = createSlices(),
): Promise<QueryResult> {
  const { filter, sort } = query;
  const found =
    filter === undefined && sort === undefined
      ? rows.map(({ seq, stored }): Place => ({ seq, stored, key: undefined }))
      : await examine(type, query, rows, readRelation, slices);
  if (sort !== undefined) found.sort(comparePositions(query));
  const { page, next } = pageOf(found, query);
  return { resources: page.map(({ stored }) => stored), total: found.length, ...(next === undefined ? {} : { next }) };
}

type Place = QueriedRow & Position;

async function examine<Row extends QueriedRow>(
  type: ResourceType,
  query: ResourceQuery,
  rows: readonly Row[],
  readRelation: ReadRelation<Row>,
  slices: Slices,
): Promise<Place[]> {
  const { filter, sort } = query;
  if (rows.length > MOST_EXAMINED) throw tooMany();
  const matches = filter === undefined ? undefined : rowTest(type, query, readRelation);
  const found: Place[] = [];
  for (const row of rows) {
    if (slices.isOver()) await slices.pause();
    if (matches?.(row) === false) continue;
    const { seq, stored } = row;
    const key = sort === undefined ? undefined : sortKey(present(type, query, stored), sort.target);
    found.push({ seq, stored, key });
  }
  return found;
}

/** Makes the test of a query's filter for rows, which reads relations only where the filter names them. */
export function rowTest<Row extends { readonly stored: StoredResource }>(
  type: ResourceType,
  query: ResourceQuery,
  readRelation: ReadRelation<Row>,
): (row: Row) => boolean {
  const { filter, locationOf } = query;
  if (filter === undefined) return () => true;
  const test = compileFilter(filter, { resourceType: type });
  const views = viewsInFilter(relationViews(type, query.relations), filter);
  return (row) => {
    const resource = present(type, query, row.stored);
    for (const view of views) {
      const related = readRelation(row, view.relation);
      const elements =
        view.side === 'owner'
          ? (related as readonly RelationElement[]).map((element) => presentElement(element, locationOf))
          : (related as readonly RelationOwner[]).map((owner) => presentOwner(view.relation, owner, locationOf));
      addRelation(resource, view, elements);
    }
    return test(resource);
  };
}

function present(type: ResourceType, { locationOf }: ResourceQuery, stored: StoredResource) {
  return presentResource(type, stored, locationOf(type.name, stored.id) ?? '');
}

/** The error for a query that would look at too many rows. See [RFC 7644 §3.4.2.1](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.1). */
export function tooMany(): ScimError {
  return new ScimError(
    400,
    `More than ${MOST_EXAMINED} resources would have to be looked at one by one. Narrow the filter, for example by adding an eq comparison of an indexed attribute such as userName or externalId.`,
    { scimType: 'tooMany' },
  );
}
