import type { PatchDebug } from '../../api/contract.ts';
import { ask } from '../../api/request.ts';
import { useLoad } from '../../app/use-load.ts';
import { Clause } from '../../parts/badges.tsx';
import { Differences } from '../../parts/differences.tsx';
import { JsonTree, Scalar } from '../../parts/json-tree.tsx';
import { ShortText } from '../../parts/long-text.tsx';
import { Failure, Loading } from '../../parts/notice.tsx';
import { visible } from '../../text/format.ts';

/** What each operation of a PATCH did: before, operation by operation, after. */
export function PatchTab({ id }: { id: number }) {
  const { value, error, reload } = useLoad(`patch ${id}`, (signal) =>
    ask<PatchDebug>(`exchanges/${id}/patch`, { signal }),
  );
  if (error !== undefined) return <Failure reason={error} onRetry={reload} />;
  if (value === undefined) return <Loading what="the operations" />;
  const { operations, before, after, diff } = value;
  return (
    <>
      {value.error !== null && value.error !== undefined && (
        <div class="notice bad">
          <p>The request was refused, so that nothing changed:</p>
          <JsonTree value={value.error} label="Error" />
        </div>
      )}
      <h2>Operations</h2>
      <ol class="operations">
        {operations.map((operation) => (
          <OperationItem key={operation.index} {...operation} />
        ))}
      </ol>
      <h2>All of it together</h2>
      <Differences diff={diff} none="Nothing changed." />
      <div class="before-after">
        <section>
          <h2>Before</h2>
          {before === null ? (
            <p class="quiet">The journal does not reach back to it.</p>
          ) : (
            <JsonTree value={before} label="Before" />
          )}
        </section>
        <section>
          <h2>After</h2>
          {after === null ? <p class="quiet">Not known.</p> : <JsonTree value={after} label="After" />}
        </section>
      </div>
    </>
  );
}

const outcomes = {
  changed: 'changed something',
  nothing: 'changed nothing',
  refused: 'refused',
  'not-reached': 'not reached',
} as const;

function OperationItem(operation: PatchDebug['operations'][number]) {
  const { index, op, path, value, resolved, tolerances, outcome, why, clause, diff } = operation;
  return (
    <li class={`operation operation-${outcome}`}>
      <h3>
        <span class="quiet">{index + 1}.</span> <code>{visible(op.slice(0, 100))}</code>{' '}
        <code>{path === null ? '(no path)' : <ShortText text={path} />}</code>{' '}
        <span class={`badge outcome-${outcome}`}>{outcomes[outcome] ?? visible(outcome)}</span>
      </h3>
      <p>
        <ShortText text={why} /> <Clause clause={clause} />
      </p>
      <dl class="facts">
        {value !== undefined && (
          <div>
            <dt>Value</dt>
            <dd>
              {typeof value === 'object' && value !== null ? (
                <JsonTree value={value} label="Value" />
              ) : (
                <Scalar value={value} />
              )}
            </dd>
          </div>
        )}
        <div>
          <dt>Resolved to</dt>
          <dd>
            {resolved.length === 0 && <span class="quiet">nothing</span>}
            {resolved.slice(0, 50).map((path) => (
              <code key={path} class="chip">
                {visible(path.slice(0, 300))}
              </code>
            ))}
            {resolved.length > 50 && <span class="quiet"> and {resolved.length - 50} more</span>}
          </dd>
        </div>
        {tolerances.length > 0 && (
          <div>
            <dt>Needed</dt>
            <dd>
              {tolerances.map(({ id, title, clause }) => (
                <p key={id}>
                  <code class="chip">{visible(id)}</code> {visible(title)} <Clause clause={clause} />
                </p>
              ))}
            </dd>
          </div>
        )}
      </dl>
      {outcome === 'changed' && <Differences diff={diff} none="" />}
    </li>
  );
}
