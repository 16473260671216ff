import { ScimError } from '../error/scim-error.ts';
import type { AttributePath } from '../path/attribute-path.ts';
import type { Filter } from './ast.ts';
import { formatFilter } from './format.ts';
import { parseFilter } from './parse-filter.ts';

/**
 * A filter as a log may show it: which attributes are compared how, but not with what, since that says something about
 * people. Truth values and `null` stay.
 *
 * @returns `…` for text that is no filter.
 * @see [RFC 7644 §7.5.2](https://www.rfc-editor.org/rfc/rfc7644#section-7.5.2)
 * @example
 * ```ts
 * import { redactFilter } from 'scim-core';
 *
 * redactFilter('userName eq "bjensen" and active eq true'); // 'userName eq "…" and active eq true'
 * ```
 */
export function redactFilter(text: string): string {
  try {
    return formatFilter(mapOperands(parseFilter(text), () => '…'));
  } catch (error) {
    if (error instanceof ScimError) return '…';
    throw error;
  }
}

/**
 * The texts and numbers that a filter compares with, as texts.
 *
 * @returns Nothing for text that is no filter.
 * @example
 * ```ts
 * import { filterOperands } from 'scim-core';
 *
 * filterOperands('userName eq "bjensen" or title sw "Tour"'); // ['bjensen', 'Tour']
 * ```
 */
export function filterOperands(text: string): string[] {
  const operands: string[] = [];
  const note = (operand: string) => {
    operands.push(operand);
    return operand;
  };
  try {
    mapOperands(parseFilter(text), note);
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
  }
  return operands;
}

/** Copies a filter with something else in the place of what it compares with. */
function mapOperands(filter: Filter, replace: (operand: string) => string): Filter {
  const inner = (part: Filter) => mapOperands(part, replace);
  switch (filter.kind) {
    case 'comparison': {
      const { value } = filter;
      const isHarmless = value === null || typeof value === 'boolean';
      return { ...filter, path: mapPath(filter.path, inner), value: isHarmless ? value : replace(String(value)) };
    }
    case 'present':
      return { ...filter, path: mapPath(filter.path, inner) };
    case 'valuePath':
      return { ...filter, path: mapPath(filter.path, inner) };
    case 'not':
      return { ...filter, filter: inner(filter.filter) };
    default:
      return { ...filter, filters: filter.filters.map(inner) };
  }
}

function mapPath<P extends AttributePath>(path: P, inner: (filter: Filter) => Filter): P {
  return path.filter === undefined ? path : { ...path, filter: inner(path.filter) };
}
