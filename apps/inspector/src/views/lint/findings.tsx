import type { Finding } from 'mapping-lint';
import { useState } from 'preact/hooks';
import { ShortText } from '../../parts/long-text.tsx';
import { plural, visible } from '../../text/format.ts';
import type { LintResult, WireExplanation } from './lint-messages.ts';
import { OnWire } from './on-wire.tsx';

const step = 50;

interface FindingsProps extends LintResult {
  readonly fileName: string;
  /** Works out what the finding at this place comes to on the wire. */
  readonly explain: (index: number) => Promise<WireExplanation | null>;
}

/** What is wrong with an export, in the order of its text. */
export function Findings({ findings, summary, vendor, fileName, explain }: FindingsProps) {
  const [shown, setShown] = useState(step);
  const { errors, warnings, infos, mappings } = summary;
  return (
    <>
      <p class={`notice ${errors > 0 ? 'bad' : warnings > 0 ? '' : 'good'}`} role="status">
        {findings.length === 0
          ? `Nothing to find fault with in ${plural(mappings, 'mapping')}.`
          : `${plural(errors, 'error')}, ${plural(warnings, 'warning')} and ${plural(infos, 'remark')} in ${plural(mappings, 'mapping')}.`}
      </p>
      <ol class="findings">
        {findings.slice(0, shown).map((finding, index) => (
          <FindingItem
            // Nothing else tells two findings of one place apart, and the list never changes its order.
            key={index}
            finding={finding}
            fileName={fileName}
            vendor={vendor}
            explain={() => explain(index)}
          />
        ))}
      </ol>
      {shown < findings.length && (
        <button type="button" onClick={() => setShown(shown + step)}>
          Show {Math.min(step, findings.length - shown)} more of {findings.length}
        </button>
      )}
    </>
  );
}

const looks = { error: 'level-must', warning: 'level-should', info: '' } as const;

interface FindingItemProps extends Pick<FindingsProps, 'vendor' | 'fileName'> {
  readonly finding: Finding;
  readonly explain: () => Promise<WireExplanation | null>;
}

function FindingItem({ finding, fileName, vendor, explain }: FindingItemProps) {
  const { code, rule, severity, message, why, help, portal, location, mapping, evidence, docs } = finding;
  return (
    <li class={`verdict verdict-${severity === 'error' ? 'must' : severity === 'warning' ? 'should' : 'fine'}`}>
      <span class={`badge ${looks[severity]}`}>{severity}</span>
      <div>
        <p>
          <strong>
            <ShortText text={message} />
          </strong>
        </p>
        <p class="quiet">
          <code>{code}</code> {rule} · {visible(fileName)}:{location.line}:{location.column}
          {mapping !== null && mapping.target !== null && (
            <>
              {' '}
              · <code>{visible(mapping.target.slice(0, 200))}</code>
            </>
          )}
        </p>
        <Text name="Why" text={why} />
        <Text name="Fix" text={help} />
        <Text name="In the portal" text={portal} />
        <p class="quiet">
          {evidence
            .filter(({ url }) => /^https:\/\//.test(url))
            .map(({ title, url }) => (
              <span key={url}>
                <a href={url} target="_blank" rel="noreferrer">
                  {visible(title)}
                </a>{' '}
                ·{' '}
              </span>
            ))}
          <code>{visible(docs)}</code>
        </p>
        {mapping !== null && <OnWire explain={explain} vendor={vendor} />}
      </div>
    </li>
  );
}

function Text({ name, text }: { name: string; text: string }) {
  if (text === '') return null;
  return (
    <p>
      <span class="quiet">{name}: </span>
      <ShortText text={text} most={800} />
    </p>
  );
}
