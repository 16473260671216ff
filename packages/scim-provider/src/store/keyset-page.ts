import { formatPosition, type Position, parsePosition } from './position.ts';
import type { ResourceQuery } from './resource-store.ts';
import { compareSortKeys } from './sort.ts';

/** Compares places in the order of a query: by key, upwards or downwards, and among equal keys always upwards. */
export function comparePositions(query: Pick<ResourceQuery, 'sort'>): (a: Position, b: Position) => number {
  const direction = query.sort?.descending === true ? -1 : 1;
  return (a, b) => direction * compareSortKeys(a.key, b.key) || a.seq - b.seq;
}

/**
 * Cuts a page out of everything that matches: by `offset`, or behind the position that `after` names. What changed or went
 * away in between moves nothing else, so that each resource that stays as it is appears once.
 *
 * @param places In the order of {@link comparePositions}.
 */
export function pageOf<Place extends Position>(
  places: readonly Place[],
  query: Pick<ResourceQuery, 'sort' | 'offset' | 'limit' | 'after'>,
): { readonly page: readonly Place[]; readonly next: string | undefined } {
  const { offset, limit, after } = query;
  if (after === undefined) return { page: places.slice(offset, offset + limit), next: undefined };
  const start = after === '' ? 0 : firstBehind(places, parsePosition(after), comparePositions(query));
  const page = places.slice(start, start + limit);
  const last = page.at(-1);
  const hasMore = last !== undefined && start + limit < places.length;
  return { page, next: hasMore ? formatPosition(last) : undefined };
}

function firstBehind<Place extends Position>(
  places: readonly Place[],
  position: Position,
  compare: (a: Position, b: Position) => number,
): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(places[middle]!, position) > 0) high = middle;
    else low = middle + 1;
  }
  return low;
}
