import type { FailedRequest } from '../error/client-error.ts';
import type { RetryOptions } from './retry.ts';

/** What {@link ScimClient.send} takes: a request as it is to be sent. */
export interface ScimRequest {
  /** Any method; `POST`, `PUT` and `PATCH` have a body. */
  readonly method: string;
  /** Relative to the base URL, with a leading slash, percent-encoded, with its query: `/Users?count=1`. */
  readonly path: string;
  /** Besides `Accept`, `Authorization` and `Content-Type`, or in their place. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Sent as JSON; text is sent as it is, also where it is none. */
  readonly body?: unknown;
}

/**
 * A request exactly as it would be sent, but for `Authorization`, which is added when it is. `send()` takes it.
 */
export interface RequestPlan extends ScimRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What every call may be told. */
export interface CallOptions {
  /** Gives the call up; it then throws the reason of the signal. */
  readonly signal?: AbortSignal | undefined;
  /** For one attempt, in milliseconds. Default: that of the client. */
  readonly timeout?: number | undefined;
  /**
   * For the whole call, waits and repetitions included, in milliseconds; for each page of a list, and for each request of a
   * bulk job or of changing members. Default: that of the client.
   */
  readonly deadline?: number | undefined;
  /** Departures from the client's options, or `false` for a single attempt. */
  readonly retry?: false | Partial<RetryOptions> | undefined;
  /** Besides those that the client sends, or in their place. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** A planned request, and what the client knows about it. */
export interface PreparedRequest extends RequestPlan {
  /** Whether carrying it out twice is the same as once. */
  readonly repeatable: boolean;
  /** What may be said of it. */
  readonly about: FailedRequest;
  /** Values of the body that no message may repeat. */
  readonly secrets: readonly string[];
}

/** An answer with success, read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** The parsed body, or its text when it is no JSON; `undefined` when there is none. */
  readonly body: unknown;
  readonly request: PreparedRequest;
  /** How often the request was sent. */
  readonly attempts: number;
}
