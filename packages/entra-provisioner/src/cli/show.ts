import type { EntraRequest, ObjectOutcome } from 'entra-planner';
import type { CycleReport } from '../run/run-cycle.ts';

/** Text of a target or a directory may hold what a terminal obeys. */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A request as HTTP text. */
export function requestText({ method, path, body }: EntraRequest): string {
  const head = `${method} ${printable(path)}`;
  return body === undefined ? head : `${head}\n${JSON.stringify(body, null, 2).split('\n').map(printable).join('\n')}`;
}

/** One line of the log. */
export function outcomeLine({ kind, id, action, status, message, code }: ObjectOutcome): string {
  const why = code === undefined ? '' : ` ${code}`;
  return printable(`${status === 'failure' ? 'failed ' : ''}${action} ${kind} ${id}${why}: ${message}`);
}

/** What a cycle did, in a few lines. */
export function summary({ requests, quarantine, ...counts }: CycleReport): string {
  const sent = Object.entries(requests).map(([purpose, count]) => `${count} ${purpose}`);
  const objects = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}`);
  const lines = [
    objects.length === 0 ? 'nothing changed' : objects.join(', '),
    `requests: ${sent.length === 0 ? 'none' : sent.join(', ')}`,
  ];
  if (quarantine !== undefined) lines.push(`quarantine: ${quarantine.reason}: ${printable(quarantine.message)}`);
  return lines.join('\n');
}
