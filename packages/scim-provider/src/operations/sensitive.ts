import { type BoundFilter, ScimError } from 'scim-core';
import type { Exchange } from '../exchange.ts';

/**
 * Refuses a filter in a URL that names an attribute whose values must not stand there, as URLs end up in logs and histories.
 * The same query may be sent as `POST …/.search`.
 *
 * @throws ScimError 403 `sensitive`.
 * @see [RFC 7644 §7.5.2](https://www.rfc-editor.org/rfc/rfc7644#section-7.5.2)
 */
export function refuseSensitive({ settings, method }: Exchange, filter: BoundFilter): void {
  const { sensitiveInUrl } = settings;
  if (method !== 'GET' || sensitiveInUrl.size === 0) return;
  for (const path of pathsIn(filter)) {
    if (!sensitiveInUrl.has(path.toLowerCase())) continue;
    throw new ScimError(403, `A filter on ${path} must not stand in a URL; send it with POST to …/.search.`, {
      scimType: 'sensitive',
    });
  }
}

/** The paths that a filter names, each of them with that of its whole attribute. */
function pathsIn(filter: BoundFilter): readonly string[] {
  switch (filter.kind) {
    case 'and':
    case 'or':
      return filter.filters.flatMap(pathsIn);
    case 'not':
      return pathsIn(filter.filter);
    case 'constant':
      return [];
    case 'element':
      return [filter.target.path, ...pathsIn(filter.filter)];
    default: {
      const { path, subAttribute } = filter.target;
      return subAttribute === undefined ? [path] : [path, path.slice(0, -subAttribute.name.length - 1)];
    }
  }
}
