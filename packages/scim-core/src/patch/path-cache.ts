import type { ResourceType } from '../schema/resource-type.ts';
import type { Mode } from '../tolerance/mode.ts';
import type { BoundPath } from './bind-path.ts';

/** Parsed and bound paths by their text. Make one with {@link createPathCache}. */
export interface PathCache {
  /** The bound path, made by `bind` the first time that it is asked for. */
  get(
    text: string,
    resourceType: ResourceType,
    mode: Mode | undefined,
    bind: () => BoundPath | undefined,
  ): BoundPath | undefined;
}

/** Longer paths name single elements, such as a member by its id, and hardly come again. */
const LONGEST = 200;

/**
 * Makes a cache for the paths of PATCH operations, which repeat from request to request.
 *
 * It is bounded: the path that was added first makes room for a new one. Use one for as long as requests come, in as many
 * resource types and modes as there are.
 *
 * @param most How many paths are kept. Default 1,000.
 * @example
 * ```ts
 * import { applyPatch, createPathCache, userResourceType } from 'scim-core';
 *
 * const options = { resourceType: userResourceType, pathCache: createPathCache() };
 * applyPatch({ userName: 'bjensen' }, [{ op: 'add', path: 'name.givenName', value: 'Babs' }], options);
 * ```
 */
export function createPathCache(most = 1000): PathCache {
  const caches = new WeakMap<ResourceType, Map<Mode | undefined, Map<string, BoundPath>>>();
  return {
    get(text, resourceType, mode, bind) {
      let byMode = caches.get(resourceType);
      if (byMode === undefined) {
        byMode = new Map();
        caches.set(resourceType, byMode);
      }
      let paths = byMode.get(mode);
      if (paths === undefined) {
        paths = new Map();
        byMode.set(mode, paths);
      }
      const known = paths.get(text);
      if (known !== undefined) return known;
      const bound = bind();
      if (bound === undefined || text.length > LONGEST) return bound;
      if (paths.size >= most) paths.delete(paths.keys().next().value as string);
      paths.set(text, bound);
      return bound;
    },
  };
}
