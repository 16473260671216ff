import { useEffect, useRef, useState } from 'preact/hooks';
import { useServerEvent } from './events.ts';

/** However many changes there are, so often is looked at most, in milliseconds. */
const pace = 1000;

/**
 * Hears that resources may have changed, once for all changes of a while.
 *
 * @param tenant The one whose resources matter; nothing for all.
 */
export function useChanges(tenant: string | undefined, onChange: () => void): void {
  const [isStale, setStale] = useState(false);
  const latest = useRef(onChange);
  latest.current = onChange;
  const isOf = (name: string | null) => tenant === undefined || name === null || name === tenant;
  useServerEvent((event) => {
    const isChange =
      event.type === 'changed'
        ? event.what !== 'faults' && isOf(event.tenant)
        : event.type === 'exchanges' && event.exchanges.some(({ method, tenant }) => method !== 'GET' && isOf(tenant));
    if (isChange) setStale(true);
  });
  useEffect(() => {
    if (!isStale) return;
    const timer = setTimeout(() => {
      setStale(false);
      latest.current();
    }, pace);
    return () => clearTimeout(timer);
  }, [isStale]);
}
