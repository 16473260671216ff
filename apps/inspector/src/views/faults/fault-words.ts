import type { Fault } from '../../api/contract.ts';
import { visible } from '../../text/format.ts';
import { kinds } from './fault-rule.ts';

/** A fault in words. */
export function describeFault({ kind, milliseconds, status, scimType, retryAfter }: Fault): string {
  const details = [
    milliseconds === undefined ? '' : `${milliseconds} ms`,
    status === undefined ? '' : String(status),
    scimType === undefined || scimType === '' ? '' : visible(scimType),
    retryAfter === undefined ? '' : `Retry-After ${retryAfter}`,
  ].filter((text) => text !== '');
  const name = kinds.find(({ id }) => id === kind)?.name ?? visible(kind);
  return details.length === 0 ? name : `${name}: ${details.join(', ')}`;
}

/** Which requests it is for, in words. */
export function scopeOf({ tenant, method, path, percentage }: Fault): string {
  const requests = percentage === undefined || percentage === 100 ? 'every request' : `${percentage} % of requests`;
  const words = [
    requests,
    method ? `with ${visible(method)}` : '',
    path ? `to ${visible(path)}` : '',
    tenant ? `of ${visible(tenant)}` : '',
  ];
  return words.filter((text) => text !== '').join(' ');
}
