import { OPEN_BRACKET } from '../filter/characters.ts';
import { FilterParser, type Seal } from '../filter/filter-parser.ts';
import { DEFAULT_FILTER_DEPTH, DEFAULT_FILTER_LENGTH, type ParseFilterOptions } from '../filter/parse-filter.ts';
import { Scanner } from '../filter/scanner.ts';
import type { AttributePath } from './attribute-path.ts';

/**
 * Reads the path of a PATCH operation or of an attribute mapping.
 *
 * @param text For example `userName`, `name.givenName` or `emails[type eq "work"].value`.
 * @throws ScimError 400 `invalidPath` with the position, what was expected and a caret line.
 * @see [RFC 7644 §3.5.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2), figure 7
 * @example
 * ```ts
 * import { parsePath } from 'scim-core';
 *
 * const path = parsePath('emails[type eq "work"].value');
 * path.attribute; // 'emails'
 * path.subAttribute; // 'value'
 * ```
 */
export function parsePath(text: string, options: ParseFilterOptions = {}): AttributePath {
  return readPath(text, options, Object.freeze);
}

/** As {@link parsePath}, for a path that stays inside and need not be frozen. */
export function parsePathUnsealed(text: string, options: ParseFilterOptions): AttributePath {
  return readPath(text, options, (node) => node);
}

function readPath(text: string, options: ParseFilterOptions, seal: Seal): AttributePath {
  if (typeof text !== 'string') throw new TypeError('parsePath needs the text of a path');
  const scanner = new Scanner(text, 'path', options);
  const length = options.limits?.length ?? DEFAULT_FILTER_LENGTH;
  if (text.length > length) throw scanner.fail(length, length + 1, [`at most ${length} characters`]);
  const path = scanner.path();
  if (text.charCodeAt(scanner.position) === OPEN_BRACKET) {
    new FilterParser(scanner, options.limits?.depth ?? DEFAULT_FILTER_DEPTH, seal).brackets(path);
  }
  if (scanner.position < text.length) {
    throw scanner.fail(scanner.position, scanner.wordEnd(scanner.position + 1), ['the end of the path']);
  }
  return seal(path);
}
