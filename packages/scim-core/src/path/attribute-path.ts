import type { Filter } from '../filter/ast.ts';

/**
 * A place in a resource, as a filter or a PATCH operation names it: `userName`, `name.givenName`,
 * `urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager`, `emails[type eq "work"].value`.
 *
 * Names keep the letter case in which they were written; they are compared in any letter case.
 *
 * @see [RFC 7644 §3.10](https://www.rfc-editor.org/rfc/rfc7644#section-3.10) and figure 7 in §3.5.2
 */
export interface AttributePath {
  readonly kind: 'path';
  /** The URI before the attribute name, without the colon between them. */
  readonly schema: string | undefined;
  readonly attribute: string;
  /** The condition in brackets, which selects elements of a multi-valued attribute. */
  readonly filter: Filter | undefined;
  readonly subAttribute: string | undefined;
  /** First UTF-16 unit of the path in the text it was read from, 0-based. */
  readonly start: number;
  /** First UTF-16 unit behind it. */
  readonly end: number;
}

/** The name of an attribute with its schema and without brackets, for example `urn:…:User:manager`. */
export function qualifiedName({ schema, attribute }: AttributePath): string {
  return schema === undefined ? attribute : `${schema}:${attribute}`;
}
