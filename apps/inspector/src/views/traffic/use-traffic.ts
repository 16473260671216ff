import { useEffect, useRef, useState } from 'preact/hooks';
import type { ExchangePage, ExchangeSummary } from '../../api/contract.ts';
import { ask, reasonOf } from '../../api/request.ts';
import { type ServerEvent, useServerEvent } from '../../app/events.ts';
import { useServer } from '../../app/server.ts';
import { matches, queryOf, type TrafficFilters } from './filters.ts';
import { merge } from './merge.ts';

const pageSize = 100;
/** Words are looked for by the server: so long after the last exchange it is asked again. */
const searchPause = 400;

export interface Traffic {
  readonly exchanges: readonly ExchangeSummary[];
  readonly isLoaded: boolean;
  readonly error: string | undefined;
  /** How many came on top since the list was loaded. */
  readonly added: number;
  /** How many came while it was paused. */
  readonly held: number;
  readonly hasOlder: boolean;
  loadOlder(): void;
  reload(): void;
}

interface State {
  readonly exchanges: readonly ExchangeSummary[];
  readonly before: number | null;
  readonly added: number;
  readonly isLoaded: boolean;
  readonly error: string | undefined;
}

const nothing: State = { exchanges: [], before: null, added: 0, isLoaded: false, error: undefined };

/** The exchanges that pass the filters, growing as they happen. */
export function useTraffic(filters: TrafficFilters, isPaused: boolean): Traffic {
  const { kept, tenants } = useServer();
  const most = kept.exchanges * tenants.length;
  const [state, setState] = useState<State>(nothing);
  const held = useRef<ExchangeSummary[]>([]);
  const [heldCount, setHeldCount] = useState(0);
  const key = JSON.stringify(filters);
  const [round, setRound] = useState(0);

  useEffect(() => {
    const controller = new AbortController();
    const query = { ...queryOf(filters), limit: pageSize };
    held.current = [];
    setHeldCount(0);
    ask<ExchangePage>('exchanges', { query, signal: controller.signal }).then(
      ({ exchanges, before }) => {
        setState((now) => ({ ...now, exchanges, before, isLoaded: true, error: undefined }));
      },
      (error: unknown) => {
        if (!controller.signal.aborted) setState((now) => ({ ...now, isLoaded: true, error: reasonOf(error) }));
      },
    );
    return () => controller.abort();
  }, [key, round]);

  const take = (told: readonly ExchangeSummary[]) =>
    setState((now) => {
      const newest = now.exchanges[0]?.id ?? 0;
      const added = told.filter(({ id }) => id > newest).length;
      return { ...now, exchanges: merge(now.exchanges, told, most), added: now.added + added };
    });

  const search = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(search.current), []);

  useServerEvent((event: ServerEvent) => {
    if (event.type === 'connected') setRound((now) => now + 1);
    else if (event.type === 'cleared') {
      if (event.tenant === null || filters.tenant === '' || filters.tenant === event.tenant) setRound((now) => now + 1);
    } else if (event.type === 'exchanges') {
      const told = event.exchanges.filter((exchange) => matches(filters, exchange));
      if (told.length === 0) return;
      if (isPaused) {
        held.current = [...held.current, ...told].slice(-most);
        setHeldCount(held.current.length);
      } else if (filters.q === '') take(told);
      else {
        clearTimeout(search.current);
        search.current = setTimeout(() => setRound((now) => now + 1), searchPause);
      }
    }
  });

  useEffect(() => {
    if (isPaused || held.current.length === 0) return;
    if (filters.q === '') take(held.current);
    else setRound((now) => now + 1);
    held.current = [];
    setHeldCount(0);
  }, [isPaused]);

  const loadOlder = () => {
    const { before } = state;
    if (before === null) return;
    ask<ExchangePage>('exchanges', { query: { ...queryOf(filters), limit: pageSize, before } }).then(
      (page) =>
        setState((now) => ({ ...now, exchanges: merge(now.exchanges, page.exchanges, most), before: page.before })),
      (error: unknown) => setState((now) => ({ ...now, error: reasonOf(error) })),
    );
  };

  const { exchanges, isLoaded, error, added, before } = state;
  return {
    ...{ exchanges, isLoaded, error, added, held: heldCount, hasOlder: before !== null, loadOlder },
    reload: () => setRound((now) => now + 1),
  };
}
