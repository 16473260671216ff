import type { AttributePath } from '../path/attribute-path.ts';

/** The operators that compare an attribute with a value. See [RFC 7644 §3.4.2.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.2). */
export type ComparisonOperator = 'eq' | 'ne' | 'co' | 'sw' | 'ew' | 'gt' | 'ge' | 'lt' | 'le';

/** What an attribute is compared with: a JSON string, number or boolean, or `null` for "unassigned". */
export type ComparisonValue = string | number | boolean | null;

interface Node {
  /** First UTF-16 unit of this part in the text it was read from, 0-based; parentheses around it are not part of it. */
  readonly start: number;
  /** First UTF-16 unit behind it. */
  readonly end: number;
}

/** `userName eq "bjensen"`. */
export interface ComparisonFilter extends Node {
  readonly kind: 'comparison';
  readonly path: AttributePath;
  readonly operator: ComparisonOperator;
  readonly value: ComparisonValue;
}

/** `title pr`. */
export interface PresentFilter extends Node {
  readonly kind: 'present';
  readonly path: AttributePath;
}

/** `emails[type eq "work" and value co "@example.com"]`: one element satisfies the whole condition. */
export interface ValuePathFilter extends Node {
  readonly kind: 'valuePath';
  readonly path: AttributePath & { readonly filter: Filter };
}

/** Two or more conditions that must all hold. */
export interface AndFilter extends Node {
  readonly kind: 'and';
  readonly filters: readonly Filter[];
}

/** Two or more conditions of which one must hold. */
export interface OrFilter extends Node {
  readonly kind: 'or';
  readonly filters: readonly Filter[];
}

/** `not (…)`. */
export interface NotFilter extends Node {
  readonly kind: 'not';
  readonly filter: Filter;
}

/**
 * A parsed filter: a frozen tree of nodes, told apart by `kind`.
 *
 * Groups stay as they were written: `(a and b) and c` is an `and` inside an `and`.
 */
export type Filter = ComparisonFilter | PresentFilter | ValuePathFilter | AndFilter | OrFilter | NotFilter;
