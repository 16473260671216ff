import type { KeptExchange } from './kept-exchange.ts';
import { pathTest } from './path-pattern.ts';
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

/** A filter in words: `POST /Users of acme with 201`. */
export function filterText({ method = 'any method', path = 'any path', status, tenant }: RequestFilter): string {
  const answer = status === undefined ? '' : ` with the status ${status}`;
  return `${method} ${String(path)}${tenant === undefined ? '' : ` of tenant ${tenant}`}${answer}`;
}
