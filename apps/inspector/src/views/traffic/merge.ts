import type { ExchangeSummary } from '../../api/contract.ts';

/**
 * Puts exchanges that were told of into a list whose newest come first. What is told twice is there once, as it was told
 * last; the oldest go when there are too many.
 */
export function merge(
  list: readonly ExchangeSummary[],
  told: readonly ExchangeSummary[],
  most: number,
): readonly ExchangeSummary[] {
  if (told.length === 0) return list;
  // As it nearly always is: what was told is newer than all that is there, and comes in order.
  const newest = list[0]?.id ?? 0;
  if (told.every(({ id }, index) => id > (told[index - 1]?.id ?? newest))) {
    return [...told.toReversed(), ...list].slice(0, most);
  }
  const ids = new Set(told.map(({ id }) => id));
  const all = [...new Map(told.map((exchange) => [exchange.id, exchange])).values()];
  for (const exchange of list) if (!ids.has(exchange.id)) all.push(exchange);
  return all.sort((one, other) => other.id - one.id).slice(0, most);
}
