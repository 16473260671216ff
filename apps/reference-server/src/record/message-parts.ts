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

/** What a body says: its JSON, or the text of one that is none; `undefined` when there was none. */
export function readBody(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

const credentials: ReadonlySet<string> = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'cookie2',
]);
/** Names that gateways and tunnels give to secrets of their own, as in X-Api-Key or CF-Access-Client-Secret. */
const namesCredential = /(?:(?:api|access|subscription)[-_]?key|token|secret|password)$/i;
/** What stands where a credential was. */
const hidden = '[redacted]';
const hiddenBearer = `Bearer ${hidden}`;

/** Whether a header holds what lets somebody in. */
export function isCredential(name: string): boolean {
  return credentials.has(name.toLowerCase()) || namesCredential.test(name);
}

/**
 * Keeps the headers of a request, names and values in turn, as they came. Of what lets somebody in nothing is kept but the
 * scheme.
 *
 * @param like Those that were kept last. Most callers send the same ones each time, and what is the same is kept once.
 */
export function keepHeaders(raw: readonly string[], like: readonly string[] = []): readonly string[] {
  if (isKept(raw, like)) return like;
  return raw.map((text, index) => {
    const isName = index % 2 === 0;
    const shown = !isName && isCredential(raw[index - 1]!) ? hiddenValue(text) : text;
    return shown === like[index] ? like[index] : shown;
  });
}

/** Whether headers are those that were kept already. */
function isKept(raw: readonly string[], kept: readonly string[]): boolean {
  if (raw.length !== kept.length) return false;
  for (let index = 0; index < raw.length; index += 1) {
    const [text, known] = [raw[index]!, kept[index]!];
    // Only what is secret is kept as hidden.
    if (text !== known && !(known === hiddenBearer && text.startsWith('Bearer '))) return false;
  }
  return true;
}

function hiddenValue(value: string): string {
  return value.startsWith('Bearer ') ? hiddenBearer : (/^(?:bearer|basic) /i.exec(value)?.[0] ?? '') + hidden;
}
