import { ScimNetworkError } from '../error/network-error.ts';
import { ScimProtocolError } from '../error/protocol-error.ts';
import { ScimResponseError } from '../error/response-error.ts';
import { readErrorBody, readJson, readText } from './body.ts';
import { type Context, emit, type TransportInit } from './context.ts';
import { lowerCased } from './prepare.ts';
import { protocolError } from './protocol-error.ts';
import type { Answer, PreparedRequest } from './request.ts';
import { readHttpDate, readRetryAfter } from './retry-after.ts';
import type { Call } from './time-limit.ts';

const REDIRECTS = 5;
/** With these the same request is repeated elsewhere (RFC 7644 §3.12), whatever its method. */
const REDIRECTING: ReadonlySet<number> = new Set([301, 302, 307, 308]);

/**
 * Sends a request once and reads the answer.
 *
 * @throws ScimResponseError, ScimNetworkError or ScimProtocolError.
 */
export async function exchange(
  context: Context,
  planned: PreparedRequest,
  call: Call,
  attempt: number,
  signal: AbortSignal,
): Promise<Answer> {
  const { beforeRequest, afterResponse } = context.hooks;
  const changed = beforeRequest && (await beforeRequest(planned, attempt));
  // In lower case, so that a header of the hook replaces the client's.
  const request = changed === undefined ? planned : { ...planned, ...changed, headers: lowerCased(changed.headers) };
  const token = context.token.get();
  call.token = typeof token === 'object' ? await token : token;
  if (context.onEvent !== undefined) emit(context, { type: 'request', ...request.about, attempt });
  const { method, body: content } = request;
  const sent: Readonly<Record<string, string>> =
    call.token === undefined ? request.headers : { authorization: `Bearer ${call.token}`, ...request.headers };
  const init: TransportInit = {
    ...{ method, signal, redirect: 'manual', headers: sent },
    ...(content !== undefined && { body: typeof content === 'string' ? content : JSON.stringify(content) }),
  };
  // What was sent, not the client's newest token: another call may have got that in the meantime. Few messages need it.
  const secrets = () => [sent.authorization?.split(' ').at(-1) ?? '', ...request.secrets].filter(Boolean);
  let response: Response;
  let text: string;
  let target: string | undefined = request.url;
  try {
    for (let redirects = 0; ; redirects += 1) {
      response = await context.fetch(target, init);
      target = redirectTarget(context, request, response, target, redirects);
      if (target === undefined) break;
      response.body?.cancel().catch(() => {});
    }
    text = await readText(response, context, request);
  } catch (cause) {
    throw cause instanceof ScimProtocolError ? cause : new ScimNetworkError(cause, { request: request.about });
  }
  const { status, headers } = response;
  if (afterResponse !== undefined) await afterResponse(request, { status, headers });
  if (!response.ok && status !== 304) throw responseError(context, request, response, readErrorBody(text, secrets()));
  const body = readJson(response, text, context, request, secrets);
  return { status, headers, body, request: planned, attempts: attempt };
}

/**
 * Where to send a request instead.
 *
 * @throws ScimProtocolError for another origin, which must not get the token, and for a redirection without end.
 */
function redirectTarget(
  context: Context,
  request: PreparedRequest,
  response: Response,
  from: string,
  count: number,
): string | undefined {
  // A browser doesn't tell where to.
  const isHidden = response.type === 'opaqueredirect';
  if (!isHidden && !REDIRECTING.has(response.status)) return undefined;
  const location = response.headers.get('location');
  const target = location ? URL.parse(location, from) : undefined;
  const { origin } = context.base;
  if (target?.origin === origin && count < REDIRECTS) return target.href;
  const found = isHidden ? 'a redirection' : `${response.status} to ${target?.origin ?? 'nowhere'}`;
  throw protocolError(request, `an answer, or a redirection within ${origin}`, found, 'RFC 7644 §3.12', {
    ...{ outcome: 'refused', status: response.status },
  });
}

function responseError(
  context: Context,
  request: PreparedRequest,
  response: Response,
  body: unknown,
): ScimResponseError {
  const { status, headers } = response;
  const serverTime = readHttpDate(headers.get('date') ?? '');
  const retryAfter = readRetryAfter(headers.get('retry-after'), serverTime ?? context.clock.now());
  // Below 500 the service provider says that it did not do it, but for a time-out; 503 with a time says "later".
  const isRefused = (status < 500 && status !== 408) || status === 501 || (status === 503 && retryAfter !== undefined);
  return new ScimResponseError({
    ...{ status, headers, body, retryAfter, outcome: isRefused ? 'refused' : 'unknown', request: request.about },
  });
}
