import { createContext } from 'preact';
import { useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ExchangeSummary } from '../api/contract.ts';
import { type ConnectionState, EventStream } from '../api/event-stream.ts';
import { address } from '../api/request.ts';

/** What happened on the server. */
export type ServerEvent =
  /** In the order in which they came; many at once, when many come. */
  | { readonly type: 'exchanges'; readonly exchanges: readonly ExchangeSummary[] }
  | { readonly type: 'cleared'; readonly tenant: string | null }
  | { readonly type: 'changed'; readonly what: 'faults' | 'resources' | 'tenants'; readonly tenant: string | null }
  /** The connection is there again; more may have happened than will be told. */
  | { readonly type: 'connected' };

type Listener = (event: ServerEvent) => void;

export interface Events {
  readonly state: ConnectionState;
  /** How long it waits before it connects again, in milliseconds. */
  readonly retryIn: number;
  connect(): void;
  subscribe(listener: Listener): () => void;
}

/** Requests come faster than anybody can read: they are handed on in lots, this many milliseconds apart. */
const pace = 200;

const Context = createContext<Events | undefined>(undefined);
export const EventsProvider = Context.Provider;

/** Opens the stream of events for as long as the page is there. */
export function useEventStream(): Events {
  const [{ state, retryIn }, setState] = useState<{ state: ConnectionState; retryIn: number }>({
    state: 'connecting',
    retryIn: 0,
  });
  const { stream, listeners } = useMemo(() => {
    const listeners = new Set<Listener>();
    const emit = (event: ServerEvent) => {
      for (const listener of listeners) listener(event);
    };
    let waiting: ExchangeSummary[] = [];
    const flush = () => {
      const exchanges = waiting;
      waiting = [];
      if (exchanges.length > 0) emit({ type: 'exchanges', exchanges });
    };
    const stream = new EventStream({
      open: (after) => new EventSource(address('events', { after })),
      onState: (state, retryIn) => {
        setState({ state, retryIn });
        if (state === 'live') emit({ type: 'connected' });
      },
      onEvent: (type, data) => {
        if (type === 'exchange') {
          if (waiting.length === 0) setTimeout(flush, pace);
          waiting.push(data as ExchangeSummary);
        } else emit({ ...(data as object), type } as ServerEvent);
      },
      setTimer: (action, milliseconds) => {
        const timer = setTimeout(action, milliseconds);
        return () => clearTimeout(timer);
      },
    });
    return { stream, listeners };
  }, []);
  useEffect(() => {
    stream.connect();
    return () => stream.close();
  }, [stream]);
  return {
    state,
    retryIn,
    connect: () => stream.connect(),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

export function useEvents(): Events {
  const events = useContext(Context);
  if (events === undefined) throw new TypeError('used outside of the page');
  return events;
}

/** Hears of what happens, for as long as the component is there. */
export function useServerEvent(listener: Listener): void {
  const { subscribe } = useEvents();
  const latest = useRef(listener);
  latest.current = listener;
  useEffect(() => subscribe((event) => latest.current(event)), []);
}
