import { ScimProtocolError } from '../error/protocol-error.ts';
import type { Context } from './context.ts';
import type { PreparedRequest } from './request.ts';

const JSON_TYPE = /^application\/([\w.-]+\+)?json\s*(;|$)/i;

/**
 * Reads the text of a body and stops at the limit. Where the length is told and nothing is unpacked, the runtime keeps
 * the body to it.
 *
 * @throws ScimProtocolError when there is more than the limit.
 */
export async function readText(response: Response, context: Context, request: PreparedRequest): Promise<string> {
  if (response.body === null) return '';
  const { maxResponseBytes } = context;
  const told = response.headers.get('content-length');
  const isPacked = response.headers.has('content-encoding');
  if (told !== null && !isPacked && Number(told) <= maxResponseBytes) return response.text();
  const reader = response.body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > maxResponseBytes) {
      reader.cancel().catch(() => {});
      throw new ScimProtocolError({
        expected: `a body of at most ${maxResponseBytes} bytes (maxResponseBytes)`,
        found: 'more',
        clause: 'limit of the client',
        request: aboutRequest(request),
      });
    }
    text += decoder.decode(value, { stream: true });
  }
}

/**
 * Reads the JSON of an answer with success.
 *
 * @returns `undefined` when there is none.
 * @throws ScimProtocolError when something else than JSON came.
 */
export function readJson(response: Response, text: string, context: Context, request: PreparedRequest): unknown {
  if (text === '') return undefined;
  const type = response.headers.get('content-type') ?? '';
  const parsed = parse(text);
  const isJson = parsed !== undefined;
  if (isJson && (JSON_TYPE.test(type) || context.tolerate('client.content-type', type || 'none', request)))
    return parsed.value;
  throw new ScimProtocolError({
    expected: isJson ? 'Content-Type: application/scim+json' : 'a JSON body',
    found: isJson ? type || 'none' : `${type || 'no content type'}: ${text}`,
    clause: 'RFC 7644 §3.1',
    request: aboutRequest(request),
  });
}

/** Reads the body of an error: parsed, or as text. */
export function readErrorBody(text: string): unknown {
  const parsed = parse(text);
  return parsed === undefined ? text : parsed.value;
}

function parse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** What an error says of a request. */
export function aboutRequest({ method, shownUrl }: PreparedRequest): { readonly method: string; readonly url: string } {
  return { method, url: shownUrl };
}
