import { exchangeRoutes } from './exchanges/exchange-routes.ts';
import type { Insight } from './exchanges/insight.ts';
import { Summaries } from './exchanges/summaries.ts';
import { faultRoutes } from './faults/fault-routes.ts';
import { filterRoutes } from './filter/filter-routes.ts';
import { changesOf } from './history/change-history.ts';
import type { RouteGroup } from './http/route.ts';
import type { InspectorParts } from './inspector.ts';
import { patchRoutes } from './patch/patch-routes.ts';
import { replayRoutes } from './replay/replay-routes.ts';
import { resourceRoutes } from './resources/resource-routes.ts';
import { serverRoutes } from './server/server-routes.ts';
import { stateRoutes } from './state/state-routes.ts';
import { verdictsOf } from './verdict/verdicts.ts';

/** Every route of the API, by what it is about. */
export function routeGroups(parts: InspectorParts): readonly RouteGroup[] {
  const insight: Insight = {
    verdictsOf: (view) => verdictsOf(view, vendorOf(parts, view.exchange.tenant)),
    changesOf: ({ exchange }) => changesOf(parts, exchange),
  };
  const summaries = new Summaries(parts, insight);
  return [
    serverRoutes(parts),
    exchangeRoutes(parts, summaries),
    patchRoutes(parts, summaries),
    filterRoutes(parts, summaries),
    replayRoutes(parts),
    resourceRoutes(parts),
    faultRoutes(parts),
    stateRoutes(parts),
  ];
}

/** The vendor that a tenant plays. */
function vendorOf({ tenants }: InspectorParts, name: string): string | undefined {
  const profile = tenants.get(name)?.profile;
  return profile === undefined || profile.id === 'generic' ? undefined : profile.name;
}
