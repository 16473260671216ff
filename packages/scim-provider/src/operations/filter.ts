import { type BoundFilter, bindFilter, type Filter, parseFilter, type ResourceType } from 'scim-core';
import type { Exchange } from '../exchange.ts';
import { refuseSensitive } from './sensitive.ts';

/**
 * Reads a filter within the limits.
 *
 * @throws ScimError 400 `invalidFilter`.
 */
export function readFilter({ settings, onTolerance }: Exchange, text: string | undefined): Filter | undefined {
  if (text === undefined) return undefined;
  const { filterLength: length, filterDepth: depth } = settings.limits;
  return parseFilter(text, { mode: settings.mode, limits: { length, depth }, onTolerance });
}

/**
 * Binds a filter to a resource type.
 *
 * @param unknownAttribute What becomes of an attribute that the type does not have.
 * @throws ScimError 400 `invalidFilter`, or 403 `sensitive` for what must not stand in a URL.
 */
export function bindTo(
  exchange: Exchange,
  filter: Filter,
  resourceType: ResourceType,
  unknownAttribute: 'refuse' | 'noValue',
): BoundFilter {
  const { settings, onTolerance } = exchange;
  const bound = bindFilter(filter, { resourceType, mode: settings.mode, unknownAttribute, onTolerance });
  refuseSensitive(exchange, bound);
  return bound;
}
