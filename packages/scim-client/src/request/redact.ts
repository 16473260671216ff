import { printable, redactFilter } from 'scim-core';

/** Parameters of a query that say nothing about people. */
const HARMLESS = new Set(['startindex', 'count', 'sortby', 'sortorder', 'attributes', 'excludedattributes']);

/**
 * A URL as it may be shown: what a filter compares with is left out, since that is personal information, and so is every
 * parameter that is not SCIM's own, since some servers take a secret there.
 *
 * @see [RFC 7644 §7.5.2](https://www.rfc-editor.org/rfc/rfc7644#section-7.5.2)
 */
export function redactUrl(url: string): string {
  const [path = '', query] = url.split('?', 2);
  return query === undefined ? path : `${path}?${query.split('&').map(redactParameter).join('&')}`;
}

function redactParameter(parameter: string): string {
  const [name = '', value = ''] = parameter.split('=', 2);
  if (HARMLESS.has(name.toLowerCase())) return parameter;
  return `${name}=${name.toLowerCase() === 'filter' ? shownFilter(value) : '…'}`;
}

function shownFilter(encoded: string): string {
  try {
    return encodeURI(redactFilter(decodeURIComponent(encoded))).replaceAll('%E2%80%A6', '…');
  } catch {
    return '…';
  }
}

/** Takes secrets out of text that came from a server, as they are and as a filter or JSON quotes them. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) {
    clean = clean.replaceAll(JSON.stringify(secret), '"[redacted]"');
    // What is short stands in many texts by chance, but not in quotes.
    if (secret.length >= SHORTEST) clean = clean.replaceAll(secret, '[redacted]');
  }
  return clean;
}

const SHORTEST = 4;
/** Longest piece of a server's text in a message, in UTF-16 units. */
const SHOWN = 300;

/** Text from a server as a message may show it: clipped, with control and bidi characters escaped. */
export function shown(text: string): string {
  return printable(text, SHOWN);
}
