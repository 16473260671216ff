import { checkBaseUrl, type Settings } from '../settings.ts';
import type { RequestHeaders } from './headers.ts';
import type { ProviderRequest } from './message.ts';

const ORIGIN = /^https?:\/\/[^/?#\s]+/i;
/** A name or an address with a port; anything else in `Host` is not repeated to anybody. */
const HOST = /^(?:[A-Za-z0-9.\-_]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$/;

/** The SCIM base URL that the client of a request sees; see {@link ProviderOptions.baseUrl}. */
export function baseUrlOf(settings: Settings, request: ProviderRequest, headers: RequestHeaders): string {
  if (request.baseUrl !== undefined) return checkBaseUrl(request.baseUrl);
  if (settings.baseUrl !== undefined) return settings.baseUrl;
  const origin = ORIGIN.exec(request.url)?.[0];
  if (origin !== undefined) return origin;
  const host = headers.get('host') ?? '';
  return `http://${HOST.test(host) ? host : 'localhost'}`;
}

/** The path of a URL, absolute or not, without its query. */
export function pathOf(url: string): string {
  return url.replace(/^[A-Za-z][A-Za-z0-9+.-]*:\/\/[^/?#]*/, '').replace(/[?#].*$/s, '');
}
