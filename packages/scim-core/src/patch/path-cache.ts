import type { ResourceType } from '../schema/resource-type.ts';
import type { Mode } from '../tolerance/mode.ts';
import type { BoundPath } from './bind-path.ts';

/** Parsed and bound paths by their text. Make one with {@link createPathCache}. */
export interface PathCache {
  get(text: string, resourceType: ResourceType, mode: Mode | undefined): BoundPath | undefined;
  set(text: string, resourceType: ResourceType, mode: Mode | undefined, path: BoundPath): void;
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
  const caches = new WeakMap<ResourceType, Map<string, Map<string, BoundPath>>>();
  // Requests of one kind come in a row, so the cache of the last one is at hand.
  let lastType: ResourceType | undefined;
  let lastMode: Mode | undefined;
  let last: Map<string, BoundPath> = new Map();
  const pathsOf = (resourceType: ResourceType, mode: Mode | undefined): Map<string, BoundPath> => {
    if (resourceType === lastType && mode === lastMode) return last;
    const byMode = caches.get(resourceType) ?? new Map<string, Map<string, BoundPath>>();
    caches.set(resourceType, byMode);
    const key = modeKey(mode);
    last = byMode.get(key) ?? new Map<string, BoundPath>();
    byMode.set(key, last);
    lastType = resourceType;
    lastMode = mode;
    return last;
  };
  return {
    get: (text, resourceType, mode) => pathsOf(resourceType, mode).get(text),
    set(text, resourceType, mode, path) {
      if (text.length > LONGEST) return;
      const paths = pathsOf(resourceType, mode);
      if (paths.size >= most) paths.delete(paths.keys().next().value as string);
      paths.set(text, path);
    },
  };
}

/** Equal modes have one cache, also where each request brings an object of its own. */
function modeKey(mode: Mode | undefined): string {
  return typeof mode === 'object' ? JSON.stringify([mode.base, mode.allow, mode.refuse]) : (mode ?? 'lenient');
}
