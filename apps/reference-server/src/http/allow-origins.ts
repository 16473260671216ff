import cors from '@koa/cors';
import type { Context, Middleware } from 'koa';

/** How long a browser may remember what it was allowed, in seconds. */
const remembered = 600;

/**
 * Lets pages of some web origins call what follows. A browser asks beforehand, without a token, so that this comes before
 * the token gate. No credentials are allowed: a token is sent by the page itself and never by the browser.
 *
 * @param origins Origins, or `*` for all; with none there is nothing to allow, and `undefined`.
 */
export function allowOrigins(origins: readonly string[]): Middleware | undefined {
  if (origins.length === 0) return undefined;
  const isAny = origins.includes('*');
  return cors({
    origin: (context: Context) => {
      const origin = context.get('Origin');
      if (isAny) return '*';
      return origins.includes(origin) ? origin : '';
    },
    allowMethods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowHeaders: ['Authorization', 'Content-Type', 'If-Match', 'If-None-Match'],
    exposeHeaders: ['ETag', 'Location', 'Retry-After', 'WWW-Authenticate'],
    maxAge: remembered,
  });
}
