import type { Position, QueryResult, ResourceQuery, StoredResource } from 'scim-provider';

/** A resource with its place in the order of a query. */
export type Placed = Position & { readonly stored: StoredResource };

/** What a page of a past state is put together from. */
export interface PageParts {
  /** The resources that changed since and matched then, in any order. */
  readonly former: readonly Placed[];
  /** The places of resources that changed since and match now, in any order. */
  readonly present: readonly Position[];
  /** Whether a resource changed since. */
  readonly isChanged: (id: string) => boolean;
  /** Reads what matches now, in the order of the query. */
  readonly read: (
    offset: number,
    limit: number,
  ) => Promise<{ readonly places: readonly Placed[]; readonly total: number }>;
  /** The order in which they are read. */
  readonly compare: (a: Position, b: Position) => number;
  readonly query: Pick<ResourceQuery, 'offset' | 'limit'>;
}

/**
 * Makes a page out of what matches now, without what changed since and with what was there instead.
 *
 * Only as much is read around the page as resources have changed: the page starts at most so many places earlier as there
 * are resources to put in, and it is followed by at most so many as there are to take out.
 */
export async function pastPage({ former, present, isChanged, read, compare, query }: PageParts): Promise<QueryResult> {
  const { offset, limit } = query;
  const inserted = [...former].sort(compare);
  const { total: totalNow } = await read(0, 0);
  const total = totalNow - present.length + inserted.length;
  const start = Math.max(0, Math.min(offset - inserted.length, totalNow - 1));
  const { places } = await read(start, offset + limit + present.length - start);
  const [first] = places;
  if (first === undefined)
    return { total, resources: inserted.slice(offset, offset + limit).map(({ stored }) => stored) };
  // In front of the very first one there is nothing to leave out.
  const isBefore = (place: Position) => start > 0 && compare(place, first) < 0;
  const behind = inserted.filter((place) => !isBefore(place));
  const rank = start - present.filter(isBefore).length + (inserted.length - behind.length);
  const merged = mergeSorted(
    places.filter(({ stored }) => !isChanged(stored.id)),
    behind,
    compare,
  );
  // Fewer may stand before the first one than the page leaves out, but never more.
  const skipped = Math.max(0, offset - rank);
  return { total, resources: merged.slice(skipped, skipped + limit).map(({ stored }) => stored) };
}

function mergeSorted(
  a: readonly Placed[],
  b: readonly Placed[],
  compare: (a: Position, b: Position) => number,
): Placed[] {
  const merged: Placed[] = [];
  let next = 0;
  for (const place of a) {
    while (next < b.length && compare(b[next]!, place) < 0) merged.push(b[next++]!);
    merged.push(place);
  }
  return [...merged, ...b.slice(next)];
}
