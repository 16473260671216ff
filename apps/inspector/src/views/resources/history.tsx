import { useEffect, useState } from 'preact/hooks';
import type { Change } from '../../api/contract.ts';
import { ask, reasonOf } from '../../api/request.ts';
import { Differences } from '../../parts/differences.tsx';
import { Failure, Loading } from '../../parts/notice.tsx';
import { dateOf } from '../../text/format.ts';

interface HistoryAnswer {
  readonly changes: readonly Change[];
  readonly before: number | null;
  readonly isComplete: boolean;
}

/** What became of a resource, newest first, as far as the journal reaches. */
export function History({ tenant, path }: { tenant: string; path: string }) {
  const [{ changes, before, isComplete }, setHistory] = useState<Partial<HistoryAnswer>>({});
  const [error, setError] = useState<string>();
  const load = (from: number | undefined) => {
    ask<HistoryAnswer>(`${path}/history`, { query: { before: from, limit: 50 } }).then(
      (answer) =>
        setHistory((now) => ({
          ...answer,
          changes: from === undefined ? answer.changes : [...(now.changes ?? []), ...answer.changes],
        })),
      (error: unknown) => setError(reasonOf(error)),
    );
  };
  useEffect(() => load(undefined), [tenant, path]);
  if (error !== undefined) return <Failure reason={error} onRetry={() => load(undefined)} />;
  if (changes === undefined) return <Loading what="the history" />;
  return (
    <>
      {changes.map(({ position, at, change, version, diff, exchange }) => (
        <section class="change" key={position}>
          <h2>
            {change} · version {version} <span class="quiet">{dateOf(at)}</span>{' '}
            {exchange !== null && <a href={`/exchanges/${exchange}`}>exchange {exchange}</a>}
          </h2>
          <Differences diff={diff} none="No attribute changed." />
        </section>
      ))}
      {changes.length === 0 && <p class="quiet">The journal holds nothing of it.</p>}
      {typeof before === 'number' && (
        <button type="button" onClick={() => load(before)}>
          Show older changes
        </button>
      )}
      {before === null && isComplete === false && <p class="quiet">The journal does not reach back further.</p>}
    </>
  );
}
