import type { ProviderRequest } from 'scim-provider';
import type { VendorProfile } from 'vendor-profiles';
import { bodyOf, partsOf, withQuery } from './request-parts.ts';
import { vendorFilter } from './vendor-filter.ts';

/** A query with the filter in its place that the vendor carries out. */
export function vendorQuery(request: ProviderRequest, profile: VendorProfile, endpoint: string): ProviderRequest {
  const parts = partsOf(request).query.split('&');
  return withQuery(request, parts.map((part) => vendorParameter(part, profile, endpoint)).join('&'));
}

function vendorParameter(part: string, profile: VendorProfile, endpoint: string): string {
  if (!part.startsWith('filter=')) return part;
  const text = decoded(part.slice('filter='.length));
  return text === undefined ? part : `filter=${encodeURIComponent(vendorFilter(profile, endpoint, text))}`;
}

/** The same for a search (RFC 7644, section 3.4.3), whose filter stands in the body. */
export function vendorSearch(request: ProviderRequest, profile: VendorProfile, endpoint: string): ProviderRequest {
  const body = bodyOf(request);
  if (typeof body?.filter !== 'string') return request;
  return { ...request, body: JSON.stringify({ ...body, filter: vendorFilter(profile, endpoint, body.filter) }) };
}

/** What can't be decoded is left to the service provider, which refuses it. */
function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
