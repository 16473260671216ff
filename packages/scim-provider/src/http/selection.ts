import { allows, ScimError } from 'scim-core';
import type { Exchange } from '../exchange.ts';

/** Which attributes a client wants, see [RFC 7644 §3.9](https://www.rfc-editor.org/rfc/rfc7644#section-3.9). */
export interface Selection {
  readonly attributes: readonly string[] | undefined;
  readonly excludedAttributes: readonly string[] | undefined;
  /** What the request has just written, and is returned for that reason where nothing is selected. */
  readonly written?: readonly string[];
}

/** The selection in the query of a request. */
export function readSelection(exchange: Pick<Exchange, 'settings' | 'parameters' | 'onTolerance'>): Selection {
  return chooseSelection(
    exchange,
    names(exchange.parameters.get('attributes')),
    names(exchange.parameters.get('excludedAttributes')),
  );
}

/**
 * Brings both lists together, of which the RFC allows one at a time.
 *
 * @throws ScimError 400 `invalidValue` for both, where the mode does not let `attributes` win.
 */
export function chooseSelection(
  { settings, onTolerance }: Pick<Exchange, 'settings' | 'onTolerance'>,
  attributes: readonly string[] | undefined,
  excludedAttributes: readonly string[] | undefined,
): Selection {
  if (attributes !== undefined && excludedAttributes !== undefined) {
    if (!allows(settings.mode, 'http.attributes-and-excluded')) {
      throw new ScimError(400, 'attributes and excludedAttributes exclude each other; give one of them.', {
        scimType: 'invalidValue',
      });
    }
    onTolerance('http.attributes-and-excluded', 'attributes');
    return { attributes, excludedAttributes: undefined };
  }
  return { attributes, excludedAttributes };
}

/** Splits a list of attribute names; an empty list counts as none. */
function names(list: string | undefined): readonly string[] | undefined {
  if (list === undefined) return undefined;
  const given = list.split(',').map((name) => name.trim());
  const named = given.filter((name) => name !== '');
  return named.length === 0 ? undefined : named;
}
