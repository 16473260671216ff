import { searchParameters } from 'scim-core';
import type { FailedRequest } from '../error/client-error.ts';
import type { Context } from './context.ts';
import { redactUrl } from './redact.ts';
import type { PreparedRequest } from './request.ts';
import { checkSelection, type SelectedNames } from './selection.ts';

const ACCEPT = 'application/scim+json, application/json;q=0.9';

/** What the options of a call say of its request. */
interface RequestOptions extends SelectedNames {
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly ifMatch?: string | undefined;
}

/** What is known of a request besides. */
interface RequestContent {
  readonly body?: unknown;
  /** Default: whether it is a GET. */
  readonly repeatable?: boolean;
  readonly secrets?: readonly string[];
}

/**
 * Completes a request: URL and headers.
 *
 * @throws TypeError for a path that would leave the base URL.
 */
export function prepare(
  { base, contentType, headers: common }: Context,
  method: string,
  path: string,
  { ifMatch, attributes, excludedAttributes, headers }: RequestOptions,
  { body, repeatable = method === 'GET', secrets = [] }: RequestContent = {},
): PreparedRequest {
  checkPath(base.url, path);
  const selection = { attributes, excludedAttributes };
  checkSelection(selection);
  const fullPath = (attributes ?? excludedAttributes) ? path + searchParameters(selection) : path;
  const url = base.url + fullPath + (base.query && (fullPath.includes('?') ? '&' : '?') + base.query);
  let about: FailedRequest | undefined;
  return {
    ...{ method, path: fullPath, url, repeatable, secrets },
    headers: {
      accept: ACCEPT,
      ...(body !== undefined && { 'content-type': contentType }),
      ...(ifMatch !== undefined && { 'if-match': ifMatch }),
      ...common,
      ...(headers && lowerCased(headers)),
    },
    ...(body !== undefined && { body }),
    // Taking the filter out of a URL costs more than sending it, and nobody asks but failures and listeners.
    get about() {
      about ??= { method, url: redactUrl(url) };
      return about;
    },
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

/** Empty or from "/" on, with or without a query, and no step of it up or on the spot. */
const BELOW = /^(?![^?]*\/(?:\.|%2e){1,2}(?:[/?]|$))(?:\/(?!\/)[^\s#?\\]*)?(?:\?[^\s#\\]*)?$/i;

function checkPath(base: string, path: string): void {
  if (BELOW.test(path)) return;
  throw new TypeError(
    `path must be percent-encoded, begin with "/" and stay below ${base}, got ${JSON.stringify(path)}`,
  );
}

/** Headers under their names in lower case, so that one replaces the other. */
export function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
