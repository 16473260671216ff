import type { ResourceType } from 'scim-core';

/** What stands where a secret was. */
const redacted = '[redacted]';

/** Replaces what nobody may read again before a request is logged or kept. */
export interface Redactor {
  /** A request target: the token, the values of a filter on a secret attribute, and of a parameter with its name. */
  target(url: string): string;
  /** The value of a header: a token anywhere in it, and what {@link target} replaces where it is a URL. */
  header(value: string): string;
  /** A body as text: the values of secret attributes, also inside PATCH operations. */
  body(text: string): string;
}

/**
 * Makes a redactor for the attributes that are never returned (`returned: never`, RFC 7643, section 2.2), and for a token.
 */
export function createRedactor(resourceTypes: readonly ResourceType[], isToken: (text: string) => boolean): Redactor {
  const names = secretNames(resourceTypes);
  // No word boundaries: in JSON a name may follow the letter of an escape, as in "\npassword".
  const mentioned = new RegExp([...names].join('|'), 'i');
  // What escapes a letter in JSON or in a URL could hide a name from the quick look.
  const escapes = /\\u|%[4-7]/i;
  const isSecret = (path: string) => path.split(/[^A-Za-z0-9_$-]+/).some((part) => names.has(part.toLowerCase()));

  const target = (url: string) => {
    const [path, query] = splitOnce(url, '?');
    const plain = path
      .split('/')
      .map((segment) => (isToken(decoded(segment)) ? redacted : segment))
      .join('/');
    if (query === undefined) return plain;
    return `${plain}?${query.split('&').map(parameter).join('&')}`;
  };
  return {
    target,
    header: (value) =>
      (value.includes('?') ? target(value) : value)
        .split(/([\s,;="'&]+)/)
        .map((part) => (isToken(part) ? redacted : part))
        .join(''),
    body: (text) => {
      if (names.size === 0 || !(mentioned.test(text) || escapes.test(text))) return text;
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        return redacted;
      }
      return JSON.stringify(hidden(value, isSecret));
    },
  };

  function parameter(part: string): string {
    const [name, value] = splitOnce(part, '=');
    const text = decoded((value ?? '').replaceAll('+', ' '));
    if (/^(?:access_token|token)$/i.test(name) || isSecret(decoded(name)) || isToken(text))
      return `${name}=${redacted}`;
    return names.size > 0 && mentioned.test(text) ? `${name}=${redacted}` : part;
  }
}

function secretNames(resourceTypes: readonly ResourceType[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { index } of resourceTypes) {
    for (const target of index.targets) {
      for (const { attribute, subAttribute } of [target, ...target.parts.values()]) {
        const innermost = subAttribute ?? attribute;
        if (innermost.returned === 'never') names.add(innermost.name.toLowerCase());
      }
    }
  }
  return names;
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const index = text.indexOf(separator);
  return index === -1 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Nesting is bounded by what a provider accepts; what is deeper is not shown. */
const maximumDepth = 64;

function hidden(value: unknown, isSecret: (path: string) => boolean, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > maximumDepth) return redacted;
  if (Array.isArray(value)) return value.map((item) => hidden(item, isSecret, depth + 1));
  const members = Object.entries(value);
  const isNamed = (name: string, wanted: string) => name.toLowerCase() === wanted;
  const pathIsSecret = members.some(
    ([name, path]) => isNamed(name, 'path') && typeof path === 'string' && isSecret(path),
  );
  return Object.fromEntries(
    members.map(([name, inner]) => {
      const isOperand = pathIsSecret && isNamed(name, 'value');
      const quotesOne = typeof inner === 'string' && mayQuote.has(name.toLowerCase()) && isSecret(inner);
      const isHidden = isSecret(name) || isOperand || (quotesOne && !/^[\w$.:-]*$/.test(String(inner)));
      return [name, isHidden ? redacted : hidden(inner, isSecret, depth + 1)];
    }),
  );
}

/** Text in which a filter stands, or that quotes one: it may hold the value that a secret was compared with. */
const mayQuote: ReadonlySet<string> = new Set(['filter', 'path', 'detail']);
