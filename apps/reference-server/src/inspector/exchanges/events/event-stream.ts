import { Readable } from 'node:stream';
import type { KeptExchange } from '../../../record/kept-exchange.ts';
import type { Traffic, TrafficEvent } from '../../../record/traffic.ts';
import type { Summaries } from '../summaries.ts';
import { createTurns } from '../turns.ts';

/** What a stream of events is made of. */
export interface EventStreamParts {
  readonly traffic: Traffic;
  readonly summaries: Summaries;
  /** Only what concerns this tenant. */
  readonly tenant: string | undefined;
  /** Starts behind this exchange; with the next one when left out. */
  readonly after: number | undefined;
  /** Says that the server stops. */
  readonly stopped: AbortSignal;
  /** How often a comment shows that the connection lives, in milliseconds. Default 15 seconds. */
  readonly heartbeat?: number;
}

/** The most events that wait for a reader; of more, the oldest are dropped, and the reader is told how many. */
export const mostWaiting = 1000;
/** Events are sent together that come within so many milliseconds: describing each at once would cost the traffic more. */
const gather = 25;
/** The most that are described at once, so that whoever sends requests does not wait for it. */
const mostAtOnce = 50;
const fifteenSeconds = 15_000;

/**
 * What happens, as server-sent events. Exchanges are described when they are sent, and only as fast as the reader takes
 * them: one that is slow, or that sleeps, holds no memory up.
 */
export function createEventStream(parts: EventStreamParts): Readable {
  const { traffic, summaries, tenant, after, stopped, heartbeat = fifteenSeconds } = parts;
  const concerns = (of: string | null) => tenant === undefined || of === null || of === tenant;
  const start = after === undefined ? [] : traffic.all().filter(({ id }) => id > after);
  let waiting: (KeptExchange | string)[] = start.filter((exchange) => concerns(exchange.tenant));
  let missed = 0;
  let isWanted = true;
  let timer: NodeJS.Timeout | undefined;
  let isSending = false;

  const stream = new Readable({
    read: () => {
      isWanted = true;
      schedule(0);
    },
    destroy: (error, callback) => {
      unwatch();
      clearInterval(beat);
      clearTimeout(timer);
      stopped.removeEventListener('abort', end);
      callback(error);
    },
  });
  const push = (text: string) => {
    if (!stopped.aborted) isWanted = stream.push(text);
  };
  const end = () => stream.push(null);
  const beat = setInterval(() => {
    if (isWanted) push(': alive\n\n');
  }, heartbeat);
  beat.unref();
  const unwatch = traffic.watch((event) => {
    const item = itemOf(event);
    if (item === undefined) return;
    waiting.push(item);
    if (waiting.length > mostWaiting) {
      waiting.shift();
      missed += 1;
    }
    schedule(gather);
  });
  push('retry: 1000\n\n');
  if (stopped.aborted) end();
  else stopped.addEventListener('abort', end, { once: true });
  return stream;

  function itemOf(event: TrafficEvent): KeptExchange | string | undefined {
    if (event.type === 'exchange') return concerns(event.exchange.tenant) ? event.exchange : undefined;
    if (!concerns(event.tenant)) return undefined;
    const { type, ...data } = event;
    return eventText(type, data);
  }

  function schedule(delay: number): void {
    if (timer !== undefined || isSending || !isWanted || stream.destroyed) return;
    timer = setTimeout(() => {
      timer = undefined;
      isSending = true;
      void send().finally(() => {
        isSending = false;
        if (waiting.length > 0) schedule(gather);
      });
    }, delay);
    timer.unref();
  }

  async function send(): Promise<void> {
    const items = waiting.slice(0, mostAtOnce);
    waiting = waiting.slice(mostAtOnce);
    const lost = missed;
    missed = 0;
    const texts = lost > 0 ? [eventText('missed', { count: lost })] : [];
    const turn = createTurns();
    for (const item of items) {
      await turn();
      texts.push(typeof item === 'string' ? item : eventText('exchange', await summaries.of(item), item.id));
    }
    if (texts.length > 0 && !stream.destroyed) push(texts.join(''));
  }
}

/** JSON has no line breaks of its own, so that one line of data holds it. */
function eventText(event: string, data: object, id?: number): string {
  return `${id === undefined ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
