import type { Filter } from './ast.ts';
import { FilterParser } from './filter-parser.ts';
import { Scanner, type SyntaxOptions } from './scanner.ts';

/** How much a filter may demand before it is refused. */
export interface FilterLimits {
  /** UTF-16 units of the text, which also bounds the number of nodes. Default 10,000. */
  readonly length?: number;
  /** Parentheses, brackets and `not` inside one another. Default 50. */
  readonly depth?: number;
}

/** What {@link parseFilter} may be told. */
export interface ParseFilterOptions extends SyntaxOptions {
  readonly limits?: FilterLimits | undefined;
}

export const DEFAULT_FILTER_LENGTH = 10_000;
export const DEFAULT_FILTER_DEPTH = 50;

/**
 * Reads a filter into a frozen tree.
 *
 * @param text As it stands in the query after percent-decoding.
 * @returns A tree that {@link formatFilter} turns back into text.
 * @throws ScimError 400 `invalidFilter` with the position, what was expected and a caret line.
 * @see [RFC 7644 §3.4.2.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.4.2.2)
 * @example
 * ```ts
 * import { parseFilter } from 'scim-core';
 *
 * const filter = parseFilter('userName sw "J" and active eq true');
 * filter.kind; // 'and'
 * ```
 */
export function parseFilter(text: string, options: ParseFilterOptions = {}): Filter {
  if (typeof text !== 'string') throw new TypeError('parseFilter needs the text of a filter');
  const scanner = new Scanner(text, 'filter', options);
  const length = options.limits?.length ?? DEFAULT_FILTER_LENGTH;
  if (text.length > length) throw scanner.fail(length, length + 1, [`at most ${length} characters`]);
  return new FilterParser(scanner, options.limits?.depth ?? DEFAULT_FILTER_DEPTH, Object.freeze).parse();
}
