import { type ComparisonKey, ScimError } from 'scim-core';

/** The place of a resource in an order: behind what its key precedes, and among equal keys by a number of its own. */
export interface Position {
  /** `undefined` where the order has no key, or the resource has no value there. */
  readonly key: ComparisonKey | undefined;
  /** Never changes while the resource exists; that of a later resource is higher than that of all that are there. */
  readonly seq: number;
}

/** A position as text, for {@link QueryResult.next}. */
export function formatPosition({ key, seq }: Position): string {
  return JSON.stringify(key === undefined ? [seq] : [seq, key]);
}

/**
 * Reads what {@link formatPosition} wrote.
 *
 * @throws ScimError 400 `invalidCursor` for anything else.
 */
export function parsePosition(text: string): Position {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw invalidCursor();
  }
  const [seq, key] = Array.isArray(value) ? (value as unknown[]) : [];
  if (typeof seq !== 'number' || !['undefined', 'string', 'number', 'boolean'].includes(typeof key)) {
    throw invalidCursor();
  }
  return { seq, key: key as ComparisonKey | undefined };
}

/**
 * The error for a cursor that leads nowhere, whatever the reason, so that nobody learns from it.
 *
 * @see [RFC 9865 §2.1](https://www.rfc-editor.org/rfc/rfc9865#section-2.1)
 */
export function invalidCursor(): ScimError {
  return new ScimError(400, 'The cursor is not valid for this query; start again without one.', {
    scimType: 'invalidCursor',
  });
}
