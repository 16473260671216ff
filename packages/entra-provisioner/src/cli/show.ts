import type { EntraRequest, ObjectOutcome } from 'entra-planner';
import { printable } from 'scim-core';
import type { Refusal } from '../run/refusals.ts';
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

/** What becomes of an object behind its requests, with what would change of it. */
export function outcomeText(outcome: ObjectOutcome): string {
  const changes = outcome.modified.map(({ attribute, before, after }) => {
    const was = before === undefined ? 'nothing' : JSON.stringify(before);
    return `#   ${printable(`${attribute}: ${was} → ${JSON.stringify(after)}`)}\n`;
  });
  return `# ${outcomeLine(outcome)}\n${outcome.action === 'create' ? '' : changes.join('')}`;
}

/** Longer bodies are in the plan, request by request. */
const MOST_SHOWN = 300;

/** What was refused and why, with the first request that was. */
function refusalText({ request, status, scimType, detail, count }: Refusal): string {
  const { method, path, body } = request;
  const why = [status, scimType].filter((part) => part !== undefined).join(' ');
  const text = body === undefined ? '' : ` ${JSON.stringify(body)}`;
  const shown = text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
  return `refused ${count}, ${why}: ${printable(detail)}\n  ${method} ${printable(path + shown)}`;
}

/** How many wait for a retry, and until when. */
function waitingText({ count, until }: CycleReport['waiting']): string | undefined {
  if (until === undefined) return undefined;
  const who = count === 1 ? '1 waits for a retry' : `${count} wait for a retry, the first`;
  return `${who} until ${new Date(until).toISOString()}; --restart tries at once`;
}

/** What a cycle did, in a few lines. */
export function summary({ requests, refused, waiting, quarantine, ...counts }: CycleReport): string {
  const sent = Object.entries(requests).map(([purpose, count]) => `${count} ${purpose}`);
  const objects = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name}`);
  const waits = waitingText(waiting);
  const lines = [
    objects.length === 0 ? (waits ?? 'nothing changed') : objects.join(', '),
    `requests: ${sent.length === 0 ? 'none' : sent.join(', ')}`,
  ];
  lines.push(...refused.reasons.map(refusalText));
  if (refused.others > 0) lines.push(`refused ${refused.others} more, for further reasons`);
  if (waits !== undefined && objects.length > 0) lines.push(waits);
  if (quarantine !== undefined) lines.push(`quarantine: ${quarantine.reason}: ${printable(quarantine.message)}`);
  return lines.join('\n');
}
