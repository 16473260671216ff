import { ScimError } from 'scim-core';
import type { ProviderRequest } from './message.ts';

/** Headers by lower-cased name; several fields of one name are joined as HTTP says. */
export type RequestHeaders = ReadonlyMap<string, string>;

/**
 * Reads headers as a framework gives them.
 *
 * @throws ScimError 400 for more than one `Authorization`: whoever looks at another one than we do would be deceived
 *   ([RFC 9110 §5.3](https://www.rfc-editor.org/rfc/rfc9110#section-5.3)).
 */
export function readHeaders(headers: ProviderRequest['headers'] = {}): RequestHeaders {
  const read = new Map<string, string>();
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    if (value === undefined) continue;
    const key = name.toLowerCase();
    if (key === 'authorization' && (read.has(key) || (typeof value !== 'string' && value.length > 1))) {
      throw new ScimError(400, 'The request has more than one Authorization header; send one.');
    }
    const text = typeof value === 'string' ? value : value.join(', ');
    const former = read.get(key);
    read.set(key, former === undefined ? text : `${former}, ${text}`);
  }
  return read;
}
