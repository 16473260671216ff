import { useState } from 'preact/hooks';
import type { Fault } from '../../api/contract.ts';
import { ask, reasonOf } from '../../api/request.ts';
import { useServerEvent } from '../../app/events.ts';
import { useLoad } from '../../app/use-load.ts';
import { ConfirmButton } from '../../parts/confirm-button.tsx';
import { Failure, Loading } from '../../parts/notice.tsx';
import { plural } from '../../text/format.ts';
import { FaultForm } from './fault-form.tsx';
import { describeFault, scopeOf } from './fault-words.ts';

/** Faults that the server injects: `/faults`. */
export function FaultsView() {
  const { value, error, reload } = useLoad('faults', (signal) =>
    ask<{ faults: readonly Fault[] }>('faults', { signal }),
  );
  const [removal, setRemoval] = useState<string>();
  useServerEvent((event) => {
    if ((event.type === 'changed' && event.what === 'faults') || event.type === 'exchanges') reload();
  });
  const remove = (id: number) =>
    ask(`faults/${id}`, { method: 'DELETE' }).then(
      () => {
        setRemoval(undefined);
        reload();
      },
      (error: unknown) => setRemoval(reasonOf(error)),
    );
  return (
    <div class="view">
      <h1>Faults</h1>
      <p class="lead">
        What goes wrong in the field, on purpose: to see what an identity provider, or a client of your own, makes of
        it.
      </p>
      <FaultForm onAdded={reload} />
      <h2>In force</h2>
      {error !== undefined && <Failure reason={error} onRetry={reload} />}
      {removal !== undefined && <Failure reason={removal} />}
      {value === undefined && error === undefined && <Loading what="faults" />}
      {value?.faults.length === 0 && <p class="quiet">None: every request is answered as it should be.</p>}
      {value !== undefined && value.faults.length > 0 && (
        <>
          <ul class="cards">
            {value.faults.map((fault) => (
              <li key={fault.id} class="change">
                <div class="card-head">
                  <strong>{describeFault(fault)}</strong>
                  <button type="button" onClick={() => remove(fault.id)} aria-label={`Remove fault ${fault.id}`}>
                    Remove
                  </button>
                </div>
                <p class="quiet">
                  {scopeOf(fault)} · {plural(fault.hits, 'request')} so far
                  {fault.left !== null && `, ${fault.left} to go`}
                </p>
              </li>
            ))}
          </ul>
          <ConfirmButton
            question="Remove all faults?"
            warning="From then on every request is answered as it should be."
            verb="Remove all"
            onConfirm={async () => {
              await ask('faults', { method: 'DELETE' });
              reload();
            }}
          >
            Remove all
          </ConfirmButton>
        </>
      )}
      <h2>For one request</h2>
      <p>
        A client can ask for a fault itself, by a header: <code>SCIM-Fault: status=503; retry-after=2</code>, or{' '}
        <code>latency=250</code>, <code>cut</code>, <code>null-resources</code>, <code>slow-body=50</code>.
      </p>
    </div>
  );
}
