import { useState } from 'preact/hooks';
import { askText } from '../../api/request.ts';
import { useLoad } from '../../app/use-load.ts';
import { CopyButton } from '../../parts/copy-button.tsx';
import { LongText } from '../../parts/long-text.tsx';
import { Failure, Loading } from '../../parts/notice.tsx';

const kinds = [
  { id: 'curl', name: 'curl' },
  { id: 'fetch', name: 'fetch' },
  { id: 'vitest', name: 'vitest' },
] as const;

/** The request as something to run elsewhere. */
export function CodeTab({ id }: { id: number }) {
  const [kind, setKind] = useState<(typeof kinds)[number]['id']>('curl');
  const { value, error, reload } = useLoad(`code ${id} ${kind}`, (signal) =>
    askText(`exchanges/${id}/code`, { query: { as: kind }, signal }),
  );
  return (
    <>
      <div class="buttons">
        {kinds.map(({ id, name }) => (
          <button key={id} type="button" aria-pressed={id === kind} onClick={() => setKind(id)}>
            {name}
          </button>
        ))}
        {value !== undefined && <CopyButton text={value} what="code" />}
      </div>
      {error !== undefined && <Failure reason={error} onRetry={reload} />}
      {value === undefined && error === undefined && <Loading what="the code" />}
      {value !== undefined && <LongText key={kind} text={value} label={`The request as ${kind}`} />}
    </>
  );
}
