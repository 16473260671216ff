import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Context, Middleware, Next } from 'koa';
import { packageFolder } from '../package-folder.ts';
import { isView } from './paths.ts';

/** Where the built page is; `apps/inspector` puts it there. */
const builtPage = join(packageFolder, 'dist', 'inspector');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** What the page shows is not to be trusted, so that nothing runs or is loaded but what comes with it. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers = {
  'Content-Security-Policy': policy,
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/**
 * Serves the built page: its one HTML file for every view, and the files that this loads, whose names change with what is
 * in them.
 *
 * @param folder Where they are. Default: where the build puts them.
 */
export function createPage(folder: string = builtPage): Middleware {
  return async function answerPage(context: Context, next: Next): Promise<void> {
    if (context.method !== 'GET' && context.method !== 'HEAD') return next();
    const isOfView = isView(context.path);
    const name = isOfView ? 'index.html' : context.path.slice(1);
    const bytes = await readFile(join(folder, name)).catch(() => undefined);
    if (bytes === undefined && !isOfView) return next();
    context.set(headers);
    if (bytes === undefined) {
      context.status = 503;
      context.type = 'text/plain';
      context.body =
        'The page of the inspector has not been built. Its API is at /api/v1; `pnpm build` builds the page.\n';
      return;
    }
    context.status = 200;
    context.set('Cache-Control', name.startsWith('assets/') ? 'private, max-age=31536000, immutable' : 'no-cache');
    context.set('Content-Type', types[extname(name)] ?? 'application/octet-stream');
    context.body = bytes;
  };
}
