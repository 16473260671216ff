/**
 * A short text that is the same for equal JSON and, as good as always, different for different: 53 bits of a hash. It tells
 * whether an object changed since the last cycle, in the place of the directory's own delta query.
 */
export function digestOf(value: unknown): string {
  return hash(jsonOf(value) ?? 'null').toString(36);
}

/**
 * The JSON of a value with its members in the order of their names, since that of a directory says nothing; `undefined` for
 * what JSON leaves out. Written by hand, as `JSON.stringify` sorts nothing by itself, and copying each object so that it does
 * takes several times as long.
 */
function jsonOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((element) => jsonOf(element) ?? 'null').join(',')}]`;
  let members = '';
  for (const name of Object.keys(value).sort()) {
    const member = jsonOf((value as Readonly<Record<string, unknown>>)[name]);
    if (member !== undefined) members += `${members === '' ? '' : ','}${JSON.stringify(name)}:${member}`;
  }
  return `{${members}}`;
}

/** cyrb53, a public-domain hash for short texts. */
function hash(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
