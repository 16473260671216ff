import { allows, type Mode, readMode } from 'scim-core';
import { positive } from './check-number.ts';
import type { CapabilitiesOption } from './discovery/capability-source.ts';
import { type allowInsecureRequests, readBaseUrl } from './request/base-url.ts';
import { type Clock, systemClock } from './request/clock.ts';
import { type Context, type Hooks, reading, type TransportInit } from './request/context.ts';
import type { ScimClientEvent } from './request/events.ts';
import { Gate, type GateOptions } from './request/gate.ts';
import { lowerCased } from './request/prepare.ts';
import { defaultRetry, type RetryOptions, readRetry } from './request/retry.ts';
import { type TokenFunction, TokenSource } from './request/token.ts';

/** What {@link createScimClient} is told. Everything but `baseUrl` has a default. */
export interface ScimClientOptions extends GateOptions {
  /** Where the service provider is: `https://example.com/scim/v2`. Loopback addresses may be `http:`. */
  readonly baseUrl: string;
  /** A bearer token, or a function that gets one and is asked again, once, when it was refused with 401. Default: none. */
  readonly token?: string | TokenFunction | undefined;
  /**
   * Sends a request: `fetch` of the platform (the default), one with a proxy or certificates of its own, or
   * `fetchHandler(provider)` of scim-provider, which needs no network.
   */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /**
   * Sends a request in the place of `fetch`, but is called as the platform's own is, with a URL and what to send there. For
   * whoever sends many requests by something faster than `fetch`, and has no use for a `Request`, which costs about as much.
   */
  readonly transport?: ((url: string, init: TransportInit) => Promise<Response>) | undefined;
  /**
   * How closely the service provider must follow the RFCs: `lenient` reads what can be read and tells `onEvent`, `strict`
   * throws a {@link ScimProtocolError}, an object picks single tolerances. Default `lenient`.
   */
  readonly mode?: Mode | undefined;
  /** For one attempt, in milliseconds. Default 30,000 (30 seconds). */
  readonly timeout?: number | undefined;
  /** For a whole call, waits and repetitions included, in milliseconds. Default 120,000 (two minutes). */
  readonly deadline?: number | undefined;
  /** Departures from the defaults of {@link RetryOptions}, or `false` for "never". */
  readonly retry?: false | Partial<RetryOptions> | undefined;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The media type of what is sent; some servers only know the second one. Default `application/scim+json`. */
  readonly contentType?: 'application/scim+json' | 'application/json' | undefined;
  /** Resources in a page, at most what the service provider allows. Default 100. */
  readonly pageSize?: number | undefined;
  /**
   * How lists with a filter are sent: `get` puts it into the URL, where logs on the way keep it; `post` uses `/.search`.
   * A list of attributes sends filters on these by `post` and others by `get`. Default `get`.
   */
  readonly queryBy?: 'get' | 'post' | readonly string[] | undefined;
  /**
   * What the service provider can do: `discover` reads `/ServiceProviderConfig` before the first call that depends on it,
   * `assume` takes everything of RFC 7644 for granted; an object corrects single answers of a server that is wrong about
   * itself. Default `discover`.
   */
  readonly capabilities?: CapabilitiesOption | undefined;
  /** Checks bodies against the resource type before they are sent, and throws a `ScimError` with every problem. Default `false`. */
  readonly checkRequests?: boolean | undefined;
  /** Largest answer that is read, in bytes. Default 67,108,864 (64 MiB). */
  readonly maxResponseBytes?: number | undefined;
  /** Look at each exchange, and may change it. */
  readonly hooks?: Hooks | undefined;
  /** Told what happens, without secrets. */
  readonly onEvent?: ((event: ScimClientEvent) => void) | undefined;
  /** Time. Default: that of the machine. */
  readonly clock?: Clock | undefined;
  /** Chance, from 0 up to 1. Default `Math.random`. */
  readonly random?: (() => number) | undefined;
  /** See {@link allowInsecureRequests}. Default `false`. */
  readonly [allowInsecureRequests]?: boolean | undefined;
}

/**
 * Checks what a client was told, and fills in the defaults.
 *
 * @throws TypeError naming the option that is wrong.
 */
export function createContext(options: ScimClientOptions, insecure: boolean): Context {
  const {
    token,
    transport,
    fetch: request,
    clock = systemClock,
    onEvent,
    concurrency,
    rateLimit,
    contentType = 'application/scim+json',
  } = options;
  const mode = readMode(options.mode ?? 'lenient');
  const context: Context = {
    base: readBaseUrl(options.baseUrl, mode, insecure),
    // The platform's own is spared a `Request`, of which it would make another one.
    fetch: transport ?? ((url, init) => (request ? request(new Request(url, init)) : fetch(url, init))),
    token: new TokenSource(token, () => clock.now()),
    ...{ mode, clock, onEvent, contentType },
    random: options.random ?? Math.random,
    timeout: positive('timeout', options.timeout ?? 30_000),
    deadline: positive('deadline', options.deadline ?? 120_000),
    retry: readRetry(options.retry, defaultRetry),
    gate: (concurrency ?? rateLimit) === undefined ? undefined : new Gate({ concurrency, rateLimit }, clock),
    hooks: options.hooks ?? {},
    headers: lowerCased(options.headers ?? {}),
    maxResponseBytes: positive('maxResponseBytes', options.maxResponseBytes ?? 64 * 1024 * 1024),
    tolerate: (id, where, request) => {
      if (!allows(mode, id)) return false;
      reading(context, request).onTolerance(id, where);
      return true;
    },
  };
  return context;
}
