import { formatPosition, invalidCursor, parsePosition } from 'scim-provider';
import type { Position } from './source-sql.ts';

/*
 * An index and a sort in memory order equal keys differently, so that a position says which of them it belongs to: a query may
 * be answered in another way once a further path is indexed.
 */
const INDEX = 'i';
const MEMORY = 'm';

/** A place in the order of an index. */
export function formatIndexPosition({ seq, key }: Position): string {
  return INDEX + formatPosition({ seq, key: key ?? undefined });
}

/** @throws ScimError 400 `invalidCursor`. */
export function parseIndexPosition(text: string): Position {
  const { seq, key } = parsePosition(strip(text, INDEX));
  if (typeof key === 'boolean') throw invalidCursor();
  return { seq, key: key ?? null };
}

/** A place in an order that was made in memory, or the other way round; an empty text stays as it is. */
export const memoryPosition = {
  format: (position: string | undefined): string | undefined => position && MEMORY + position,
  parse: (text: string | undefined): string | undefined => text && strip(text, MEMORY),
} as const;

function strip(text: string, kind: string): string {
  if (!text.startsWith(kind)) throw invalidCursor();
  return text.slice(kind.length);
}
