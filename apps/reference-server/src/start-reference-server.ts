import { randomFillSync } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { customAttributesInMemory } from 'vendor-persona';
import { applyFaults } from './faults/apply-faults.ts';
import { FaultList } from './faults/fault-list.ts';
import { wait } from './faults/wait.ts';
import { createApp } from './http/app.ts';
import { addressUrl } from './http/base-url.ts';
import { type Listener, listen } from './http/listen.ts';
import { mountInspector } from './inspector/mount.ts';
import { createLogger } from './log/logger.ts';
import { Traffic } from './record/traffic.ts';
import type { ReferenceServer, ReferenceServerOptions, ReferenceTenant } from './reference-server.ts';
import { settingsFromOptions } from './settings/read-settings.ts';
import { defaultTenant } from './settings/tenant-settings.ts';
import { shown } from './settings/text.ts';
import { customAttributesIn } from './store/custom-attributes.ts';
import { openDatabase } from './store/open-database.ts';
import { openOwnTables } from './store/own-tables.ts';
import { lookupsOf } from './tenant/lookups.ts';
import type { Tenant } from './tenant/tenant.ts';
import { createTenants, planTenants } from './tenant/tenants.ts';
import type { RandomSource } from './tokens/token.ts';
import { createTokenBook } from './tokens/token-book.ts';

const second = 1000;

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
  const { now = Date.now, random = randomFillSync } = options;
  const settings = settingsFromOptions({ ...options });
  const { host, database, publicUrl, trustProxy, corsOrigin: corsOrigins, limits } = settings;
  const tls = settings.tlsCert === undefined ? undefined : (await import('./settings/read-tls.ts')).readTls(settings);
  const planned = await planTenants(settings);
  const log = createLogger(settings.logLevel);

  const traffic = new Traffic({ exchanges: settings.keepRequests, bytes: settings.keepBytes });
  const faults = new FaultList(chanceOf(random), (tenant) => traffic.announce('faults', tenant));
  const stop = new AbortController();
  const store = openDatabase(database, settings, lookupsOf(planned));
  let own: Database | undefined;
  let listener: Listener | undefined;
  const closeDatabase = async () => {
    own?.close();
    await store.close();
  };
  const localUrl = () => addressUrl(host, listener?.port ?? settings.port, tls !== undefined);
  try {
    const kept = database === ':memory:' ? undefined : openOwnTables(database);
    own = kept;
    const book = kept === undefined ? undefined : createTokenBook(kept, now, random);
    const tenants = createTenants(planned, {
      ...{ store, limits, log, now, random, localUrl, traffic },
      stopped: stop.signal,
      tokens: { book, acceptAny: settings.acceptAnyToken, random },
      attributesOf: (name) => (kept === undefined ? customAttributesInMemory() : customAttributesIn(kept, name)),
    });
    for (const tenant of tenants.values()) await tenant.fill();
    const home = tenants.get(defaultTenant)!;
    const app = createApp({
      ...{ tenants, publicUrl, localUrl, trustProxy, corsOrigins, traffic, log, now },
      journal: store.journal,
      faults: applyFaults(faults, wait),
      homeUrl: () => localUrl() + home.basePath,
      isReady: () => home.count(),
      inspector: mountInspector(settings.inspectorToken, {
        ...{ tenants, store, database, publicUrl, localUrl, traffic, faults, log, now },
        startedAt: now(),
        replayTargets: settings.replayTarget,
        stopped: stop.signal,
      }),
    });
    const started = await listen(app.callback(), {
      ...{ host, port: settings.port, tls },
      requestTimeout: settings.requestTimeout * second,
      idleTimeout: settings.idleTimeout * second,
    });
    listener = started;
    const stopAll = () => {
      const reason = new DOMException('the server was closed', 'AbortError');
      stop.abort(reason);
      return started.close(settings.stopTimeout * second).then(closeDatabase);
    };
    return handleOf(tenants, faults, localUrl, stopAll);
  } catch (error) {
    await closeDatabase();
    throw error;
  }
}

function handleOf(
  tenants: ReadonlyMap<string, Tenant>,
  faults: FaultList,
  localUrl: () => string,
  stop: () => Promise<void>,
): ReferenceServer {
  const handles = new Map([...tenants.values()].map((tenant) => [tenant.name, tenantHandle(tenant, localUrl())]));
  let closing: Promise<void> | undefined;
  return {
    ...handles.get(defaultTenant)!,
    tenants: [...handles.values()],
    faults,
    tenant: (name) => {
      const handle = handles.get(name);
      if (handle !== undefined) return handle;
      throw new TypeError(`there is no tenant ${shown(name)}; there are ${[...handles.keys()].join(', ')}`);
    },
    reset: async () => {
      for (const tenant of tenants.values()) await tenant.reset();
    },
    close: () => {
      closing ??= stop();
      return closing;
    },
  };
}

function tenantHandle(tenant: Tenant, localUrl: string): ReferenceTenant {
  const { name, basePath, token, profile, mode, requests } = tenant;
  const { reset, seed, snapshot, restore } = tenant;
  return { ...{ name, url: localUrl + basePath, token, profile, mode, requests }, reset, seed, snapshot, restore };
}

/** A number from 0 to 1, of random bytes. */
function chanceOf(random: RandomSource): () => number {
  return () => Buffer.from(random(new Uint8Array(4))).readUInt32BE() / 2 ** 32;
}
