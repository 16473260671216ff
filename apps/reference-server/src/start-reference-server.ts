import type { Mode } from 'scim-core';
import type { VendorProfile } from 'vendor-profiles';
import { createApp } from './http/app.ts';
import { addressUrl } from './http/base-url.ts';
import { type Listener, listen } from './http/listen.ts';
import { createLogger } from './log/logger.ts';
import { loadPersonality } from './personality/load-personality.ts';
import { createRedactor } from './record/redact.ts';
import type { RecordedRequest } from './record/request-record.ts';
import { settingsFromOptions } from './settings/read-settings.ts';
import type { LogLevel } from './settings/setting-table.ts';
import { openDatabase } from './store/open-database.ts';
import { countResources, createPeople, deleteResources } from './tenant/contents.ts';
import { createTenantService, type TenantService } from './tenant/tenant.ts';
import { createToken, createTokenCheck, type RandomSource } from './tokens/token.ts';

/** What {@link startReferenceServer} is told. Everything has a default. */
export interface ReferenceServerOptions {
  /** Port to listen on; 0 takes a free one. Default 7644. */
  readonly port?: number | undefined;
  /** Address to listen on. Default `127.0.0.1`, which lets no other machine in. */
  readonly host?: string | undefined;
  /** Bearer token that callers must send. Default: a random one. */
  readonly token?: string | undefined;
  /** SQLite file, or `:memory:`, which is the default. */
  readonly database?: string | undefined;
  /** What an acknowledged change survives: the end of the process (`normal`, the default), or that of the power too. */
  readonly durability?: 'normal' | 'full' | undefined;
  /** A vendor profile: the id of a bundled one, the name of a JSON file, or its parsed JSON. Default `generic`. */
  readonly profile?: string | object | undefined;
  /** How closely requests must follow the RFC. Default `lenient`. */
  readonly mode?: Mode | undefined;
  /** Users to invent when the database holds none, the same ones each time. Default 0. */
  readonly seed?: number | undefined;
  /** Root URL under which callers reach the server. Default: what the `Host` header says. */
  readonly publicUrl?: string | undefined;
  /** Whether `X-Forwarded-Proto` and `X-Forwarded-Host` are believed. Default `false`. */
  readonly trustProxy?: boolean | undefined;
  /** What is logged on stderr; every request is from `info` on. Default `warn`. */
  readonly logLevel?: LogLevel | undefined;
  /** The clock, in milliseconds since 1970. Default `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** Where random bytes for tokens and ids come from. Default: the operating system. */
  readonly random?: RandomSource | undefined;
}

/** A server that runs. */
export interface ReferenceServer {
  /** The SCIM base URL: `http://127.0.0.1:7644/scim/v2`. */
  readonly url: string;
  /** The bearer token that callers must send. */
  readonly token: string;
  /** The vendor profile that the server goes by. */
  readonly profile: VendorProfile;
  /** The last 500 requests, oldest first, without secrets. */
  readonly requests: readonly RecordedRequest[];
  /** Deletes all resources, forgets the requests, and creates the users of `seed` anew. */
  reset(): Promise<void>;
  /** Stops: lets answers that are under way finish, for at most two seconds, and closes connections and database. */
  close(): Promise<void>;
}

const basePath = '/scim/v2';
const tenant = 'default';
const grace = 2_000;

/**
 * Starts a SCIM service provider. Nothing of it is global: any number of them run side by side in one process.
 *
 * @throws {@link SettingError} for an option that can't be used, {@link StartError} when the address is taken or the
 *   database can't be used.
 * @example
 * ```ts
 * import { startReferenceServer } from 'scim-reference-server';
 *
 * const server = await startReferenceServer({ port: 0 });
 * await fetch(`${server.url}/Users`, { headers: { authorization: `Bearer ${server.token}` } });
 * server.requests.length; // 1
 * await server.close();
 * ```
 */
export async function startReferenceServer(options: ReferenceServerOptions = {}): Promise<ReferenceServer> {
  const { now = Date.now, random } = options;
  const settings = settingsFromOptions({ ...options });
  const profile = await loadPersonality(settings.profile);
  const token = settings.token ?? createToken(random);
  const isToken = createTokenCheck(token, random);
  const log = createLogger(settings.logLevel);
  const requests: RecordedRequest[] = [];
  const store = openDatabase(settings.database, settings.durability);
  let listener: Listener | undefined;
  const localUrl = () => addressUrl(settings.host, listener?.port ?? settings.port);
  let service: TenantService;
  try {
    service = createTenantService({
      ...{ store, tenant, profile, mode: settings.mode, log, now, random },
      ownUrl: () => localUrl() + basePath,
    });
    const { provider, client, resourceTypes } = service;
    if (settings.seed > 0 && (await countResources(client, resourceTypes)) === 0) {
      await createPeople(client, settings.seed);
    }
    const app = createApp({
      ...{ provider, basePath, localUrl, requests, log, now, isToken },
      ...{ publicUrl: settings.publicUrl, trustProxy: settings.trustProxy },
      redactor: createRedactor(resourceTypes, isToken),
      isReady: () => countResources(client, resourceTypes),
    });
    listener = await listen(app.callback(), settings.host, settings.port);
  } catch (error) {
    await store.close();
    throw error;
  }
  const { close } = listener;
  let closing: Promise<void> | undefined;
  return {
    url: localUrl() + basePath,
    token,
    profile,
    requests,
    reset: async () => {
      const { client, resourceTypes } = service;
      await deleteResources(client, resourceTypes);
      requests.length = 0;
      await createPeople(client, settings.seed);
    },
    close: () => {
      closing ??= close(grace).then(() => store.close());
      return closing;
    },
  };
}
