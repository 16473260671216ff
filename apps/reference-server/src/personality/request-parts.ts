import type { ProviderRequest } from 'scim-provider';

/** Path and query behind the base URL, as they came. */
export function partsOf({ url, baseUrl = '' }: ProviderRequest): { readonly path: string; readonly query: string } {
  const target = url.slice(baseUrl.length);
  const mark = target.indexOf('?');
  return mark < 0 ? { path: target, query: '' } : { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

/** The same request with another query. */
export function withQuery(request: ProviderRequest, query: string): ProviderRequest {
  const mark = request.url.indexOf('?');
  return mark < 0 ? request : { ...request, url: `${request.url.slice(0, mark)}?${query}` };
}

/** The parsed body; `undefined` when it is no JSON object, or was not read yet. */
export function bodyOf({ body }: ProviderRequest): Readonly<Record<string, unknown>> | undefined {
  if (body === undefined || typeof body === 'function') return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
