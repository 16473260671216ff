import type { ProviderRequest } from './message.ts';

/** Headers by lower-cased name; several fields of one name are joined as HTTP says. */
export type RequestHeaders = ReadonlyMap<string, string>;

/** Reads headers as a framework gives them. */
export function readHeaders(headers: ProviderRequest['headers'] = {}): RequestHeaders {
  const read = new Map<string, string>();
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined) continue;
    const key = name.toLowerCase();
    const text = typeof value === 'string' ? value : value.join(', ');
    const former = read.get(key);
    read.set(key, former === undefined ? text : `${former}, ${text}`);
  }
  return read;
}
