import { allows, type Mode, type ResourceType, type ToleranceListener } from 'scim-core';

/** What a path names. */
export type Route =
  | { readonly kind: 'root' | 'search' }
  | { readonly kind: 'bulk' }
  | { readonly kind: 'me' }
  | { readonly kind: 'config' }
  | { readonly kind: 'resourceTypes' | 'schemas'; readonly id: string | undefined }
  | { readonly kind: 'type' | 'typeSearch'; readonly type: ResourceType }
  | { readonly kind: 'resource'; readonly type: ResourceType; readonly id: string };

const FIXED: Readonly<Record<string, 'config' | 'resourceTypes' | 'schemas' | 'bulk' | 'me'>> = {
  // biome-ignore format: a table
  ServiceProviderConfig: 'config',
  ResourceTypes: 'resourceTypes',
  Schemas: 'schemas',
  Bulk: 'bulk',
  Me: 'me',
};

/**
 * Finds what a path names.
 *
 * @param segments Decoded, relative to the base URL.
 * @returns `undefined` when nothing is there.
 * @see [RFC 7644 §3.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.2)
 */
export function findRoute(
  segments: readonly string[],
  resourceTypes: readonly ResourceType[],
  mode: Mode | undefined,
  onTolerance: ToleranceListener,
): Route | undefined {
  const [first, second, ...more] = segments;
  if (first === undefined) return { kind: 'root' };
  if (more.length > 0) return undefined;
  const matches = (name: string): boolean => {
    if (name === first) return true;
    if (name.toLowerCase() !== first.toLowerCase() || !allows(mode, 'http.path-any-case')) return false;
    onTolerance('http.path-any-case', name);
    return true;
  };
  const type = resourceTypes.find(({ endpoint }) => matches(endpoint.slice(1)));
  if (type !== undefined) {
    if (second === undefined) return { kind: 'type', type };
    return second === '.search' ? { kind: 'typeSearch', type } : { kind: 'resource', type, id: second };
  }
  if (first === '.search') return second === undefined ? { kind: 'search' } : undefined;
  const kind = FIXED[Object.keys(FIXED).find(matches) ?? ''];
  if (kind === 'resourceTypes' || kind === 'schemas') return { kind, id: second };
  if (kind === undefined || second !== undefined) return undefined;
  if (kind === 'config') return { kind };
  return kind === 'bulk' ? { kind } : { kind };
}
