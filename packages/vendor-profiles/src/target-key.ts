import { type AttributePath, formatFilter, parsePath, ScimError } from 'scim-core';

const CORE_SCHEMA = /^urn:ietf:params:scim:schemas:core:2\.0:(user|group)$/;

/**
 * A target attribute in a form that is equal for equal targets: names in lower case, white space of the filter in one
 * form, and without the URN of the core schema, which may be left out.
 *
 * @param target The text of a path, or the path.
 * @throws {ScimError} when the text is no path of [RFC 7644 §3.5.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2).
 *
 * @example
 * ```ts
 * import { targetKey } from 'vendor-profiles';
 *
 * targetKey('Emails[Type eq "work"].Value') === targetKey('emails[type eq "work"].value'); // true
 * ```
 */
export function targetKey(target: string | AttributePath): string {
  const { schema, attribute, filter, subAttribute } = typeof target === 'string' ? parsePath(target) : target;
  const urn = schema?.toLowerCase();
  const prefix = urn === undefined || CORE_SCHEMA.test(urn) ? '' : `${urn}:`;
  const condition = filter === undefined ? '' : `[${formatFilter(filter).toLowerCase()}]`;
  const part = subAttribute === undefined ? '' : `.${subAttribute.toLowerCase()}`;
  return `${prefix}${attribute.toLowerCase()}${condition}${part}`;
}

/**
 * The key of a target, or the text in lower case where it is no path: a few vendors have such names.
 *
 * @example
 * ```ts
 * import { anyTargetKey } from 'vendor-profiles';
 *
 * anyTargetKey('Not a path'); // not a path
 * ```
 */
export function anyTargetKey(target: string): string {
  const known = keys.get(target);
  if (known !== undefined) return known;
  const path = targetPath(target);
  const key = path === undefined ? target.toLowerCase() : targetKey(path);
  if (keys.size < MOST_KEYS && target.length <= LONGEST_KEPT) keys.set(ownText(target), ownText(key));
  return key;
}

/** The same few hundred names are asked for in every job; what is hostile brings others, and as many as it likes. */
const keys = new Map<string, string>();
const MOST_KEYS = 1_000;
/** How long a name may be to be remembered. */
export const LONGEST_KEPT = 200;

/** A text that holds nothing but itself in memory: a part of a text keeps the whole of it, of an export a hundred kilobytes. */
export function ownText(text: string): string {
  return JSON.parse(JSON.stringify(text));
}

/** The path of a target, where its text is one. */
export function targetPath(target: string): AttributePath | undefined {
  try {
    return parsePath(target);
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
    return undefined;
  }
}
