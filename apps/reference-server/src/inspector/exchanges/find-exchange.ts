import type { KeptExchange } from '../../record/kept-exchange.ts';
import type { Traffic } from '../../record/traffic.ts';
import { Problem } from '../http/problem.ts';

/** @throws Problem 404 when there is no exchange of this id, or when it is no longer kept. */
export function findExchange(traffic: Traffic, id: string): KeptExchange {
  const number = /^\d{1,15}$/.test(id) ? Number(id) : 0;
  const exchange = traffic.get(number);
  if (exchange !== undefined) return exchange;
  if (number > 0 && number <= traffic.lastId) {
    const detail = `Exchange ${number} is no longer kept: it was deleted, or newer ones took its place.`;
    throw new Problem(404, detail, { kind: 'gone', where: 'id' });
  }
  throw new Problem(404, 'There is no exchange of this id.', { kind: 'no-exchange', where: 'id' });
}
