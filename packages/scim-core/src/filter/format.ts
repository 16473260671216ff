import { type AttributePath, qualifiedName } from '../path/attribute-path.ts';
import type { ComparisonValue, Filter } from './ast.ts';

/** Writes a comparison value as JSON, with `-0` kept, which `JSON.stringify` would drop. */
function formatValue(value: ComparisonValue): string {
  return Object.is(value, -0) ? '-0' : JSON.stringify(value);
}

/**
 * Writes an attribute path as text.
 *
 * @example
 * ```ts
 * import { formatPath, parsePath } from 'scim-core';
 *
 * formatPath(parsePath('emails[ type EQ "work" ].value')); // 'emails[type eq "work"].value'
 * ```
 */
export function formatPath(path: AttributePath): string {
  const condition = path.filter === undefined ? '' : `[${formatFilter(path.filter)}]`;
  const part = path.subAttribute === undefined ? '' : `.${path.subAttribute}`;
  return `${qualifiedName(path)}${condition}${part}`;
}

/**
 * Writes a filter as text, with as few parentheses as the tree needs. Reading the text again gives the same tree, but for
 * positions.
 *
 * @example
 * ```ts
 * import { formatFilter, parseFilter } from 'scim-core';
 *
 * formatFilter(parseFilter('(title PR) AND (userType eq "a" or userType eq "b")'));
 * // 'title pr and (userType eq "a" or userType eq "b")'
 * ```
 */
export function formatFilter(filter: Filter): string {
  switch (filter.kind) {
    case 'comparison':
      return `${formatPath(filter.path)} ${filter.operator} ${formatValue(filter.value)}`;
    case 'present':
      return `${formatPath(filter.path)} pr`;
    case 'valuePath':
      return formatPath(filter.path);
    case 'not':
      return `not (${formatFilter(filter.filter)})`;
    case 'and':
      return filter.filters.map((part) => group(part, part.kind === 'and' || part.kind === 'or')).join(' and ');
    case 'or':
      return filter.filters.map((part) => group(part, part.kind === 'or')).join(' or ');
  }
}

function group(filter: Filter, parenthesised: boolean): string {
  const text = formatFilter(filter);
  return parenthesised ? `(${text})` : text;
}
