import { exchangeRoutes } from './exchanges/exchange-routes.ts';
import { noInsight } from './exchanges/insight.ts';
import { Summaries } from './exchanges/summaries.ts';
import type { RouteGroup } from './http/route.ts';
import type { InspectorParts } from './inspector.ts';
import { resourceRoutes } from './resources/resource-routes.ts';
import { serverRoutes } from './server/server-routes.ts';

/** Every route of the API, by what it is about. */
export function routeGroups(parts: InspectorParts): readonly RouteGroup[] {
  const summaries = new Summaries(parts, noInsight);
  return [serverRoutes(parts), exchangeRoutes(parts, summaries), resourceRoutes(parts)];
}
