import type { Middleware } from 'koa';
import type { Logger } from 'pino';
import type { SqliteStore } from 'scim-store-sqlite';
import type { FaultList } from '../faults/fault-list.ts';
import type { Traffic } from '../record/traffic.ts';
import type { Tenant } from '../tenant/tenant.ts';
import { createApi } from './http/api.ts';
import { packageVersion } from './package-folder.ts';
import { createPage } from './page/page.ts';
import { routeGroups } from './routes.ts';

/** What the inspector looks at. */
export interface InspectorParts {
  readonly tenants: ReadonlyMap<string, Tenant>;
  readonly store: SqliteStore;
  /** The name of the file, or `:memory:`. */
  readonly database: string;
  readonly publicUrl: string | undefined;
  /** The root URL of the address that the server listens on. */
  readonly localUrl: () => string;
  readonly version: string;
  /** When the server started, in milliseconds since 1970. */
  readonly startedAt: number;
  readonly traffic: Traffic;
  readonly faults: FaultList;
  /** Says that the server stops. */
  readonly stopped: AbortSignal;
  /** SCIM base URLs to which exchanges may be sent again. */
  readonly replayTargets: readonly string[];
  readonly log: Logger;
  /** The clock, in milliseconds since 1970. */
  readonly now: () => number;
}

/** What is behind the gate: the API, and the page, which is a client of it. */
export interface Inspector {
  readonly api: Middleware;
  readonly page: Middleware;
}

/** Makes the inspector. It is loaded when it is first asked for, since most servers in tests never are. */
export function createInspector(given: Omit<InspectorParts, 'version'>): Inspector {
  const parts = { ...given, version: packageVersion() };
  return { api: createApi(routeGroups(parts), parts.log, parts.version), page: createPage() };
}
