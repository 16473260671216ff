import { type AttributePath, type Filter, parseFilter, ScimError, visitFilter } from 'scim-core';

/**
 * The attributes that a filter names, in lower case, without sub-attributes: `emails`, `urn:…:user:manager`.
 *
 * @returns `undefined` for a filter that is not RFC 7644's.
 */
export function filterAttributes(filter: string): string[] | undefined {
  let parsed: Filter;
  try {
    parsed = parseFilter(filter);
  } catch (error) {
    if (error instanceof ScimError) return undefined;
    throw error;
  }
  return visitFilter<string[]>(parsed, {
    comparison: ({ path }) => [nameOf(path)],
    present: ({ path }) => [nameOf(path)],
    valuePath: ({ path }) => [nameOf(path)],
    not: (_, inner) => inner,
    and: (_, parts) => parts.flat(),
    or: (_, parts) => parts.flat(),
  });
}

function nameOf({ schema, attribute }: AttributePath): string {
  return (schema === undefined ? attribute : `${schema}:${attribute}`).toLowerCase();
}
