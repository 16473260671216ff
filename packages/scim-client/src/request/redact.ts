import { printable } from 'scim-core';

const QUOTED = /"(?:[^"\\]|\\.)*"/g;
/** Parameters of a query that say nothing about people. */
const HARMLESS = new Set(['startindex', 'count', 'sortby', 'sortorder', 'attributes', 'excludedattributes']);

/**
 * A URL as it may be shown: what a filter compares with is left out, since that is personal information, and so is every
 * parameter that is not SCIM's own, since some servers take a secret there.
 *
 * @see [RFC 7644 §7.5.2](https://www.rfc-editor.org/rfc/rfc7644#section-7.5.2)
 */
export function redactUrl(url: string): string {
  const at = url.indexOf('?');
  if (at < 0) return url;
  const parameters = url.slice(at + 1).split('&');
  return `${url.slice(0, at)}?${parameters.map(redactParameter).join('&')}`;
}

function redactParameter(parameter: string): string {
  const [name = '', value = ''] = parameter.split('=', 2);
  if (name.toLowerCase() === 'filter')
    return `${name}=${encodeURI(decode(value).replace(QUOTED, '"…"')).replaceAll('%E2%80%A6', '…')}`;
  return HARMLESS.has(name.toLowerCase()) ? parameter : `${name}=…`;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '"…"';
  }
}

/** Takes secrets out of text that came from a server. */
export function withoutSecrets(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) if (secret.length >= 4) clean = clean.replaceAll(secret, '[redacted]');
  return clean;
}

/** Longest piece of a server's text in a message, in UTF-16 units. */
const SHOWN = 300;

/** Text from a server as a message may show it: clipped, with control and bidi characters escaped. */
export function shown(text: string): string {
  return printable(text, SHOWN);
}
