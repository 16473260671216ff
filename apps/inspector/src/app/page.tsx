import { useEffect, useRef } from 'preact/hooks';
import type { Server } from '../api/contract.ts';
import { ask } from '../api/request.ts';
import { Failure, Loading } from '../parts/notice.tsx';
import { View } from '../views/view.tsx';
import { ConnectionSign } from './connection-sign.tsx';
import { EventsProvider, useEventStream, useServerEvent } from './events.ts';
import { Help } from './help.tsx';
import { useLinks, usePlace } from './location.ts';
import { Navigation } from './navigation.tsx';
import { ServerProvider } from './server.ts';
import { ThemeButton } from './theme-button.tsx';
import { useChanges } from './use-changes.ts';
import { useLoad } from './use-load.ts';

/** The whole page: what is always there, and the view that the address names. */
export function Page() {
  const place = usePlace();
  const events = useEventStream();
  const server = useLoad('server', (signal) => ask<Server>('server', { signal }));
  useLinks();
  const main = useRef<HTMLElement>(null);
  const [view = ''] = place.parts;
  const last = useRef(view);
  useEffect(() => {
    // A view that is gone takes the focus with it.
    if (last.current !== view && document.activeElement === document.body) main.current?.focus();
    last.current = view;
  }, [view]);

  return (
    <EventsProvider value={events}>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header class="bar">
        <a class="brand" href="/">
          SCIM inspector
        </a>
        <ConnectionSign />
        <ThemeButton />
        <Help />
      </header>
      <Navigation place={place} />
      <main id="main" tabIndex={-1} ref={main}>
        {server.value !== undefined ? (
          <ServerProvider value={server.value}>
            <Freshness onStale={server.reload} />
            <View place={place} />
          </ServerProvider>
        ) : server.error !== undefined ? (
          <Failure reason={server.error} onRetry={server.reload} />
        ) : (
          <Loading what="what the server says of itself" />
        )}
      </main>
    </EventsProvider>
  );
}

/** Has the server say again what it holds: totals change with what is sent to it. */
function Freshness({ onStale }: { onStale: () => void }) {
  useChanges(undefined, onStale);
  useServerEvent(({ type }) => {
    if (type === 'connected') onStale();
  });
  return null;
}
