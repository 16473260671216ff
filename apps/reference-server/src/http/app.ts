import Router from '@koa/router';
import Koa, { type Context } from 'koa';
import { ScimError } from 'scim-core';
import { sendError } from './answer.ts';
import { errorBoundary } from './error-boundary.ts';
import { type ExchangeLogParts, exchangeLog } from './exchange-log.ts';
import { live, ready } from './health.ts';
import { type ScimEndpointParts, scimEndpoint } from './scim-endpoint.ts';
import { tokenGate } from './token-gate.ts';

/** What the routes are made of. */
export interface AppParts extends ExchangeLogParts, ScimEndpointParts {
  readonly trustProxy: boolean;
  readonly isToken: (candidate: string) => boolean;
  /** Asks the database something; rejects when it does not answer. */
  readonly isReady: () => Promise<unknown>;
}

/** Every URL of the server. */
export function createApp(parts: AppParts): Koa {
  const app = new Koa({ proxy: parts.trustProxy });
  // What reaches Koa's own handler is a connection that broke while its answer was being sent.
  app.on('error', (error) => parts.log.debug({ err: error }, 'connection failed'));

  const router = new Router();
  router.get('/livez', live);
  router.get('/readyz', ready(parts.isReady));
  router.all(
    new RegExp(`^${parts.basePath}(?:/.*)?$`),
    exchangeLog(parts),
    errorBoundary(parts.log),
    tokenGate(parts.isToken),
    scimEndpoint(parts),
  );

  app.use(errorBoundary(parts.log));
  app.use(router.routes());
  app.use(function answerNothingHere(context: Context) {
    sendError(
      context,
      new ScimError(404, `Nothing is here. The SCIM base URL is ${parts.localUrl()}${parts.basePath}`),
    );
  });
  return app;
}
