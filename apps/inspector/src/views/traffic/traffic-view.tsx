import { useEffect, useRef, useState } from 'preact/hooks';
import { useKeys } from '../../app/keys.ts';
import { navigate, type Place, withQuery } from '../../app/location.ts';
import { useIsWide } from '../../app/use-width.ts';
import { Empty, Failure, Loading } from '../../parts/notice.tsx';
import { ExchangeView } from '../exchange/exchange-view.tsx';
import { LatestExchange } from '../exchange/latest-exchange.tsx';
import { filterNames, filtersOf } from './filters.ts';
import { FirstSteps } from './first-steps.tsx';
import { Toolbar } from './toolbar.tsx';
import { TrafficList } from './traffic-list.tsx';
import { useTraffic } from './use-traffic.ts';

/** Live traffic, and beside it the exchange that is looked at; `/`, `/latest` and `/exchanges/{id}`. */
export function TrafficView({ place }: { place: Place }) {
  const filters = filtersOf(place.query);
  const [isPaused, setPaused] = useState(false);
  const traffic = useTraffic(filters, isPaused);
  const [active, setActive] = useState<number>();
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const hasRoomForBoth = useIsWide(1100);
  const isWide = useIsWide(800);
  const region = useRef<HTMLDivElement>(null);

  const isLatest = place.parts[0] === 'latest';
  const opened = place.parts[0] === 'exchanges' ? Number(place.parts[1]) : undefined;
  const isOpen = isLatest || opened !== undefined;
  useEffect(() => {
    if (opened !== undefined) setActive(opened);
  }, [opened]);

  const to = (path: string) => withQuery(place, { tab: isOpen ? (place.query.get('tab') ?? '') : '' }, path);
  const open = (id: number) => navigate(to(`/exchanges/${id}`), { replace: isOpen });
  // The list hears Enter and x only while it has the focus.
  const focusList = () => region.current?.querySelector<HTMLElement>('[role=grid]')?.focus();
  const close = () => {
    navigate(withQuery(place, { tab: '' }, '/'));
    focusList();
  };
  const step = (by: number) => {
    const index = traffic.exchanges.findIndex(({ id }) => id === active);
    const next = traffic.exchanges[Math.max(0, index + by)];
    if (next === undefined) return;
    setActive(next.id);
    if (isOpen) open(next.id);
    else focusList();
  };
  const toggle = (id: number) =>
    setSelected((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  useKeys({ j: () => step(1), k: () => step(-1), ...(isOpen && { Escape: close }) });

  const isFiltered = filterNames.some((name) => filters[name] !== '');
  const hasList = !isOpen || hasRoomForBoth;
  return (
    <div class={`traffic ${isOpen && hasRoomForBoth ? 'split' : ''}`} ref={region}>
      {hasList && (
        <section class="traffic-main" aria-label="Live traffic">
          {!isOpen && <h1 class="sr">Live traffic</h1>}
          <Toolbar
            filters={filters}
            onFilter={(changes) => navigate(withQuery(place, changes), { replace: true })}
            isPaused={isPaused}
            onPause={setPaused}
            held={traffic.held}
            selected={[...selected].sort((one, other) => one - other)}
            onDeselect={() => setSelected(new Set())}
            isNarrow={!isWide || isOpen}
          />
          {traffic.error !== undefined && <Failure reason={traffic.error} onRetry={traffic.reload} />}
          {!traffic.isLoaded && <Loading what="traffic" />}
          {traffic.isLoaded &&
            traffic.exchanges.length === 0 &&
            traffic.error === undefined &&
            (isFiltered ? (
              <Empty title="No exchange passes these filters">
                <button type="button" onClick={() => navigate('/')}>
                  Show all traffic
                </button>
              </Empty>
            ) : (
              <FirstSteps />
            ))}
          {traffic.exchanges.length > 0 && (
            <TrafficList
              label="Exchanges, newest first"
              exchanges={traffic.exchanges}
              added={traffic.added}
              active={active}
              onActive={(id) => {
                setActive(id);
                if (isOpen) open(id);
              }}
              onOpen={open}
              selected={selected}
              onToggle={toggle}
              isTall={!isWide || isOpen}
              onEnd={traffic.hasOlder ? traffic.loadOlder : undefined}
            />
          )}
        </section>
      )}
      {isOpen && (
        <section class="traffic-detail" aria-label="Exchange">
          {isLatest ? (
            <LatestExchange tenant={filters.tenant} {...{ place, close, step }} />
          ) : (
            <ExchangeView id={opened!} {...{ place, close, step }} />
          )}
        </section>
      )}
    </div>
  );
}
