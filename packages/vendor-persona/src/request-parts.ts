import type { ProviderRequest } from 'scim-provider';

/**
 * Path and query behind the base URL, as they came.
 *
 * @param configured The base URL of requests that name none.
 */
export function partsOf(
  { url, baseUrl }: ProviderRequest,
  configured: string | undefined,
): { readonly path: string; readonly query: string } {
  const base = withoutOrigin(baseUrl ?? configured ?? '').replace(/\/+$/, '');
  const target = withoutOrigin(url);
  const behind = target.startsWith(base) ? target.slice(base.length) : target;
  const mark = behind.indexOf('?');
  return mark < 0 ? { path: behind, query: '' } : { path: behind.slice(0, mark), query: behind.slice(mark + 1) };
}

function withoutOrigin(url: string): string {
  return url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '');
}

/** The body as text; empty when there is none, or when it was not read yet. */
function textOf({ body }: ProviderRequest): string {
  return body === undefined || typeof body === 'function'
    ? ''
    : typeof body === 'string'
      ? body
      : new TextDecoder().decode(body);
}

/** The parsed body; `undefined` when it is no JSON object. */
export function bodyOf(request: ProviderRequest): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(textOf(request));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
