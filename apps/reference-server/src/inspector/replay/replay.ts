import { isObject } from '../../json-object.ts';
import type { KeptExchange } from '../../record/kept-exchange.ts';
import { readBody } from '../../record/message-parts.ts';
import type { Difference } from '../history/contract.ts';
import { differences } from '../history/differences.ts';
import type { ReplayResult } from './contract.ts';
import type { Destination, ReplayedAnswer } from './destination.ts';
import { NotReplayable, replayableOf } from './replayable.ts';

/**
 * Sends exchanges again, one after the other. A resource that is created anew has another id: later requests speak of it by
 * that one.
 */
export async function replay(
  exchanges: readonly KeptExchange[],
  destinationOf: (exchange: KeptExchange) => Destination,
): Promise<ReplayResult[]> {
  const ids = new Map<string, string>();
  const results: ReplayResult[] = [];
  for (const exchange of exchanges) {
    const result = await replayOne(exchange, destinationOf(exchange), ids);
    results.push(result);
  }
  return results;
}

async function replayOne(exchange: KeptExchange, send: Destination, ids: Map<string, string>): Promise<ReplayResult> {
  const original = { status: exchange.status, body: exchange.response.body };
  const result = {
    exchange: exchange.id,
    newExchange: null,
    original,
    answer: null,
    error: null,
    caveats: [],
    diff: [],
  };
  try {
    const request = replayableOf(exchange, ids);
    const answer = await send(request, exchange.id);
    remember(exchange, answer, ids);
    const { status, body, newExchange } = answer;
    return {
      ...result,
      newExchange,
      answer: { status, body, headers: answer.headers.map(([name, value]) => [name, value]) },
      caveats: [...request.caveats],
      diff: differenceOf(original.body, body),
    };
  } catch (error) {
    return { ...result, error: reasonOf(error) };
  }
}

/** Learns what a resource is called now that the same request has created before. */
function remember({ method, responseBody }: KeptExchange, { body }: ReplayedAnswer, ids: Map<string, string>): void {
  if (method !== 'POST' || !isObject(responseBody) || typeof responseBody.id !== 'string') return;
  const answered = readBody(body);
  if (isObject(answered) && typeof answered.id === 'string') ids.set(responseBody.id, answered.id);
}

/** Members that are others with each request, or with each server. */
const volatile: ReadonlySet<string> = new Set(['id', 'meta', '$ref']);

function differenceOf(before: string | null, after: string | null): Difference[] {
  return differences(lasting(readBody(before)), lasting(readBody(after)));
}

function lasting(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lasting);
  if (!isObject(value)) return value;
  const members = Object.entries(value).filter(([name]) => !volatile.has(name));
  return Object.fromEntries(members.map(([name, each]) => [name, lasting(each)]));
}

/** Of what went wrong on the way, `fetch` says the reason one level below. */
function reasonOf(error: unknown): string {
  if (error instanceof NotReplayable) return error.message;
  const { name, message, cause } = error as Error;
  if (name === 'TimeoutError') return 'The target did not answer in 30 seconds.';
  if (name === 'AbortError') return 'The server stops.';
  return cause instanceof Error && cause.message !== '' ? `${message}: ${cause.message}` : message;
}
