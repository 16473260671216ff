/**
 * Reads a body when it is wanted: once the request was authenticated and authorized.
 *
 * @param most The most bytes that are accepted; a longer body may be cut there, or refused with a 413 `ScimError`.
 */
export type ReadRequestBody = (most: number) => Promise<string | Uint8Array | undefined>;

/** A request as any HTTP framework can hand it over. */
export interface ProviderRequest {
  /** For example `GET`, in any letter case. */
  readonly method: string;
  /**
   * The request target as HTTP carries it, path and query: `/scim/v2/Users?filter=…`, or the absolute URL of it. It starts
   * with the path of the base URL.
   */
  readonly url: string;
  /** Names in any letter case. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** The body as it came, or what reads it; nothing when there was none. */
  readonly body?: string | Uint8Array | ReadRequestBody | undefined;
  /** The tenant that the request is for, when one provider serves several. Default {@link ProviderOptions.tenant}. */
  readonly tenant?: string;
  /** The base URL that the client sees, when it depends on the request. Default {@link ProviderOptions.baseUrl}. */
  readonly baseUrl?: string;
  /** Anything that the caller wants to find again in the events of this request. */
  readonly context?: unknown;
}

/** The body of a response: text, or pieces of text where it is long. */
export type ResponseBody = string | AsyncIterable<string>;

/** The answer to a {@link ProviderRequest}. */
export interface ProviderResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** `undefined` when there is none (204 and 304). Long member lists come in pieces, see {@link readBody}. */
  readonly body: ResponseBody | undefined;
}

/**
 * Collects the body of a response into one text.
 *
 * @returns An empty text when the response has no body.
 * @example
 * ```ts
 * import { readBody } from 'scim-provider';
 *
 * await readBody({ status: 204, headers: {}, body: undefined }); // ''
 * ```
 */
export async function readBody(response: ProviderResponse): Promise<string> {
  if (response.body === undefined || typeof response.body === 'string') return response.body ?? '';
  const pieces: string[] = [];
  for await (const piece of response.body) pieces.push(piece);
  return pieces.join('');
}
