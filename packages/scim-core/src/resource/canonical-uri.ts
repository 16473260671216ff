import { composed } from '../filter/fold.ts';

const HIERARCHICAL = /^([A-Za-z][A-Za-z0-9+.-]*):\/\/([^/?#]*)([^?#]*)(.*)$/s;
const ROOTED = /^()()(\/[^?#]*)(.*)$/s;
const ENCODED = /%[0-9A-Fa-f]{2}/g;
const UNRESERVED = /[A-Za-z0-9._~-]/;
const DEFAULT_PORTS: ReadonlyMap<string, RegExp> = new Map([
  ['http', /:(?:80)?$/],
  ['https', /:(?:443)?$/],
]);
/** A segment such as `v2` in front of the endpoint and the id. */
const VERSION = /\/v\d+(?:\.\d+)?(?=\/[^/]+\/[^/]+$)/i;

/**
 * Brings a URI to the form in which equal ones are equal texts: scheme and host in lower case, no default port, no dot
 * segments, nothing percent-encoded without need.
 *
 * @see [RFC 3986 §6.2.2 and §6.2.3](https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2)
 */
export function canonicalUri(uri: string): string {
  return rewrite(uri, (path) => path);
}

/**
 * As {@link canonicalUri}, for the URI of a SCIM resource, which names the same resource with any version of the protocol
 * in it and with none.
 *
 * @see `$ref` in [RFC 7643 §2.4](https://www.rfc-editor.org/rfc/rfc7643#section-2.4)
 */
export function canonicalResourceUri(uri: string): string {
  return rewrite(uri, (path) => path.replace(VERSION, ''));
}

function rewrite(uri: string, change: (path: string) => string): string {
  const text = composed(uri).replace(ENCODED, decodeUnreserved);
  const match = HIERARCHICAL.exec(text) ?? ROOTED.exec(text);
  if (match === null) return text;
  const [, scheme, authority, path, rest] = match as unknown as [string, string, string, string, string];
  const start = scheme === '' ? '' : `${scheme.toLowerCase()}://${canonicalAuthority(scheme, authority)}`;
  return `${start}${change(withoutDotSegments(path === '' ? '/' : path))}${rest}`;
}

function decodeUnreserved(encoded: string): string {
  const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16));
  return UNRESERVED.test(character) ? character : encoded.toUpperCase();
}

function canonicalAuthority(scheme: string, authority: string): string {
  const host = authority.lastIndexOf('@') + 1;
  const defaultPort = DEFAULT_PORTS.get(scheme.toLowerCase());
  const location = authority.slice(host).toLowerCase();
  return authority.slice(0, host) + (defaultPort === undefined ? location : location.replace(defaultPort, ''));
}

function withoutDotSegments(path: string): string {
  if (!path.includes('/.')) return path;
  const kept: string[] = [];
  const segments = path.split('/').slice(1);
  for (const [index, segment] of segments.entries()) {
    const isDot = segment === '.' || segment === '..';
    if (segment === '..') kept.pop();
    if (!isDot) kept.push(segment);
    else if (index === segments.length - 1) kept.push('');
  }
  return `/${kept.join('/')}`;
}
