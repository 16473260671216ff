import { allows, type Mode, ScimError, type ToleranceListener } from 'scim-core';
import { quoted } from '../text.ts';
import type { RequestHeaders } from './headers.ts';

/** How a body is read. */
export interface ReadBodyOptions {
  readonly mode: Mode | undefined;
  /** Most bytes. */
  readonly bytes: number;
  /** Deepest nesting of arrays and objects. */
  readonly depth: number;
  readonly onTolerance: ToleranceListener;
}

const MEDIA_TYPES = new Set(['application/scim+json', 'application/json']);

/**
 * Reads the JSON body of a request.
 *
 * @throws ScimError 413 for a body that is too large, 415 for another content type, 400 `invalidSyntax` for anything that
 *   is not a JSON document of acceptable depth in UTF-8, or for no body at all.
 * @see [RFC 7644 §3.8](https://www.rfc-editor.org/rfc/rfc7644#section-3.8)
 */
export function readJson(
  body: string | Uint8Array | undefined,
  headers: RequestHeaders,
  options: ReadBodyOptions,
): unknown {
  checkSize(body, options.bytes);
  checkContentEncoding(headers.get('content-encoding'));
  checkContentType(headers.get('content-type'), options);
  const text = decode(body);
  if (text.trim() === '') throw invalidSyntax('The request has no body; a JSON document is needed.');
  checkDepth(text, options.depth);
  let json: unknown;
  try {
    json = HALF_PAIR.test(text) ? JSON.parse(text, wellFormed) : JSON.parse(text);
  } catch (cause) {
    if (cause instanceof ScimError) throw cause;
    throw invalidSyntax(`The body is not valid JSON: ${reason(cause)}.`, cause);
  }
  return json;
}

const HALF_PAIR = /\\u[dD][89a-fA-F]/;
const LONE_SURROGATE = /\p{Cs}/u;

/** Refuses half of a surrogate pair, which no database and no UTF-8 text can hold (RFC 7493 §2.1). */
function wellFormed(name: string, value: unknown): unknown {
  if (LONE_SURROGATE.test(name) || (typeof value === 'string' && LONE_SURROGATE.test(value))) {
    throw invalidSyntax('The body holds half of a surrogate pair, which is no character.');
  }
  return value;
}

function checkSize(body: string | Uint8Array | undefined, most: number): void {
  if (body === undefined) return;
  // A text has at least as many bytes as UTF-16 units; only one that may be too large is measured.
  const size = typeof body === 'string' && body.length * 3 > most ? new TextEncoder().encode(body).length : body.length;
  if (size > most) throw tooLarge(most);
}

/** The error for a body that is too large; it names the limit, as RFC 7644 §3.7.4 asks for bulk. */
export function tooLarge(most: number): ScimError {
  return new ScimError(413, `The body is larger than ${most} bytes, which is the most that is accepted here.`);
}

function checkContentEncoding(header: string | undefined): void {
  if (header === undefined || /^(identity)?$/i.test(header.trim())) return;
  throw new ScimError(415, `The content encoding ${quoted(header)} is not accepted; send plain JSON.`);
}

function checkContentType(header: string | undefined, { mode, onTolerance }: ReadBodyOptions): void {
  if (header === 'application/scim+json') return;
  if (header === undefined || header.trim() === '') {
    if (!allows(mode, 'http.content-type')) {
      throw new ScimError(415, 'The request has no Content-Type; send application/scim+json.');
    }
    onTolerance('http.content-type', 'Content-Type');
    return;
  }
  const [type = '', ...parameters] = header.split(';').map((part) => part.trim().toLowerCase());
  if (!MEDIA_TYPES.has(type)) {
    throw new ScimError(415, `The content type ${quoted(type)} is not accepted; send application/scim+json.`);
  }
  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') {
    throw new ScimError(415, `The character set ${quoted(charset)} is not accepted; send UTF-8.`);
  }
}

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

function decode(body: string | Uint8Array | undefined): string {
  if (body === undefined) return '';
  if (typeof body === 'string') return body.replace(/^\uFEFF/, '');
  try {
    return UTF_8.decode(body);
  } catch (cause) {
    throw invalidSyntax('The body is not valid UTF-8.', cause);
  }
}

/** Counts brackets outside of strings, so that nothing behind this has to fear the depth of a body. */
function checkDepth(text: string, most: number): void {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === 0x5c) index += 1;
      else if (code === 0x22) inString = false;
    } else if (code === 0x22) inString = true;
    else if (code === 0x7b || code === 0x5b) {
      depth += 1;
      if (depth > most) throw invalidSyntax(`The body nests deeper than ${most} levels.`);
    } else if (code === 0x7d || code === 0x5d) depth -= 1;
  }
}

/** The parser's own words, without the piece of the body that it quotes. */
function reason(cause: unknown): string {
  const message = cause instanceof Error ? cause.message : String(cause);
  const position = /at position \d+/.exec(message)?.[0];
  if (position !== undefined) return `unexpected text ${position}`;
  return message.includes('end of JSON') ? 'it ends too early' : 'unexpected text';
}

function invalidSyntax(detail: string, cause?: unknown): ScimError {
  return new ScimError(400, detail, { scimType: 'invalidSyntax', ...(cause === undefined ? {} : { cause }) });
}
