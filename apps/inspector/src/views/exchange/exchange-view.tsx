import { useEffect, useRef } from 'preact/hooks';
import type { Exchange } from '../../api/contract.ts';
import { ask } from '../../api/request.ts';
import { navigate, type Place, withQuery } from '../../app/location.ts';
import { useLoad } from '../../app/use-load.ts';
import { LevelBadge, Method, Status } from '../../parts/badges.tsx';
import { ShortText } from '../../parts/long-text.tsx';
import { Failure, Loading } from '../../parts/notice.tsx';
import { Tabs } from '../../parts/tabs.tsx';
import { shortUrl } from '../../text/format.ts';
import { CodeTab } from './code-tab.tsx';
import { FilterTab } from './filter-tab.tsx';
import { MessageTab } from './message-tab.tsx';
import { Overview } from './overview.tsx';
import { PatchTab } from './patch-tab.tsx';

interface ExchangeViewProps {
  readonly id: number;
  readonly place: Place;
  readonly close: () => void;
  /** Goes to the one below (1) or above (-1) in the list. */
  readonly step: (by: number) => void;
}

/** One exchange, from all sides. */
export function ExchangeView({ id, place, close, step }: ExchangeViewProps) {
  const {
    value: exchange,
    error,
    reload,
  } = useLoad(`exchange ${id}`, (signal) => ask<Exchange>(`exchanges/${id}`, { signal }));
  return (
    <>
      <header class="detail-head">
        <div class="detail-line">
          <button type="button" onClick={close} title="Back to the list (Escape)">
            ← List
          </button>
          <button type="button" onClick={() => step(-1)} aria-label="Newer exchange" title="Newer (k)">
            ↑
          </button>
          <button type="button" onClick={() => step(1)} aria-label="Older exchange" title="Older (j)">
            ↓
          </button>
          <a class="detail-id" href={`/exchanges/${id}`}>
            Exchange {id}
          </a>
          <a class="button" href={`/replay?exchanges=${id}`}>
            Replay
          </a>
        </div>
        {exchange !== undefined && <Title exchange={exchange} />}
      </header>
      {error !== undefined && <Failure reason={error} onRetry={reload} />}
      {exchange === undefined && error === undefined && <Loading what="the exchange" />}
      {exchange !== undefined && <Sides exchange={exchange} place={place} />}
    </>
  );
}

function Title({ exchange: { id, method, url, status, level } }: { exchange: Exchange }) {
  const heading = useRef<HTMLHeadingElement>(null);
  // Whoever opened it with a key goes on reading here; whoever steps through the list stays in the list.
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus();
  }, [id]);
  return (
    <h1 class="detail-title" tabIndex={-1} ref={heading}>
      <Method method={method} /> <Status status={status} /> <LevelBadge level={level} />{' '}
      <code>
        <ShortText text={shortUrl(url)} most={400} />
      </code>
    </h1>
  );
}

function Sides({ exchange, place }: { exchange: Exchange; place: Place }) {
  const tabs = [
    { id: 'overview', name: 'Overview' },
    { id: 'request', name: 'Request' },
    { id: 'response', name: 'Response' },
    ...(exchange.hasPatch ? [{ id: 'patch', name: 'PATCH debugger' }] : []),
    ...(exchange.hasFilter ? [{ id: 'filter', name: 'Filter' }] : []),
    { id: 'code', name: 'Code' },
  ];
  const wanted = place.query.get('tab');
  const current = tabs.some(({ id }) => id === wanted) ? wanted! : 'overview';
  return (
    <Tabs
      label="Sides of the exchange"
      tabs={tabs}
      current={current}
      onChoose={(tab) => navigate(withQuery(place, { tab: tab === 'overview' ? '' : tab }), { replace: true })}
    >
      {current === 'overview' && <Overview exchange={exchange} />}
      {current === 'request' && <MessageTab key="request" side="request" id={exchange.id} message={exchange.request} />}
      {current === 'response' && (
        <MessageTab key="response" side="response" id={exchange.id} message={exchange.response} />
      )}
      {current === 'patch' && <PatchTab id={exchange.id} />}
      {current === 'filter' && <FilterTab id={exchange.id} />}
      {current === 'code' && <CodeTab id={exchange.id} />}
    </Tabs>
  );
}
