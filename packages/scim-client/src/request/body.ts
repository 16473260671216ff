import type { Context } from './context.ts';
import { protocolError } from './protocol-error.ts';
import { withoutSecrets } from './redact.ts';
import type { PreparedRequest } from './request.ts';

const JSON_TYPE = /^application\/([\w.-]+\+)?json\s*(;|$)/i;

/** Has no state of its own between two bodies that are decoded whole. */
const decoder = new TextDecoder();

/**
 * Reads the text of a body and stops at the limit.
 *
 * @throws ScimProtocolError when there is more than the limit.
 */
export async function readText(response: Response, context: Context, request: PreparedRequest): Promise<string> {
  if (response.body === null) return '';
  const { maxResponseBytes } = context;
  const { status } = response;
  const reader = response.body.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  for (let read = await reader.read(); !read.done; read = await reader.read()) {
    size += read.value.length;
    if (size > maxResponseBytes) {
      reader.cancel().catch(() => {});
      const expected = `a body of at most ${maxResponseBytes} bytes (maxResponseBytes)`;
      throw protocolError(request, expected, 'more', 'limit of the client', { status });
    }
    chunks.push(read.value);
  }
  const [first, second] = chunks;
  return second === undefined ? decoder.decode(first) : new Blob(chunks).text();
}

/**
 * Reads the JSON of an answer with success.
 *
 * @returns `undefined` when there is none.
 * @throws ScimProtocolError when something else than JSON came.
 */
export function readJson(
  response: Response,
  text: string,
  context: Context,
  request: PreparedRequest,
  secrets: () => readonly string[],
): unknown {
  if (text === '') return undefined;
  const { status, headers } = response;
  const type = headers.get('content-type') || 'no content type';
  const clause = 'RFC 7644 §3.1';
  const parsed = parse(text);
  // A gateway on the way that is out of order answers with a page of its own.
  if (parsed === undefined) {
    const found = `${type}: ${withoutSecrets(text, secrets())}`;
    throw protocolError(request, 'a JSON body', found, clause, { status, isTransient: true });
  }
  if (JSON_TYPE.test(type) || context.tolerate('client.content-type', type, request)) return parsed.value;
  throw protocolError(request, 'Content-Type: application/scim+json', type, clause, { status });
}

/** Reads the body of an error: parsed, or as text; without the secrets of its request. */
export function readErrorBody(text: string, secrets: readonly string[]): unknown {
  const clean = (_: string, value: unknown) =>
    typeof value === 'string' && !value.startsWith('urn:') ? withoutSecrets(value, secrets) : value;
  return (parse(text, clean) ?? { value: withoutSecrets(text, secrets) }).value;
}

function parse(text: string, reviver?: (name: string, value: unknown) => unknown): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text, reviver) };
  } catch {
    return undefined;
  }
}
