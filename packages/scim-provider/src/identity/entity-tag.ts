/** The entity tag of a version, for example `W/"3"`. See [RFC 7644 §3.14](https://www.rfc-editor.org/rfc/rfc7644#section-3.14). */
export function entityTag(version: number): string {
  return `W/"${version}"`;
}

const TAG = /^\s*(?:W\/)?("[^"]*")\s*$/;

/**
 * Whether a precondition header names an entity tag. Tags are compared weakly, also for `If-Match`: RFC 7644 shows weak
 * tags there, which the strong comparison of RFC 9110 would never find equal.
 *
 * @param header The value of `If-Match` or `If-None-Match`: `*`, a tag, or several with commas between them.
 */
export function namesEntityTag(header: string, tag: string): boolean {
  if (header.trim() === '*') return true;
  const wanted = TAG.exec(tag)?.[1];
  // A tag never holds a quote, so commas inside quotes stay together.
  for (const candidate of header.match(/(?:W\/)?"[^"]*"/g) ?? []) {
    if (TAG.exec(candidate)?.[1] === wanted) return true;
  }
  return false;
}
