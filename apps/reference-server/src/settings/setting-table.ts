import type { Mode } from 'scim-core';

/** Levels of the request log, from nothing to everything. */
export const logLevels = ['silent', 'error', 'warn', 'info', 'debug'] as const;

/** How much is logged. */
export type LogLevel = (typeof logLevels)[number];

/** Every setting of the server, checked and with its defaults filled in. */
export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly token: string | undefined;
  readonly database: string;
  readonly durability: 'normal' | 'full';
  /** An id, the name of a file, or the parsed JSON of a profile. */
  readonly profile: string | object;
  readonly mode: Mode;
  readonly seed: number;
  readonly publicUrl: string | undefined;
  readonly trustProxy: boolean;
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
  /** Brings text or a typed value to its final form; `undefined` when it can't be used. */
  readonly read: (value: unknown) => Value | undefined;
  /** A value that is never repeated in a message. */
  readonly secret?: true;
}

function text(pattern: RegExp) {
  return (value: unknown) => (typeof value === 'string' && pattern.test(value) ? value : undefined);
}

function integer(maximum: number) {
  return (value: unknown) => {
    const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
    return Number.isInteger(number) && (number as number) >= 0 && (number as number) <= maximum
      ? (number as number)
      : undefined;
  };
}

function oneOf<const Value extends string>(values: readonly Value[]) {
  return (value: unknown) => values.find((candidate) => candidate === value);
}

function boolean(value: unknown): boolean | undefined {
  if (value === true || value === 'true' || value === '1') return true;
  return value === false || value === 'false' || value === '0' ? false : undefined;
}

function mode(value: unknown): Mode | undefined {
  const isName = (candidate: unknown) => candidate === 'strict' || candidate === 'lenient';
  if (isName(value)) return value as Mode;
  const picks = typeof value === 'object' && value !== null && 'base' in value && isName(value.base);
  return picks ? (value as Mode) : undefined;
}

function profile(value: unknown): string | object | undefined {
  if (typeof value === 'object' && value !== null) return value;
  return typeof value === 'string' && value !== '' && !value.includes('\0') ? value : undefined;
}

function rootUrl(value: unknown): string | undefined {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined;
  const { protocol, username, password, search, hash, href } = new URL(value);
  const plain = /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === '' && !/[?#]/.test(value);
  return plain ? href.replace(/\/+$/, '') : undefined;
}

/** The settings, in the order in which `--help` and the README list them. */
export const settingTable: { readonly [Name in keyof Settings]: Setting<Settings[Name]> } = {
  port: {
    flag: '--port <number>',
    variable: 'SCIM_PORT',
    default: 7644,
    summary: 'port to listen on; 0 takes a free one',
    expected: 'a whole number from 0 to 65535',
    read: integer(65_535),
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
    defaultText: 'a random one',
    summary: 'bearer token that callers must send',
    expected: 'a bearer token: letters, digits and -._~+/',
    read: text(/^[A-Za-z0-9._~+/-]+=*$/),
    secret: true,
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
    read: profile,
  },
  mode: {
    flag: '--mode <mode>',
    variable: 'SCIM_MODE',
    default: 'lenient',
    summary: 'strict follows the RFC, lenient also takes what real clients send',
    expected: 'strict or lenient',
    read: mode,
  },
  seed: {
    flag: '--seed <number>',
    variable: 'SCIM_SEED',
    default: 0,
    summary: 'users to create at the start in an empty database; the same number gives the same people',
    expected: 'a whole number from 0 to 1000000',
    read: integer(1_000_000),
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
  logLevel: {
    flag: '--log-level <level>',
    variable: 'SCIM_LOG_LEVEL',
    default: 'warn',
    summary: `${logLevels.join(', ')}; requests are logged at info, as JSON lines on stderr`,
    expected: `one of ${logLevels.join(', ')}`,
    read: oneOf(logLevels),
  },
};
