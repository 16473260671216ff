import { useState } from 'preact/hooks';
import { reasonOf } from '../../api/request.ts';
import { Method, Status } from '../../parts/badges.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import { JsonTree } from '../../parts/json-tree.tsx';
import { ShortText } from '../../parts/long-text.tsx';
import { Failure } from '../../parts/notice.tsx';
import { visible } from '../../text/format.ts';
import type { WireExchange, WireExplanation } from './lint-messages.ts';

interface OnWireProps {
  /** Works it out; nobody has to wait for it who does not look. */
  readonly explain: () => Promise<WireExplanation | null>;
  /** The vendor, as people call it. */
  readonly vendor: string;
}

type State = { readonly explanation: WireExplanation | null } | { readonly error: string } | 'closed' | 'busy';

/** What a finding comes to on the wire, once somebody opens it. */
export function OnWire({ explain, vendor }: OnWireProps) {
  const [state, setState] = useState<State>('closed');
  const load = () => {
    if (state !== 'closed') return;
    setState('busy');
    explain().then(
      (explanation) => setState({ explanation }),
      (error: unknown) => setState({ error: reasonOf(error) }),
    );
  };
  return (
    <details class="on-wire" onToggle={(event) => event.currentTarget.open && load()}>
      <summary>What would happen</summary>
      {state === 'busy' && (
        <p class="loading" role="status">
          Working it out …
        </p>
      )}
      {typeof state === 'object' && 'error' in state && <Failure reason={state.error} />}
      {typeof state === 'object' && 'explanation' in state && (
        <Explanation explanation={state.explanation} vendor={vendor} />
      )}
    </details>
  );
}

const when = {
  create: 'For a made-up user or group that is new, Entra sends',
  disable: 'When a made-up user is disabled, Entra sends',
  update: 'When the value of a made-up user or group changes, Entra sends',
} as const;

function Explanation({ explanation, vendor }: { explanation: WireExplanation | null; vendor: string }) {
  if (explanation === null) return <p class="quiet">Nothing: this is about no mapping that is on.</p>;
  const { event, exchanges, notSent } = explanation;
  return (
    <>
      <p class="quiet">
        {when[event] ?? when.create}
        {exchanges.length === 0 ? ' nothing.' : ':'}
      </p>
      {exchanges.map((exchange, index) => (
        // They are there at once, and never change their order.
        <Exchange key={index} exchange={exchange} vendor={vendor} />
      ))}
      {notSent !== undefined && (
        <p>
          <span class="quiet">{exchanges.length === 0 ? 'Why: ' : 'Without this value: '}</span>
          <ShortText text={notSent} most={800} />
        </p>
      )}
    </>
  );
}

const looks = { accepted: 'level-fine', rejected: 'level-must', unknown: '' } as const;

function Exchange({ exchange, vendor }: { exchange: WireExchange; vendor: string }) {
  const { method, path, body, outcome, status, scimType, other, own } = exchange;
  const reasons = [...(other === undefined ? [] : [`Because of another attribute: ${other}`]), ...own];
  return (
    <div class="wire-exchange">
      <div class="card-head">
        <p>
          <Method method={method} />{' '}
          <code>
            <ShortText text={path} />
          </code>
        </p>
        <CopyButton text={httpText(exchange)} what="request" />
      </div>
      {body !== undefined && <JsonTree value={body} label="Body of the request" />}
      <p>
        {visible(vendor)} would answer: <span class={`badge ${looks[outcome] ?? ''}`}>{visible(outcome)}</span>{' '}
        {status !== undefined && <Status status={status} />}{' '}
        {scimType !== undefined && <code>{visible(scimType)}</code>}
      </p>
      {reasons.length > 0 && (
        <ul class="plain">
          {reasons.map((reason, index) => (
            // They are there at once, and never change their order.
            <li key={index}>
              <ShortText text={reason} most={800} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** A request as HTTP text, as far as Entra's mapping says it. */
function httpText({ method, path, body }: WireExchange): string {
  return body === undefined ? `${method} ${path}\n` : `${method} ${path}\n\n${JSON.stringify(body, null, 2)}\n`;
}
