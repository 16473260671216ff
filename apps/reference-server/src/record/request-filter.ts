import type { KeptExchange } from './kept-exchange.ts';
import type { RequestFilter } from './recorded-request.ts';

/** Makes a test of exchanges; the path of a filter is compiled once. */
export function requestTest({ method, path, status, tenant }: RequestFilter): (exchange: KeptExchange) => boolean {
  const isPath = path === undefined ? undefined : pathTest(path);
  return (exchange) =>
    (method === undefined || exchange.method === method.toUpperCase()) &&
    (status === undefined || exchange.status === status) &&
    (tenant === undefined || exchange.tenant === tenant) &&
    (isPath === undefined || isPath(exchange.path));
}

function pathTest(path: string | RegExp): (path: string) => boolean {
  if (typeof path !== 'string') return (candidate) => candidate.search(path) !== -1;
  const parts = path.split('*');
  return (candidate) => matchesParts(candidate.split('?', 1)[0]!, parts);
}

/** Looks for the parts one behind the other, so that no number of stars takes long. */
function matchesParts(text: string, parts: readonly string[]): boolean {
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return text === first;
  if (!text.startsWith(first)) return false;
  let from = first.length;
  for (const part of rest) {
    const index = text.indexOf(part, from);
    if (index === -1) return false;
    from = index + part.length;
  }
  return text.length - last.length >= from && text.endsWith(last);
}

/** A filter in words: `POST /Users of acme with 201`. */
export function filterText({ method = 'any method', path = 'any path', status, tenant }: RequestFilter): string {
  const answer = status === undefined ? '' : ` with the status ${status}`;
  return `${method} ${String(path)}${tenant === undefined ? '' : ` of tenant ${tenant}`}${answer}`;
}
