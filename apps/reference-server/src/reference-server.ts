import type { Mode } from 'scim-core';
import type { Limits } from 'scim-provider';
import type { VendorProfile } from 'vendor-profiles';
import type { Fault, FaultRule } from './faults/fault.ts';
import type { RecordedRequests } from './record/recorded-request.ts';
import type { LogLevel } from './settings/setting-table.ts';
import type { TenantSettings } from './settings/tenant-settings.ts';
import type { Seeded } from './tenant/seed-more.ts';
import type { Snapshot } from './tenant/snapshot.ts';
import type { RandomSource } from './tokens/token.ts';

/** What {@link startReferenceServer} is told. Everything has a default. */
export interface ReferenceServerOptions {
  /** Port to listen on; 0 takes a free one. Default 7644. */
  readonly port?: number | undefined;
  /** Address to listen on. Default `127.0.0.1`, which lets no other machine in. */
  readonly host?: string | undefined;
  /** Bearer token that callers must send. Default: a random one, unless the database holds tokens. */
  readonly token?: string | undefined;
  /** Whether any bearer token lets in; possible on a loopback address only. Default `false`. */
  readonly acceptAnyToken?: boolean | undefined;
  /** SQLite file, or `:memory:`, which is the default. */
  readonly database?: string | undefined;
  /** What an acknowledged change survives: the end of the process (`normal`, the default), or that of the power too. */
  readonly durability?: 'normal' | 'full' | undefined;
  /** A vendor profile: the id of a bundled one, the name of a JSON file, or its parsed JSON. Default `generic`. */
  readonly profile?: string | object | undefined;
  /** How closely requests must follow the RFC. Default `lenient`. */
  readonly mode?: Mode | undefined;
  /** Tenants beside the default one, by name; each has data, tokens and requests of its own. Default: none. */
  readonly tenants?: Readonly<Record<string, TenantSettings>> | readonly string[] | undefined;
  /** Users to invent when the database holds none, with a group for each department; the same ones each time. Default 0. */
  readonly seed?: number | undefined;
  /** Resources to create when the database holds none: the name of a JSON file, or its parsed content. Default: none. */
  readonly import?: string | object | undefined;
  /** Root URL under which callers reach the server. Default: what the `Host` header says. */
  readonly publicUrl?: string | undefined;
  /** Whether `X-Forwarded-Proto` and `X-Forwarded-Host` are believed. Default `false`. */
  readonly trustProxy?: boolean | undefined;
  /** PEM file with the certificate, to speak HTTPS; goes together with {@link tlsKey}. Default: plain HTTP. */
  readonly tlsCert?: string | undefined;
  /** PEM file with the private key of the certificate. */
  readonly tlsKey?: string | undefined;
  /** Web origins whose pages may call the server, or `*` for all. Default: none. */
  readonly corsOrigin?: string | readonly string[] | undefined;
  /** Departures from the limits of `scim-provider`. */
  readonly limits?: Partial<Limits> | undefined;
  /** How long a request may take to arrive, in seconds. Default 60. */
  readonly requestTimeout?: number | undefined;
  /** How long a connection may stay open while nothing moves on it, in seconds. Default 120. */
  readonly idleTimeout?: number | undefined;
  /** How long answers that are under way may take when the server stops, in seconds. Default 2. */
  readonly stopTimeout?: number | undefined;
  /** Requests of each tenant that are kept to be looked at; with 0 none is. Default 500. */
  readonly keepRequests?: number | undefined;
  /** Most memory that the kept requests of all tenants take, about, in bytes. Default 64 MiB. */
  readonly keepBytes?: number | undefined;
  /** Last changes of all tenants that are kept, about, for history and time travel; with 0 none is. Default 10,000. */
  readonly keepChanges?: number | undefined;
  /** SCIM base URLs to which the inspector may send kept requests again. Default: none, only this server. */
  readonly replayTarget?: string | readonly string[] | undefined;
  /** Token that lets those look at `/` and `/api/v1` who do not come from this machine. Default: none, they can't. */
  readonly inspectorToken?: string | undefined;
  /** What is logged on stderr; every request is from `info` on. Default `warn`. */
  readonly logLevel?: LogLevel | undefined;
  /** The clock, in milliseconds since 1970. Default `Date.now`. */
  readonly now?: (() => number) | undefined;
  /** Where random bytes for tokens and ids come from. Default: the operating system. */
  readonly random?: RandomSource | undefined;
}

/** What one tenant of a server looks like from outside. */
export interface ReferenceTenant {
  /** `default` for the one whose SCIM base URL names no tenant. */
  readonly name: string;
  /** The SCIM base URL: `http://127.0.0.1:7644/scim/v2`, or `http://127.0.0.1:7644/t/acme/scim/v2`. */
  readonly url: string;
  /** The bearer token that callers must send; empty when only those in the database let in. */
  readonly token: string;
  /** The vendor profile that the tenant goes by. */
  readonly profile: VendorProfile;
  /** How closely requests must follow the RFC. */
  readonly mode: Mode;
  /** The last requests, oldest first, without secrets, at most `keepRequests`; and a way to wait for the next one. */
  readonly requests: RecordedRequests;
  /** Deletes all resources, forgets the requests, and creates anew what `import` and `seed` say. */
  reset(): Promise<void>;
  /**
   * Invents so many users more than there are, with groups for their departments; always the same ones.
   *
   * @returns How many users and groups were made.
   */
  seed(count: number): Promise<Seeded>;
  /** All resources with their ids and members, without secrets: what {@link restore} and `import` take. */
  snapshot(): Promise<Snapshot>;
  /**
   * Puts the resources of a snapshot in the place of all that there are.
   *
   * @throws SettingError that names the resource which is refused; then everything is as it was.
   * @example
   * ```ts
   * import { startReferenceServer } from 'scim-reference-server';
   *
   * const server = await startReferenceServer({ port: 0, seed: 10 });
   * const before = await server.snapshot();
   * // … a test that changes this and that …
   * await server.restore(before);
   * ```
   */
  restore(snapshot: object): Promise<void>;
}

/** Lets things go wrong on purpose: the requests of tests meet what a network and a busy service do. */
export interface Faults {
  /**
   * Adds a rule.
   *
   * @throws TypeError for a rule that can't be one.
   * @example
   * ```ts
   * import { startReferenceServer } from 'scim-reference-server';
   *
   * const server = await startReferenceServer({ port: 0 });
   * server.faults.add({ kind: 'status', status: 429, retryAfter: 1, path: '/Users*', count: 2 });
   * ```
   */
  add(rule: FaultRule): Fault;
  /** The rules in force, in the order in which they were added. */
  list(): readonly Fault[];
  /** Removes a rule. @returns Whether there was one. */
  remove(id: number): boolean;
  /** Removes all rules. */
  clear(): void;
}

/** A server that runs. Seen as a tenant, it is the default one. */
export interface ReferenceServer extends ReferenceTenant {
  /** What goes wrong on purpose, for every tenant. */
  readonly faults: Faults;
  /** All tenants; the default one comes first. */
  readonly tenants: readonly ReferenceTenant[];
  /**
   * One tenant by its name.
   *
   * @throws TypeError when there is none of this name.
   */
  tenant(name: string): ReferenceTenant;
  /** Resets every tenant. */
  reset(): Promise<void>;
  /** Stops: lets answers that are under way finish, for at most `stopTimeout`, and closes connections and database. */
  close(): Promise<void>;
}
