import type { KeptExchange } from './kept-exchange.ts';
import type { RecordedRequest, RecordedRequests, RequestFilter } from './recorded-request.ts';
import { filterText, requestTest } from './request-filter.ts';
import type { Traffic } from './traffic.ts';

const defaultTimeout = 5000;
/** The most that is listed of what came instead. */
const mostListed = 5;

/** How {@link nextRequest} waits. */
interface WaitOptions {
  /** In milliseconds. */
  readonly timeout: number;
  /** Ends the wait: the server stops, or whoever waits has gone. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Waits for an exchange that comes after this call.
 *
 * @returns The first that matches.
 * @throws Error of the name `TimeoutError` that says what came instead; the reason of the signal when that ends the wait.
 */
export function nextRequest(
  traffic: Traffic,
  filter: RequestFilter,
  { timeout, signal }: WaitOptions,
): Promise<KeptExchange> {
  const isWanted = requestTest(filter);
  return new Promise((resolve, reject) => {
    const others: string[] = [];
    const finish = (act: () => void) => {
      clearTimeout(timer);
      unwatch();
      signal?.removeEventListener('abort', onAbort);
      act();
    };
    const onAbort = () => finish(() => reject(signal?.reason));
    const unwatch = traffic.watch((event) => {
      if (event.type !== 'exchange') return;
      const { exchange } = event;
      if (isWanted(exchange)) finish(() => resolve(exchange));
      else others.push(`${exchange.method} ${exchange.url} (${exchange.status})`);
      if (others.length > mostListed) others.shift();
    });
    const timer = setTimeout(() => finish(() => reject(timeoutError(filter, timeout, others))), timeout);
    // Whoever waits for nothing but this has nobody left who could send a request.
    timer.unref();
    if (signal?.aborted) onAbort();
    else signal?.addEventListener('abort', onAbort);
  });
}

function timeoutError(filter: RequestFilter, timeout: number, others: readonly string[]): Error {
  const came = others.length === 0 ? 'none came at all' : `what came instead, at last: ${others.join('; ')}`;
  const error = new Error(`no request like ${filterText(filter)} came within ${timeout} ms; ${came}`);
  error.name = 'TimeoutError';
  return error;
}

/** The requests of a tenant as they are handed out: the list itself, on which one can wait. */
export function recordedRequests(traffic: Traffic, tenant: string, signal: AbortSignal): RecordedRequests {
  const next: RecordedRequests['next'] = (filter = {}, { timeout = defaultTimeout } = {}) =>
    nextRequest(traffic, { tenant, ...filter }, { timeout, signal });
  // Not enumerable: comparing the list with another one looks at what is in it.
  const requests: readonly RecordedRequest[] = traffic.of(tenant);
  return Object.defineProperty(requests, 'next', { value: next, configurable: true }) as RecordedRequests;
}
