import type { FilterExplanation, ResourceTrace, TraceNode } from '../../api/contract.ts';
import { part } from '../../api/request.ts';
import { ShortText } from '../../parts/long-text.tsx';
import { countOf, plural, visible } from '../../text/format.ts';

/** Why a filter matched these and not those. */
export function Explanation({ explanation }: { explanation: FilterExplanation }) {
  const { filter, canonical, tolerances, plan, total, error, matches, others, tenant, resourceType } = explanation;
  return (
    <>
      <dl class="facts">
        <div>
          <dt>Understood as</dt>
          <dd>
            <code>
              <ShortText text={canonical} />
            </code>
            {canonical !== filter && <span class="quiet"> (sent otherwise)</span>}
          </dd>
        </div>
        <div>
          <dt>Index</dt>
          <dd>
            <span class={`badge ${plan.isIndexed ? 'level-fine' : 'level-should'}`}>
              {plan.isIndexed ? 'used' : 'not used'}
            </span>{' '}
            <ShortText text={plan.detail} /> <span class="quiet">{plural(plan.examined, 'resource')} looked at</span>
          </dd>
        </div>
        <div>
          <dt>Matches</dt>
          <dd>{error === null ? countOf(total) : <ShortText text={`It is refused: ${error}`} />}</dd>
        </div>
        {tolerances.length > 0 && (
          <div>
            <dt>Needed</dt>
            <dd>
              {tolerances.map((id) => (
                <code key={id} class="chip">
                  {visible(id)}
                </code>
              ))}
            </dd>
          </div>
        )}
      </dl>
      <h2>These match</h2>
      <Traces {...{ tenant, resourceType }} traces={matches} none="No resource does." />
      <h2>These do not, nearest first</h2>
      <Traces {...{ tenant, resourceType }} traces={others} none="There is no other resource to compare with." />
    </>
  );
}

interface TracesProps {
  readonly tenant: string;
  readonly resourceType: string;
  readonly traces: readonly ResourceTrace[];
  readonly none: string;
}

function Traces({ tenant, resourceType, traces, none }: TracesProps) {
  if (traces.length === 0) return <p class="quiet">{none}</p>;
  return (
    <ul class="traces">
      {traces.map(({ id, name, isMatch, trace }, index) => (
        <li key={id}>
          <details open={index === 0}>
            <summary>
              <Result isTrue={isMatch} /> {visible((name || id).slice(0, 200))}
            </summary>
            <ul class="trace">
              <Node node={trace} depth={0} />
            </ul>
            <a href={`/resources/${part(tenant)}/${part(resourceType)}/${part(id)}`}>Open the resource</a>
          </details>
        </li>
      ))}
    </ul>
  );
}

/** Filters are bounded by the server; this is for what may come instead. */
const deepest = 60;

function Node({ node: { text, result, why, children }, depth }: { node: TraceNode; depth: number }) {
  return (
    <li>
      <Result isTrue={result} />{' '}
      <code>
        <ShortText text={text} />
      </code>{' '}
      <span class="quiet">
        <ShortText text={why} />
      </span>
      {children.length > 0 && depth < deepest && (
        <ul class="trace">
          {children.map((child, index) => (
            <Node key={index} node={child} depth={depth + 1} />
          ))}
        </ul>
      )}
    </li>
  );
}

function Result({ isTrue }: { isTrue: boolean }) {
  return <span class={`result result-${isTrue}`}>{isTrue ? '✓ true' : '✗ false'}</span>;
}
