import type { Context } from 'koa';

/**
 * The target of a request, path and query, in the form that nearly all clients send: there is nothing to be read out of it
 * (RFC 9112, section 3.2.1).
 *
 * @returns `undefined` for any other one, which Koa knows to read.
 */
export function plainTarget({ req: { url = '' } }: Pick<Context, 'req'>): string | undefined {
  return url.startsWith('/') && !url.includes('#') ? url : undefined;
}
