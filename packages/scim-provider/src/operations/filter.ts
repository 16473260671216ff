import { type BoundFilter, bindFilter, type Filter, parseFilter, type ResourceType } from 'scim-core';
import type { Exchange } from '../exchange.ts';
import { bindEquality } from './equality-filters.ts';
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
 * Reads a filter and binds it to a resource type, which must have every attribute in it.
 *
 * @throws ScimError as {@link readFilter} and {@link bindTo} do.
 */
export function readBoundFilter(
  exchange: Exchange,
  text: string | undefined,
  resourceType: ResourceType,
): BoundFilter | undefined {
  const { mode, limits } = exchange.settings;
  const equality =
    text === undefined || text.length > limits.filterLength ? undefined : bindEquality(text, resourceType, mode);
  if (equality === undefined) {
    const filter = readFilter(exchange, text);
    return filter && bindTo(exchange, filter, resourceType, 'refuse');
  }
  refuseSensitive(exchange, equality);
  return equality;
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
