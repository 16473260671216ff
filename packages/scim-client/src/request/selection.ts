import { parsePath } from 'scim-core';
import { unlessWrong } from '../scim-error.ts';

/** Which attributes are asked for. */
export interface SelectedNames {
  readonly attributes?: readonly string[] | undefined;
  readonly excludedAttributes?: readonly string[] | undefined;
}

/**
 * Checks which attributes are asked for.
 *
 * @throws TypeError when both lists are given, or for a name that is none
 *   ([RFC 7644 §3.10](https://www.rfc-editor.org/rfc/rfc7644#section-3.10)).
 */
export function checkSelection({ attributes, excludedAttributes }: SelectedNames): void {
  if (attributes !== undefined && excludedAttributes !== undefined) {
    throw new TypeError('attributes and excludedAttributes can not be given together (RFC 7644 §3.9)');
  }
  for (const name of attributes ?? excludedAttributes ?? []) {
    if (unlessWrong(() => parsePath(name).filter === undefined, false)) continue;
    throw new TypeError(`${JSON.stringify(name)} is no name of an attribute such as name.givenName (RFC 7644 §3.10)`);
  }
}
