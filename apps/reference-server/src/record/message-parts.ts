/** The most of a body that is kept, in bytes of a request and in UTF-16 units or bytes of an answer. */
export const keptBody = 65_536;

/** What is kept of a body. */
export interface KeptBody {
  /** As it came, and no more than {@link keptBody} of it. */
  readonly start: string | Uint8Array;
  /** How long the whole was, in bytes, where this is only its beginning. */
  readonly whole: number | undefined;
}

/**
 * Keeps a body, or the beginning of one that is too long. That is copied: a part of a text or of an array holds on to the
 * whole of it.
 */
export function keepBody(body: string | Uint8Array | undefined | null): KeptBody | undefined {
  if (body === undefined || body === null || body.length === 0) return undefined;
  if (body.length <= keptBody) return { start: body, whole: undefined };
  const start =
    typeof body === 'string' ? Buffer.from(body.slice(0, keptBody)) : Buffer.from(body.subarray(0, keptBody));
  return { start, whole: Buffer.byteLength(body) };
}

/** The text of a kept body. */
export function textOf({ start }: KeptBody): string {
  return typeof start === 'string' ? start : new TextDecoder().decode(start);
}

const credentials: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'cookie2',
]);
/** What stands where a credential was. */
const hidden = '[redacted]';

/** Whether a header holds what lets somebody in. */
export function isCredential(name: string): boolean {
  return credentials.has(name.toLowerCase());
}

/**
 * Copies the headers of a request, names and values in turn, as they came. Of what lets somebody in nothing is kept but the
 * scheme.
 */
export function keepHeaders(raw: readonly string[]): string[] {
  const kept = raw.slice();
  for (let index = 0; index < kept.length; index += 2) {
    const name = kept[index]!;
    // All of them have a letter pair that few others have, which is quicker to look at than the set.
    if (name.length < 6 || !isCredential(name)) continue;
    kept[index + 1] = /^(?:bearer|basic) /i.exec(kept[index + 1]!)?.[0].concat(hidden) ?? hidden;
  }
  return kept;
}
