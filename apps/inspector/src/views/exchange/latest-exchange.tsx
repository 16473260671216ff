import { useEffect, useState } from 'preact/hooks';
import type { Exchange } from '../../api/contract.ts';
import { ask } from '../../api/request.ts';
import { useServerEvent } from '../../app/events.ts';
import type { Place } from '../../app/location.ts';
import { useLoad } from '../../app/use-load.ts';
import { Empty, Failure, Loading } from '../../parts/notice.tsx';
import { ExchangeView } from './exchange-view.tsx';

interface LatestExchangeProps {
  readonly tenant: string;
  readonly place: Place;
  readonly close: () => void;
  readonly step: (by: number) => void;
}

/** Whatever came last, again and again: `/latest`. */
export function LatestExchange({ tenant, place, close, step }: LatestExchangeProps) {
  const first = useLoad(`latest ${tenant}`, (signal) =>
    ask<Exchange>('exchanges/latest', { query: { tenant }, signal }),
  );
  const [id, setId] = useState<number>();
  useEffect(() => setId(first.value?.id), [first.value]);
  useServerEvent((event) => {
    if (event.type === 'cleared') setId(undefined);
    if (event.type !== 'exchanges') return;
    const newest = event.exchanges.filter((exchange) => tenant === '' || exchange.tenant === tenant).at(-1);
    if (newest !== undefined) setId(newest.id);
  });
  if (id !== undefined) return <ExchangeView {...{ id, place, close, step }} />;
  if (first.isLoading) return <Loading what="the latest exchange" />;
  if (first.error !== undefined && first.value === undefined) {
    return (
      <Empty title="Nothing has been sent yet">
        <Failure reason={first.error} onRetry={first.reload} />
      </Empty>
    );
  }
  return <Empty title="Nothing has been sent yet" />;
}
