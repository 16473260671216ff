import type { Mode } from 'scim-core';
import type { Limits } from 'scim-provider';
import { type TenantSettings, tenants } from './tenant-settings.ts';
import {
  boolean,
  document,
  integer,
  limits,
  mode,
  oneOf,
  origins,
  type Read,
  rootUrl,
  rootUrls,
  text,
} from './values.ts';

/** Levels of the request log, from nothing to everything. */
export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;

/** How much is logged. */
export type LogLevel = (typeof logLevels)[number];

/** Every setting of the server, checked and with its defaults filled in. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly token: string | undefined;
  readonly acceptAnyToken: boolean;
  readonly database: string;
  readonly durability: 'normal' | 'full';
  /** An id, the name of a file, or the parsed JSON of a profile. */
  readonly profile: string | object;
  readonly mode: Mode;
  /** The tenants beside the default one, by their names. */
  readonly tenants: Readonly<Record<string, TenantSettings>>;
  readonly seed: number;
  /** The name of a file, or its parsed content. */
  readonly import: string | object | undefined;
  readonly publicUrl: string | undefined;
  readonly trustProxy: boolean;
  readonly tlsCert: string | undefined;
  readonly tlsKey: string | undefined;
  readonly corsOrigin: readonly string[];
  readonly limits: Partial<Limits>;
  /** In seconds, as the two below. */
  readonly requestTimeout: number;
  readonly idleTimeout: number;
  readonly stopTimeout: number;
  /** Of each tenant. */
  readonly keepRequests: number;
  readonly keepBytes: number;
  /** Of all tenants together. */
  readonly keepChanges: number;
  /** SCIM base URLs. */
  readonly replayTarget: readonly string[];
  readonly inspectorToken: string | undefined;
  readonly logLevel: LogLevel;
}

/** One setting: how it is called in each of the three places where it can be given, and what it may be. */
export interface Setting<Value> {
  /** The flag of the command, as in `--port <number>`. */
  readonly flag: string;
  /** The environment variable, which counts where the flag is absent. */
  readonly variable: string;
  readonly default: Value;
  /** What the default is, where the value itself does not say it. */
  readonly defaultText?: string;
  readonly summary: string;
  /** The noun phrase of an error: "expected …". */
  readonly expected: string;
  readonly read: Read<Value>;
  /** Whether the flag may be given several times. */
  readonly repeatable?: true;
  /** A value that is never repeated in a message. */
  readonly secret?: true;
}

