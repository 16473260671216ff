/**
 * A short text that is the same for equal JSON and, as good as always, different for different: 53 bits of a hash. It tells
 * whether an object changed since the last cycle, in the place of the directory's own delta query.
 */
export function digestOf(value: unknown): string {
  return hash(JSON.stringify(value, (_, member: unknown) => sorted(member))).toString(36);
}

/** The order of members is nothing that a directory says. */
function sorted(member: unknown): unknown {
  if (typeof member !== 'object' || member === null || Array.isArray(member)) return member;
  return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
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
