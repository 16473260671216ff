import { Readable } from 'node:stream';
import Router from '@koa/router';
import type { Context, Middleware } from 'koa';
import type { Logger } from 'pino';
import { crossSiteReason } from '../access/cross-site.ts';
import { openApiRoute } from './openapi.ts';
import { Problem, problemOf, sendProblem } from './problem.ts';
import { readJson, readQuery } from './read-call.ts';
import { type Route, type RouteGroup, statusOf } from './route.ts';

/** Where the API is. */
const apiPath = '/api/v1';

/** What is shown came from strangers: a browser that is led here takes it for nothing but what it says that it is. */
const safeguards = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Serves routes below {@link apiPath}, and the document about them. */
export function createApi(groups: readonly RouteGroup[], log: Logger, version: string): Middleware {
  const router = new Router({ prefix: apiPath });
  const routes = groups.flatMap((group) => group.routes);
  for (const route of [...routes, openApiRoute(groups, version)]) {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1');
    router.register(path, [route.method], (context: Context) => answer(route, context));
  }
  const dispatch = router.routes() as unknown as Middleware;

  return async function answerApi(context: Context): Promise<void> {
    context.set(safeguards);
    try {
      const reason = crossSiteReason(context.headers, context.host);
      if (reason !== undefined) throw new Problem(403, reason, { kind: 'cross-site' });
      await dispatch(context, async () => {
        throw nothingHere(context, routes);
      });
    } catch (error) {
      const problem = problemOf(error);
      if (problem === undefined) log.error({ err: error, method: context.method }, 'inspector request failed');
      sendProblem(context, problem ?? new Problem(500, 'The server failed to answer. Its log says why.'));
    }
  };
}

async function answer(route: Route, context: Context): Promise<void> {
  const query = readQuery(route, context);
  const body = await readJson(route, context);
  const { content, headers } = await route.handle({ parameters: { ...context.params }, query, body, context });
  context.status = statusOf(route);
  context.set({ 'Cache-Control': 'no-store', ...headers });
  if (content === undefined) {
    context.body = null;
    context.status = statusOf(route);
    return;
  }
  context.type = route.answer.type ?? 'application/json';
  const isReady = route.answer.schema === undefined && (typeof content === 'string' || content instanceof Readable);
  context.body = isReady ? content : `${JSON.stringify(content)}\n`;
}

/** Whether the path exists with another method, or not at all. */
function nothingHere(context: Context, routes: readonly Route[]): Problem {
  const path = context.path.slice(apiPath.length).split('/');
  const methods = routes
    .filter((route) => {
      const parts = route.path.split('/');
      return parts.length === path.length && parts.every((part, index) => part[0] === '{' || part === path[index]);
    })
    .map(({ method }) => method);
  if (methods.length === 0) {
    return new Problem(404, `There is no such route; ${apiPath}/openapi.json lists all of them.`, { kind: 'no-route' });
  }
  const allow = [...new Set(methods)].join(', ');
  return new Problem(405, `This route has no method ${context.method}; it has ${allow}.`, {
    headers: { Allow: allow },
  });
}
