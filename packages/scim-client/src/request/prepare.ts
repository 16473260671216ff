import type { Context } from './context.ts';
import { redactUrl } from './redact.ts';
import type { PreparedRequest, ScimRequest } from './request.ts';

const ACCEPT = 'application/scim+json, application/json;q=0.9';

/** What is known of a request besides what is sent. */
export interface PrepareOptions {
  /** Default `false`. */
  readonly repeatable?: boolean;
  readonly secrets?: readonly string[];
}

/**
 * Completes a request: URL and headers.
 *
 * @throws TypeError for a path that would leave the base URL.
 */
export function prepare(context: Context, request: ScimRequest, options: PrepareOptions = {}): PreparedRequest {
  const { base, contentType } = context;
  const { method, path, body } = request;
  const query = base.query === '' ? '' : `${path.includes('?') ? '&' : '?'}${base.query}`;
  const url = `${base.url}${path}${query}`;
  checkPath(base.url, path);
  const headers = lowerCased({
    accept: ACCEPT,
    ...(body === undefined ? {} : { 'content-type': contentType }),
    ...lowerCased(context.headers),
    ...lowerCased(request.headers ?? {}),
  });
  return {
    ...{ method, path, url, headers, repeatable: options.repeatable ?? false, secrets: options.secrets ?? [] },
    ...(body === undefined ? {} : { body }),
    about: { method, url: redactUrl(url) },
  };
}

/** A path of one endpoint and, behind it, an id. */
export function resourcePath(endpoint: string, id: string): string {
  // An id that a URL reads as "here" or "one up" would name something else: DELETE /Users/.. is about the base URL.
  if (typeof id !== 'string' || id === '' || id === '.' || id === '..') {
    throw new TypeError(`id must be the id of a resource, got ${JSON.stringify(id)}`);
  }
  return `${endpoint}/${encodeURIComponent(id)}`;
}

function checkPath(base: string, path: string): void {
  const isBelow = /^\/?$/.test(path) || /^\/[^\s#\\]*$/.test(path) || path.startsWith('?');
  const climbs = path
    .split(/[?#]/, 1)[0]
    ?.split('/')
    .some((part) => /^(\.|%2e){1,2}$/i.test(part));
  if (!isBelow || climbs === true || path.startsWith('//')) {
    throw new TypeError(
      `path must be percent-encoded, begin with "/" and stay below ${base}, got ${JSON.stringify(path)}`,
    );
  }
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
