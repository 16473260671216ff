import Router from '@koa/router';
import Koa, { type Context, type Middleware } from 'koa';
import type { Logger } from 'pino';
import { ScimError } from 'scim-core';
import type { Traffic } from '../record/traffic.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { allowOrigins } from './allow-origins.ts';
import { sendError } from './answer.ts';
import { chain } from './chain.ts';
import { errorBoundary } from './error-boundary.ts';
import { exchangeLog, type JournalPlace } from './exchange-log.ts';
import { live, ready } from './health.ts';
import { type ScimEndpointParts, scimEndpoint } from './scim-endpoint.ts';
import { selectTenant } from './select-tenant.ts';
import { tokenGate } from './token-gate.ts';

/** What the routes are made of. */
export interface AppParts extends ScimEndpointParts {
  readonly tenants: ReadonlyMap<string, Tenant>;
  /** The SCIM base URL that a caller who lost the way is told. */
  readonly homeUrl: () => string;
  readonly corsOrigins: readonly string[];
  readonly traffic: Traffic;
  readonly journal: JournalPlace;
  /** What goes wrong on purpose. */
  readonly faults: Middleware;
  readonly log: Logger;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
  /** Asks the database something; rejects when it does not answer. */
  readonly isReady: () => Promise<unknown>;
  /** The inspector, for those who may look; it passes on what is none of its paths. */
  readonly inspector: Middleware;
}

/** Every URL of the server. */
export function createApp(parts: AppParts): Koa {
  const { tenants, log, now } = parts;
  const app = new Koa({ proxy: parts.trustProxy });
  // What reaches Koa's own handler is a connection that broke while its answer was being sent.
  app.on('error', (error) => log.debug({ err: error }, 'connection failed'));

  const scim = chain(
    [exchangeLog(parts.traffic, parts.journal, log, now), errorBoundary(log), tokenGate, parts.faults],
    scimEndpoint(parts),
  );
  const router = new Router();
  router.get('/livez', live);
  router.get('/readyz', ready(parts.isReady));

  // Has a boundary of its own, within what keeps each exchange.
  app.use(selectTenant(tenants, allowOrigins(parts.corsOrigins), scim));
  app.use(errorBoundary(log));
  app.use(router.routes());
  app.use(parts.inspector);
  app.use(function answerNothingHere(context: Context) {
    sendError(context, new ScimError(404, `Nothing is here. The SCIM base URL is ${parts.homeUrl()}`));
  });
  return app;
}
