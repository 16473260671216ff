import type { ProviderRequest } from 'scim-provider';

/** Path and query behind the base URL, as they came. */
export function partsOf({ url, baseUrl = '' }: ProviderRequest): { readonly path: string; readonly query: string } {
  const target = url.slice(baseUrl.length);
  const mark = target.indexOf('?');
  return mark < 0 ? { path: target, query: '' } : { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

/** The body as text; empty when there is none, or when it was not read yet. */
function textOf({ body }: ProviderRequest): string {
  return body === undefined || typeof body === 'function' ? '' : Buffer.from(body).toString();
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
