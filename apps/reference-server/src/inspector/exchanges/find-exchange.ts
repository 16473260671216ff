import type { KeptExchange } from '../../record/kept-exchange.ts';
import type { Traffic } from '../../record/traffic.ts';
import { Problem } from '../http/problem.ts';

/** What routes that speak of an exchange say of one that they can't find. */
export const missingExchange = { 404: 'There is no such exchange.', 410: 'The exchange is no longer kept.' };

/**
 * @param where The parameter that holds the id.
 * @throws Problem 404 when there never was an exchange of this id, 410 when it is no longer kept.
 */
export function findExchange(traffic: Traffic, id: string, where = 'id'): KeptExchange {
  const number = /^\d{1,15}$/.test(id) ? Number(id) : 0;
  const exchange = traffic.get(number);
  if (exchange !== undefined) return exchange;
  if (number > 0 && number <= traffic.lastId) {
    const detail = `Exchange ${number} is no longer kept: it was deleted, or newer ones took its place.`;
    throw new Problem(410, detail, { kind: 'gone', where });
  }
  throw new Problem(404, 'There is no exchange of this id.', { kind: 'no-exchange', where });
}
