import type { KeptExchange } from '../../../record/kept-exchange.ts';

/** A request as code can send it again. */
export interface Sendable {
  readonly method: string;
  /** The SCIM base URL. */
  readonly baseUrl: string;
  /** Path and query behind it. */
  readonly path: string;
  /** Without the token. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Whether it came with credentials. */
  readonly hasToken: boolean;
  readonly body: string | undefined;
  /** What is not as it was: secrets were replaced, or the end is missing. */
  readonly caveats: readonly string[];
}

/** Headers that belong to one connection, or that whatever sends a request makes itself. */
const ofConnection =
  /^(?:host|connection|keep-alive|content-length|transfer-encoding|te|trailer|upgrade|expect|accept-encoding|sec-.*|proxy-.*|cookie|forwarded|via|x-forwarded-.*|x-real-ip|cf-.*|scim-fault)$/i;

/** What of a kept request can be sent again, and what is lost. */
export function sendableOf(exchange: KeptExchange, baseUrl: string): Sendable {
  const { request, method, path } = exchange;
  const { body, isTruncated } = request;
  const caveats = [
    ...(`${path}${body ?? ''}`.includes('[redacted]') ? ['Secrets were replaced by "[redacted]".'] : []),
    ...(isTruncated ? ['The body is longer than what is kept: its end is missing.'] : []),
  ];
  return {
    ...{ method, baseUrl, path, caveats },
    headers: request.headers.filter(
      ([name, value]) => !ofConnection.test(name) && !/^authorization$/i.test(name) && !value.includes('[redacted]'),
    ),
    hasToken: request.headers.some(([name]) => /^authorization$/i.test(name)),
    body: body === null || body === '' ? undefined : body,
  };
}
