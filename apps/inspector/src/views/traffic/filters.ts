import type { ExchangeSummary } from '../../api/contract.ts';
import type { Query } from '../../api/request.ts';

/** What of the traffic is looked at; an empty text asks for nothing. */
export interface TrafficFilters {
  readonly tenant: string;
  readonly method: string;
  /** A status, or a class of them: `404`, `4xx`. */
  readonly status: string;
  readonly caller: string;
  readonly level: string;
  /** Words, which only the server can look for everywhere. */
  readonly q: string;
}

export const filterNames = ['tenant', 'method', 'status', 'caller', 'level', 'q'] as const;

/** Reads the filters of an address. */
export function filtersOf(query: URLSearchParams): TrafficFilters {
  const read = (name: (typeof filterNames)[number]) => query.get(name) ?? '';
  return {
    tenant: read('tenant'),
    method: read('method'),
    status: read('status'),
    caller: read('caller'),
    level: read('level'),
    q: read('q'),
  };
}

export function queryOf(filters: TrafficFilters): Query {
  return { ...filters };
}

/** Whether an exchange that was just told of belongs into the list, words apart. */
export function matches({ tenant, method, status, caller, level }: TrafficFilters, exchange: ExchangeSummary): boolean {
  return (
    (tenant === '' || exchange.tenant === tenant) &&
    (method === '' || exchange.method === method) &&
    (status === '' || matchesStatus(status, exchange.status)) &&
    (caller === '' || exchange.caller.kind === caller) &&
    (level === '' || exchange.level === level)
  );
}

function matchesStatus(wanted: string, status: number): boolean {
  return /^\dxx$/.test(wanted) ? Math.floor(status / 100) === Number(wanted[0]) : status === Number(wanted);
}
