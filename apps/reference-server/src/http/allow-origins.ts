import cors from '@koa/cors';
import type { Context, Middleware } from 'koa';

/** How long a browser may remember what it was allowed, in seconds. */
const remembered = 600;

/**
 * Lets pages of some web origins call what follows. A browser asks beforehand, without a token, so that this comes before
 * the token gate. No credentials are allowed: a token is sent by the page itself and never by the browser.
 *
 * @param origins Origins, or `*` for all; with none there is nothing to allow.
 */
export function allowOrigins(origins: readonly string[]): Middleware {
  if (origins.length === 0) return (_context, next) => next();
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
