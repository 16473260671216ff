/*
 * What the adapters use of the messages of Node's http. Written down here, so that the package needs no types of Node, and
 * runs where there is no Node.
 */

/** An `IncomingMessage` of Node's http, as Express, Connect and Koa pass it on. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  /** The whole target, where a router has cut {@link url}. */
  readonly originalUrl?: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly headersDistinct: Readonly<Record<string, readonly string[] | undefined>>;
  /** Whether somebody else has read the body. */
  readonly readableEnded: boolean;
  /** What a body parser made of the body. */
  readonly body?: unknown;
  on(event: 'data', listener: (piece: Uint8Array) => void): unknown;
  on(event: 'end' | 'close', listener: () => void): unknown;
  on(event: 'error', listener: (error: Error) => void): unknown;
  resume(): unknown;
}

/** A `ServerResponse` of Node's http. */
export interface NodeResponse {
  statusCode: number;
  readonly destroyed: boolean;
  setHeader(name: string, value: string): unknown;
  write(text: string): boolean;
  end(text?: string): unknown;
  destroy(): unknown;
  on(event: 'close' | 'drain', listener: () => void): unknown;
}
