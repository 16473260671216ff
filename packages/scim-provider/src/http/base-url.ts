import type { ResourceType } from 'scim-core';
import { checkBaseUrl, type Settings } from '../settings.ts';
import type { LocationOf } from '../store/resource-store.ts';
import type { RequestHeaders } from './headers.ts';
import type { ProviderRequest } from './message.ts';

const ORIGIN = /^https?:\/\/[^/?#\s]+/i;
/** A name or an address with a port; anything else in `Host` is not repeated to anybody. */
const HOST = /^(?:[A-Za-z0-9.\-_]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/;

/** Ids that stand in a path as they are, as nearly all do (RFC 3986 §2.3). */
const UNRESERVED = /^[\w.~-]+$/;

/** A SCIM base URL with what follows from it. */
export interface Base {
  /** Without a slash at the end. */
  readonly url: string;
  /** Without a slash at the end: `/scim/v2`, or empty. */
  readonly path: string;
  readonly locationOf: LocationOf;
}

/** Most base URLs that are remembered. A service provider has few, unless it takes over what clients say. */
const REMEMBERED = 100;
const LONGEST = 1_000;

const basesOf = new WeakMap<Settings, Map<string, Base>>();

/** The SCIM base URL that the client of a request sees; see {@link ProviderOptions.baseUrl}. */
export function baseOf(settings: Settings, request: ProviderRequest, headers: RequestHeaders): Base {
  const given = request.baseUrl ?? settings.baseUrl ?? originOf(request, headers);
  let bases = basesOf.get(settings);
  if (bases === undefined) {
    bases = new Map();
    basesOf.set(settings, bases);
  }
  let base = bases.get(given);
  if (base === undefined) {
    const url = checkBaseUrl(given);
    base = { url, path: pathOf(url), locationOf: createLocationOf(url, settings.typesByName) };
    if (bases.size >= REMEMBERED) bases.clear();
    if (given.length <= LONGEST) bases.set(given, base);
  }
  return base;
}

function originOf({ url }: ProviderRequest, headers: RequestHeaders): string {
  const origin = ORIGIN.exec(url)?.[0];
  if (origin !== undefined) return origin;
  const host = headers.get('host') ?? '';
  return `http://${HOST.test(host) ? host : 'localhost'}`;
}

/** Makes the function that tells the URI of a resource, see {@link LocationOf}. */
function createLocationOf(baseUrl: string, typesByName: ReadonlyMap<string, ResourceType>): LocationOf {
  return (type, id) => {
    const endpoint = typesByName.get(type)?.endpoint;
    return endpoint === undefined
      ? undefined
      : `${baseUrl}${endpoint}/${UNRESERVED.test(id) ? id : encodeURIComponent(id)}`;
  };
}

/** The path of a URL, absolute or not, without its query. */
export function pathOf(url: string): string {
  const target = url.startsWith('/') ? url : url.replace(/^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?#]*/, '');
  return target.slice(0, endOfPath(target));
}

/** Where the path of a request target ends. */
export function endOfPath(target: string): number {
  const [query, fragment] = [target.indexOf('?'), target.indexOf('#')];
  if (query < 0 && fragment < 0) return target.length;
  if (query < 0 || fragment < 0) return Math.max(query, fragment);
  return Math.min(query, fragment);
}
