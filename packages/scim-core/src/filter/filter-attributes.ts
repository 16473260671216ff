import type { AttributePath } from '../path/attribute-path.ts';
import type { Filter } from './ast.ts';
import { visitFilter } from './visitor.ts';

/**
 * The attributes that a filter names, in lower case, without sub-attributes, each as often as it is named.
 *
 * @example
 * ```ts
 * import { filterAttributes, parseFilter } from 'scim-core';
 *
 * filterAttributes(parseFilter('name.givenName eq "Ada" and not (emails[type eq "work"])')); // ['name', 'emails']
 * ```
 */
export function filterAttributes(filter: Filter): string[] {
  return visitFilter<string[]>(filter, {
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
