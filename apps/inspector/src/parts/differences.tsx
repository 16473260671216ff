import { useState } from 'preact/hooks';
import type { Difference } from '../api/contract.ts';
import { visible } from '../text/format.ts';
import { JsonTree, Scalar } from './json-tree.tsx';

const signs = { added: '+', removed: '−', changed: '~' } as const;
const words = { added: 'added', removed: 'removed', changed: 'changed' } as const;
const step = 100;

/** What became of a resource, attribute by attribute. */
export function Differences({ diff, none }: { diff: readonly Difference[]; none: string }) {
  const [shown, setShown] = useState(step);
  if (diff.length === 0) return <p class="quiet">{none}</p>;
  return (
    <>
      <ul class="diff">
        {diff.slice(0, shown).map((difference, index) => (
          // Nothing else tells two differences of one path apart, and the list never changes its order.
          <Line key={index} {...difference} />
        ))}
      </ul>
      {shown < diff.length && (
        <button type="button" onClick={() => setShown(shown + step)}>
          Show {Math.min(step, diff.length - shown)} more of {diff.length}
        </button>
      )}
    </>
  );
}

function Line({ path, kind, before, after }: Difference) {
  return (
    <li class={`diff-${kind}`}>
      <span class="diff-sign" aria-hidden="true">
        {signs[kind] ?? '~'}
      </span>
      <span class="sr">{words[kind] ?? 'changed'} </span>
      <code class="diff-path">{visible(path === '' ? '(whole)' : path)}</code>
      <div class="diff-values">
        {kind !== 'added' && (
          <div class="diff-before">
            <span class="sr">before: </span>
            <Value value={before} label={`${path} before`} />
          </div>
        )}
        {kind !== 'removed' && (
          <div class="diff-after">
            <span class="sr">after: </span>
            <Value value={after} label={`${path} after`} />
          </div>
        )}
      </div>
    </li>
  );
}

function Value({ value, label }: { value: unknown; label: string }) {
  if (typeof value === 'object' && value !== null) return <JsonTree value={value} label={visible(label)} />;
  return <Scalar value={value} />;
}
