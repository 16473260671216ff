import type { EntraRequest, ObjectOutcome } from 'entra-planner';
import { printable } from 'scim-core';
import type { CycleReport } from '../run/run-cycle.ts';

/** A request as HTTP text. */
export function requestText({ method, path, body }: EntraRequest): string {
  const head = `${method} ${printable(path)}`;
  return body === undefined
    ? head
    : `${head}\n${JSON.stringify(body, null, 2)
        .split('\n')
        .map((line) => printable(line))
        .join('\n')}`;
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
