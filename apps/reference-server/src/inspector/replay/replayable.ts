import { isObject } from '../../json-object.ts';
import type { KeptExchange } from '../../record/kept-exchange.ts';
import { type Sendable, sendableOf } from '../exchanges/code/sendable.ts';

/** A request that is sent again. */
export interface Replayable {
  readonly method: string;
  /** Path and query behind the SCIM base URL. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** What is otherwise than the first time. */
  readonly caveats: readonly string[];
}

/** A request that can't be sent again, and why. */
export class NotReplayable extends Error {}

const hidden = '[redacted]';

/**
 * Makes a request that can be sent again. What was secret is gone and is left out: sending what stands in its place would
 * give somebody a password that everybody can read.
 *
 * @param ids What resources are called by now that had other ids the first time.
 * @throws NotReplayable when nothing sensible is left.
 */
export function replayableOf(exchange: KeptExchange, ids: ReadonlyMap<string, string>): Replayable {
  const { method, path, headers, body } = sendableOf(exchange, '');
  if (exchange.request.isTruncated) throw new NotReplayable('Its body is longer than what is kept of it.');
  if (path.includes(hidden)) throw new NotReplayable('Its URL held a secret, which is not kept.');
  const left = body === undefined ? undefined : withoutSecrets(body);
  const isChanged = left !== body;
  return {
    method,
    path: renamedPath(path, ids),
    headers: headersOf(headers),
    body: left === undefined ? undefined : renamedBody(left, ids),
    caveats: isChanged ? ['Values that are never returned, such as passwords, are not kept and were left out.'] : [],
  };
}

function headersOf(headers: Sendable['headers']): Record<string, string> {
  const joined: Record<string, string> = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    joined[key] = Object.hasOwn(joined, key) ? `${joined[key]}, ${value}` : value;
  }
  return joined;
}

function withoutSecrets(body: string): string {
  if (!body.includes(hidden)) return body;
  const value = parsed(body);
  const left = value === undefined ? undefined : pruned(value);
  if (left === undefined) throw new NotReplayable('Its body held a secret, which is not kept, and is no JSON object.');
  if (isObject(left) && Array.isArray(left.Operations) && left.Operations.length === 0) {
    throw new NotReplayable('Its operations set nothing but secrets, which are not kept.');
  }
  return JSON.stringify(left);
}

/** Leaves out members that were secret, and operations whose value was. */
function pruned(value: unknown): unknown {
  if (typeof value === 'string') return value.includes(hidden) ? undefined : value;
  if (Array.isArray(value)) return value.map(pruned).filter((each) => each !== undefined);
  if (!isObject(value)) return value;
  const isOperation = Object.keys(value).some((name) => name.toLowerCase() === 'op');
  const members = Object.entries(value).map(([name, each]) => [name, pruned(each)] as const);
  if (isOperation && members.some(([, each]) => each === undefined)) return undefined;
  return Object.fromEntries(members.filter(([, each]) => each !== undefined));
}

function renamedPath(path: string, ids: ReadonlyMap<string, string>): string {
  const [before = '', ...query] = path.split('?');
  const segments = before.split('/').map((segment) => ids.get(segment) ?? segment);
  return [segments.join('/'), ...query].join('?');
}

/** Puts new ids in the place of those that the first answers gave, wherever one stands as a whole value. */
function renamedBody(body: string, ids: ReadonlyMap<string, string>): string {
  if (ids.size === 0 || ![...ids.keys()].some((id) => body.includes(id))) return body;
  const value = parsed(body);
  return value === undefined ? body : JSON.stringify(renamed(value, ids));
}

function renamed(value: unknown, ids: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string') {
    return (
      ids.get(value) ??
      value.replaceAll(/"([^"\\]*)"/g, (text, inner) => (ids.has(inner) ? `"${ids.get(inner)}"` : text))
    );
  }
  if (Array.isArray(value)) return value.map((each) => renamed(each, ids));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, renamed(each, ids)]));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