/** The settings, in the order in which `--help` and the README list them. */
export const settingTable: { readonly [Name in keyof Settings]: Setting<Settings[Name]> } = {
  port: {
    flag: '--port <number>',
    variable: 'SCIM_PORT',
    default: 7644,
    summary: 'port to listen on; 0 takes a free one',
    expected: 'a whole number from 0 to 65535',
    read: integer(0, 65_535),
  },
  host: {
    flag: '--host <address>',
    variable: 'SCIM_HOST',
    default: '127.0.0.1',
    summary: 'address to listen on; anything but a loopback address lets other machines in',
    expected: 'a host name or an IP address',
    read: text(/^[A-Za-z0-9.:_%-]+$/),
  },
  token: {
    flag: '--token <token>',
    variable: 'SCIM_TOKEN',
    default: undefined,
    defaultText: 'a random one, unless the database holds tokens',
    summary: 'bearer token that callers must send',
    expected: 'a bearer token: letters, digits and -._~+/',
    read: text(/^[A-Za-z0-9._~+/-]+=*$/),
    secret: true,
  },
  acceptAnyToken: {
    flag: '--accept-any-token',
    variable: 'SCIM_ACCEPT_ANY_TOKEN',
    default: false,
    summary: 'let in whoever sends a bearer token at all; on a loopback address only',
    expected: 'true or false',
    read: boolean,
  },
  database: {
    flag: '--database <file>',
    variable: 'SCIM_DATABASE',
    default: ':memory:',
    summary: 'SQLite file to keep the data in; :memory: forgets it on exit',
    expected: 'a file name or :memory:',
    read: text(/^[^\0]+$/),
  },
  durability: {
    flag: '--durability <level>',
    variable: 'SCIM_DURABILITY',
    default: 'normal',
    summary: 'what an acknowledged change survives: normal the end of the process, full also that of the power',
    expected: 'normal or full',
    read: oneOf(['normal', 'full']),
  },
  profile: {
    flag: '--profile <id>',
    variable: 'SCIM_PROFILE',
    default: 'generic',
    summary: 'vendor profile of the server: an id, or a JSON file',
    expected: 'the id of a vendor profile, or a JSON file with one',
    read: document,
  },
  mode: {
    flag: '--mode <mode>',
    variable: 'SCIM_MODE',
    default: 'lenient',
    summary: 'strict follows the RFC, lenient also takes what real clients send',
    expected: 'strict or lenient',
    read: mode,
  },
  tenants: {
    flag: '--tenants <list>',
    variable: 'SCIM_TENANTS',
    default: {},
    defaultText: 'none',
    summary: 'further tenants, each with data and tokens of its own: acme,beta=talkdesk,gamma=slack:strict',
    expected: 'names in lower case, each with a profile and a mode where wanted, such as acme=talkdesk:strict',
    read: tenants,
    // Options may hold the tokens of tenants.
    secret: true,
  },
  seed: {
    flag: '--seed <number>',
    variable: 'SCIM_SEED',
    default: 0,
    summary:
      'users to create at the start in an empty database, with their groups; the same number gives the same people',
    expected: 'a whole number from 0 to 1000000',
    read: integer(0, 1_000_000),
  },
  import: {
    flag: '--import <file>',
    variable: 'SCIM_IMPORT',
    default: undefined,
    defaultText: 'none',
    summary: 'JSON file with users and groups to create at the start in an empty database',
    expected: 'the name of a JSON file',
    read: document,
  },
  publicUrl: {
    flag: '--public-url <url>',
    variable: 'SCIM_PUBLIC_URL',
    default: undefined,
    defaultText: 'from the Host header',
    summary: 'root URL under which callers reach the server; meta.location starts with it',
    expected: 'an http or https URL without query',
    read: rootUrl,
  },
  trustProxy: {
    flag: '--trust-proxy',
    variable: 'SCIM_TRUST_PROXY',
    default: false,
    summary: 'believe X-Forwarded-Proto and X-Forwarded-Host',
    expected: 'true or false',
    read: boolean,
  },
  tlsCert: {
    flag: '--tls-cert <file>',
    variable: 'SCIM_TLS_CERT',
    default: undefined,
    defaultText: 'none, plain HTTP',
    summary: 'certificate to speak HTTPS with, followed by those that it was signed with; PEM',
    expected: 'the name of a PEM file',
    read: text(/^[^\0]+$/),
  },
  tlsKey: {
    flag: '--tls-key <file>',
    variable: 'SCIM_TLS_KEY',
    default: undefined,
    defaultText: 'none, plain HTTP',
    summary: 'private key of the certificate; PEM',
    expected: 'the name of a PEM file',
    read: text(/^[^\0]+$/),
    secret: true,
  },
  corsOrigin: {
    flag: '--cors-origin <origins>',
    variable: 'SCIM_CORS_ORIGIN',
    default: [],
    defaultText: 'none',
    summary: 'web origins whose pages may call the server, with commas between them; * for all',
    expected: 'origins such as https://app.example.com, or *',
    read: origins,
  },
  limits: {
    flag: '--limits <list>',
    variable: 'SCIM_LIMITS',
    default: {},
    defaultText: 'none',
    summary: 'other limits of requests than the usual ones: bodyBytes=2097152,maxPageSize=500',
    expected: 'limits by name, each at least 1, such as bodyBytes=2097152',
    read: limits,
  },
  requestTimeout: {
    flag: '--request-timeout <seconds>',
    variable: 'SCIM_REQUEST_TIMEOUT',
    default: 60,
    summary: 'how long a request may take to arrive',
    expected: 'a whole number from 1 to 3600',
    read: integer(1, 3600),
  },
  idleTimeout: {
    flag: '--idle-timeout <seconds>',
    variable: 'SCIM_IDLE_TIMEOUT',
    default: 120,
    summary: 'how long a connection may stay open while nothing moves on it',
    expected: 'a whole number from 1 to 3600',
    read: integer(1, 3600),
  },
  stopTimeout: {
    flag: '--stop-timeout <seconds>',
    variable: 'SCIM_STOP_TIMEOUT',
    default: 2,
    summary: 'how long answers that are under way may take when the server stops',
    expected: 'a whole number from 0 to 3600',
    read: integer(0, 3600),
  },
  keepRequests: {
    flag: '--keep-requests <number>',
    variable: 'SCIM_KEEP_REQUESTS',
    default: 500,
    summary: 'requests of each tenant that are kept to be looked at; with 0 none is',
    expected: 'a whole number from 0 to 100000',
    read: integer(0, 100_000),
  },
  keepBytes: {
    flag: '--keep-bytes <number>',
    variable: 'SCIM_KEEP_BYTES',
    default: 67_108_864,
    summary: 'most memory that kept requests of all tenants take, about',
    expected: 'a whole number from 65536 to 999999999',
    read: integer(65_536, 999_999_999),
  },
  keepChanges: {
    flag: '--keep-changes <number>',
    variable: 'SCIM_KEEP_CHANGES',
    default: 10_000,
    summary: 'last changes of all tenants that are kept, about, for history and time travel; with 0 none is',
    expected: 'a whole number from 0 to 100000',
    read: integer(0, 100_000),
  },
  replayTarget: {
    flag: '--replay-target <url>',
    variable: 'SCIM_REPLAY_TARGET',
    default: [],
    defaultText: 'none',
    summary:
      'SCIM base URL to which the inspector may send kept requests again; several with commas, or the flag again',
    expected: 'http or https URLs without query',
    read: rootUrls,
    repeatable: true,
  },
  inspectorToken: {
    flag: '--inspector-token <token>',
    variable: 'SCIM_INSPECTOR_TOKEN',
    default: undefined,
    defaultText: 'none, nobody',
    summary: 'token that lets those look at / and /api/v1 who do not come from this machine',
    expected: 'a token of at least 16 letters, digits and -._~+/',
    read: text(/^(?=.{16})[A-Za-z0-9._~+/-]+=*$/),
    secret: true,
  },
  logLevel: {
    flag: '--log-level <level>',
    variable: 'SCIM_LOG_LEVEL',
    default: 'warn',
    summary: `${logLevels.join(', ')}; requests are logged at info, as JSON lines on stderr`,
    expected: `one of ${logLevels.join(', ')}`,
    read: oneOf(logLevels),
  },
};
