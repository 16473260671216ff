import { useState } from 'preact/hooks';
import type { Tenant } from '../../api/contract.ts';
import { part } from '../../api/request.ts';
import { navigate, type Place, withQuery } from '../../app/location.ts';
import { useServer } from '../../app/server.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { Failure } from '../../parts/notice.tsx';
import { plural, visible } from '../../text/format.ts';
import { TrafficList } from '../traffic/traffic-list.tsx';
import { useTraffic } from '../traffic/use-traffic.ts';

/** How many stand beside each other at first. */
const atFirst = 3;

/** Tenants side by side, each with its own log: `/tenants/{tenant}?with=other,another`. */
export function TenantsView({ place }: { place: Place }) {
  const { tenants } = useServer();
  const [, wanted] = place.parts;
  const first = tenants.find(({ name }) => name === wanted) ?? tenants[0];
  if (first === undefined) return null;
  const others = tenants.filter(({ name }) => name !== first.name);
  const chosen = place.query.get('with');
  const beside =
    chosen === null ? others.slice(0, atFirst - 1) : others.filter(({ name }) => chosen.split(',').includes(name));
  const toggle = (name: string, isThere: boolean) => {
    const names = beside.map(({ name }) => name).filter((other) => other !== name);
    const next = isThere ? [...names, name] : names;
    navigate(withQuery(place, { with: next.length === 0 ? '-' : next.join(',') }), { replace: true });
  };
  return (
    <div class="tenants">
      <div class="toolbar">
        <h1>Tenants side by side</h1>
        {others.length > 0 && (
          <fieldset class="choices">
            <legend class="sr">Beside {visible(first.name)}</legend>
            {others.map(({ name, profile }) => (
              <label key={name}>
                <input
                  type="checkbox"
                  checked={beside.some((tenant) => tenant.name === name)}
                  onChange={(event) => toggle(name, event.currentTarget.checked)}
                />{' '}
                {visible(name)} ({visible(profile.name)})
              </label>
            ))}
          </fieldset>
        )}
        {others.length === 0 && (
          <p class="quiet">
            There is one tenant. <code>--tenants acme,beta=talkdesk</code> starts others, each with a profile and data
            of its own.
          </p>
        )}
      </div>
      <div class="tenant-columns">
        {[first, ...beside].map((tenant) => (
          <Column key={tenant.name} tenant={tenant} />
        ))}
      </div>
    </div>
  );
}

function Column({ tenant: { name, baseUrl, profile, mode, resourceTypes } }: { tenant: Tenant }) {
  const filters = { tenant: name, method: '', status: '', caller: '', level: '', q: '' };
  const traffic = useTraffic(filters, false);
  const [active, setActive] = useState<number>();
  return (
    <section class="tenant-column" aria-label={`Tenant ${visible(name)}`}>
      <header>
        <h2>
          <a href={`/?${new URLSearchParams({ tenant: name })}`}>{visible(name)}</a>
        </h2>
        <p>
          {visible(profile.name)} · {visible(mode)}
        </p>
        <p>
          <code>{visible(baseUrl)}</code> <CopyButton text={baseUrl} what="URL" />
        </p>
        <p>
          {resourceTypes.map((type) => (
            <a key={type.name} class="chip" href={`/resources/${part(name)}/${part(type.name)}`}>
              {plural(type.total, visible(type.name))}
            </a>
          ))}
        </p>
      </header>
      {traffic.error !== undefined && <Failure reason={traffic.error} onRetry={traffic.reload} />}
      {traffic.isLoaded && traffic.exchanges.length === 0 && <p class="quiet none">Nothing has been sent to it yet.</p>}
      {traffic.exchanges.length > 0 && (
        <TrafficList
          label={`Exchanges of ${visible(name)}`}
          exchanges={traffic.exchanges}
          added={traffic.added}
          active={active}
          onActive={setActive}
          onOpen={(id) => navigate(`/exchanges/${id}?${new URLSearchParams({ tenant: name })}`)}
          selected={nothing}
          onToggle={() => {}}
          isTall
          onEnd={traffic.hasOlder ? traffic.loadOlder : undefined}
        />
      )}
    </section>
  );
}

const nothing: ReadonlySet<number> = new Set();
