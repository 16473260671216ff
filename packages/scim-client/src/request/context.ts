import type { Mode, ToleranceId } from 'scim-core';
import type { BaseUrl } from './base-url.ts';
import type { Clock } from './clock.ts';
import type { ScimClientEvent } from './events.ts';
import type { Gate } from './gate.ts';
import type { PreparedRequest, RequestPlan } from './request.ts';
import type { RetryOptions } from './retry.ts';
import type { TokenSource } from './token.ts';

/** What a hook is told of an answer. */
export interface AnswerSummary {
  readonly status: number;
  readonly headers: Headers;
}

/** Looks at each exchange, and may change what is sent. */
export interface Hooks {
  /**
   * Called before each attempt, `Authorization` not yet added. What it returns is sent instead.
   */
  readonly beforeRequest?:
    | ((request: RequestPlan, attempt: number) => RequestPlan | undefined | Promise<RequestPlan | undefined>)
    | undefined;
  /** Called behind each attempt that got an answer, before its status is judged. */
  readonly afterResponse?: ((request: RequestPlan, answer: AnswerSummary) => void | Promise<void>) | undefined;
}

/** What a transport is to send; `fetch` takes the same. */
export interface TransportInit {
  readonly method: string;
  /** Under their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Aborted when the time is up, or when the caller gives up. */
  readonly signal: AbortSignal;
  /** The client follows redirections itself, within the origin. */
  readonly redirect: 'manual';
}

/** All that sending requests needs to know of a client. */
export interface Context {
  readonly base: BaseUrl;
  readonly fetch: (url: string, init: TransportInit) => Promise<Response>;
  readonly token: TokenSource;
  readonly mode: Mode;
  readonly clock: Clock;
  readonly random: () => number;
  readonly timeout: number;
  readonly deadline: number;
  readonly retry: RetryOptions;
  readonly gate: Gate | undefined;
  readonly hooks: Hooks;
  readonly headers: Readonly<Record<string, string>>;
  readonly contentType: string;
  readonly maxResponseBytes: number;
  readonly onEvent: ((event: ScimClientEvent) => void) | undefined;
  /** Accepts a departure when the mode allows it, and reports it. */
  readonly tolerate: (id: ToleranceId, where: string, request: PreparedRequest) => boolean;
}

/** How scim-core is to read an answer. */
export function reading(context: Context, request: PreparedRequest) {
  const onTolerance = (id: ToleranceId, where: string) =>
    emit(context, { type: 'tolerance', id, where, ...request.about });
  return { mode: context.mode, onTolerance };
}

/** Tells of an event; what a listener throws is its own affair. */
export function emit(context: Context, event: ScimClientEvent): void {
  try {
    context.onEvent?.(event);
  } catch {
    // A log that fails must not fail the request.
  }
}
