import { allows, type Mode, ScimError, type ToleranceListener } from 'scim-core';
import { quoted } from '../text.ts';
import { type Base, endOfPath } from './base-url.ts';

/** What a request target names, relative to the base URL. */
export interface RequestTarget {
  /** Decoded path segments behind the base path: `['Users', '2819c223-…']`. */
  readonly segments: readonly string[];
  /** Decoded query parameters by name; a parameter without `=` has an empty value. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** How a request target is read. */
export interface ReadTargetOptions {
  readonly base: Pick<Base, 'url' | 'path'>;
  readonly mode: Mode | undefined;
  /** Longest target in UTF-16 units. */
  readonly length: number;
  readonly onTolerance: ToleranceListener;
}

const ORIGIN = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?#]*/;
const NO_PARAMETERS: ReadonlyMap<string, string> = new Map();
/** Parameters that the protocol defines; only for these it matters when one is given twice. */
const KNOWN = new Set([
  'filter',
  'sortBy',
  'sortOrder',
  'startIndex',
  'count',
  'cursor',
  'attributes',
  'excludedAttributes',
]);

/**
 * Reads the target of a request without trusting anything in it: nothing is resolved, no segment is dropped but empty ones
 * at the ends, and what is not valid percent-encoding is refused.
 *
 * @returns `undefined` when the path does not start with the base path.
 * @throws ScimError 414 for a target that is too long, 400 for one that can't be decoded.
 */
export function readTarget(url: string, options: ReadTargetOptions): RequestTarget | undefined {
  const { base } = options;
  if (url.length > options.length) {
    throw new ScimError(
      414,
      `The request target has ${url.length} characters; at most ${options.length} are accepted.`,
    );
  }
  const target = behindOrigin(url, base);
  if (!target.startsWith(base.path)) return undefined;
  const start = base.path.length;
  const end = endOfPath(target);
  if (end < start || (end > start && target[start] !== '/')) return undefined;
  const segments = target.slice(start + 1, end).split('/');
  // Entra's tenant URL may end in a slash before its flag: `…/scim/v2/?aadOptscim062020`.
  if (segments.at(-1) === '') segments.pop();
  return {
    segments: segments.map((segment) => decode(segment, 'path')),
    parameters: target[end] === '?' ? readQuery(target.slice(end + 1), options) : NO_PARAMETERS,
  };
}

/** A request target without scheme and authority. */
function behindOrigin(url: string, { url: baseUrl, path }: Pick<Base, 'url' | 'path'>): string {
  if (url.startsWith('/')) return url;
  // Whatever follows the authority: other characters would make it another one.
  if (url.startsWith(baseUrl) && /^[/?#]?$/.test(url.charAt(baseUrl.length)))
    return url.slice(baseUrl.length - path.length);
  return url.replace(ORIGIN, '');
}

function readQuery(given: string, { mode, onTolerance }: ReadTargetOptions): ReadonlyMap<string, string> {
  const fragment = given.indexOf('#');
  const query = fragment < 0 ? given : given.slice(0, fragment);
  const parameters = new Map<string, string>();
  let plus = false;
  const text = (encoded: string): string => {
    if (!encoded.includes('+') || !allows(mode, 'http.plus-as-space')) return decode(encoded, 'query');
    plus = true;
    return decode(encoded.replaceAll('+', ' '), 'query');
  };
  for (const part of query.split('&')) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = text(equals < 0 ? part : part.slice(0, equals));
    if (parameters.has(name) && KNOWN.has(name)) {
      throw new ScimError(400, `The query parameter ${name} is given twice; give it once.`, {
        scimType: 'invalidValue',
      });
    }
    if (KNOWN.has(name)) parameters.set(name, equals < 0 ? '' : text(part.slice(equals + 1)));
  }
  if (plus) onTolerance('http.plus-as-space', 'query');
  return parameters;
}

function decode(text: string, where: 'path' | 'query'): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new ScimError(400, `The ${where} holds ${quoted(text)}, which is not valid percent-encoded UTF-8.`, {
      cause,
    });
  }
}
