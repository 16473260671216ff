import type { CallerKind, Level } from '../api/contract.ts';
import { visible } from '../text/format.ts';

const levels: Readonly<Record<Level, { text: string; title: string }>> = {
  must: { text: 'MUST', title: 'Something that the RFC says must be otherwise' },
  should: { text: 'SHOULD', title: 'Something that the RFC says should be otherwise' },
  fine: { text: 'fine', title: 'Nothing to say against it' },
};

export function LevelBadge({ level }: { level: Level }) {
  const { text, title } = levels[level] ?? levels.fine;
  return (
    <span class={`badge level-${level}`} title={title}>
      {text}
    </span>
  );
}

const callers: Readonly<Record<CallerKind, string>> = {
  entra: 'Entra',
  'entra-flag': 'Entra + flag',
  'entra-validator': 'Entra validator',
  okta: 'Okta',
  'scim-client': 'scim-client',
  inspector: 'Inspector',
  curl: 'curl',
  browser: 'Browser',
  other: 'Other',
};

export const callerKinds = Object.keys(callers) as readonly CallerKind[];

export function callerName(kind: CallerKind): string {
  return callers[kind] ?? visible(kind);
}

export function Method({ method }: { method: string }) {
  return <span class={`method method-${method.toLowerCase().replace(/[^a-z]/g, '')}`}>{visible(method)}</span>;
}

/** The status of an answer; 0 stands for a connection that was cut. */
export function Status({ status }: { status: number }) {
  return <span class={`status status-${Math.floor(status / 100)}`}>{status === 0 ? 'cut' : status}</span>;
}

/** A link to the clause of an RFC; text alone where the address is none of the web. */
export function Clause({ clause }: { clause: { text: string; url: string } }) {
  if (clause.text === '') return null;
  if (!/^https:\/\//.test(clause.url)) return <span class="clause">{visible(clause.text)}</span>;
  return (
    <a class="clause" href={clause.url} target="_blank" rel="noreferrer">
      {visible(clause.text)}
    </a>
  );
}
