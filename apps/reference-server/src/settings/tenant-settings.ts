import type { Mode } from 'scim-core';
import { document, integer, listOf, mode, type Read, text } from './values.ts';

/** What a tenant departs in from the server as a whole. */
export interface TenantSettings {
  /** A vendor profile: the id of a bundled one, the name of a JSON file, or its parsed JSON. */
  readonly profile?: string | object | undefined;
  /** How closely requests must follow the RFC. */
  readonly mode?: Mode | undefined;
  /** Bearer token that callers must send. Default: a random one, unless the database holds tokens for the tenant. */
  readonly token?: string | undefined;
  /** Users to invent when the tenant has no resources. Default 0. */
  readonly seed?: number | undefined;
  /** Resources to create when the tenant has none: the name of a JSON file, or its parsed content. */
  readonly import?: string | object | undefined;
}

/** The name of the tenant whose data is directly below the SCIM base URL. */
export const defaultTenant = 'default';

/** What the name of a tenant may be, so that it can stand in a URL as it is. */
const tenantName = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/** Whether a text can be the name of a tenant. */
export function isTenantName(name: string): boolean {
  return tenantName.test(name);
}

/** The tenants beside the default one; text reads `acme,beta=talkdesk,gamma=slack:strict`. */
export const tenants: Read<Readonly<Record<string, TenantSettings>>> = (value) => {
  const given = Array.isArray(value) || typeof value === 'string' ? listOf(value)?.map(entryOf) : entriesOf(value);
  if (given === undefined) return undefined;
  const read = given.map(([name, settings]) => [name, readTenant(settings)] as const);
  const names = new Set(read.map(([name]) => name));
  const isFine = read.every(
    ([name, settings]) => isTenantName(name) && name !== defaultTenant && settings !== undefined,
  );
  return isFine && names.size === read.length
    ? (Object.fromEntries(read) as Record<string, TenantSettings>)
    : undefined;
};

function entriesOf(value: unknown): [string, unknown][] | undefined {
  return typeof value === 'object' && value !== null ? Object.entries(value) : undefined;
}

function entryOf(entry: unknown): [string, unknown] {
  const [, name = '', profileName, modeName] = /^([^=:]*)(?:=([^:]*))?(?::(.*))?$/.exec(String(entry)) ?? [];
  return [
    name,
    {
      ...(profileName === undefined || profileName === '' ? {} : { profile: profileName }),
      ...(modeName === undefined ? {} : { mode: modeName }),
    },
  ];
}

const parts: { readonly [Name in keyof Required<TenantSettings>]: Read<unknown> } = {
  profile: document,
  mode,
  token: text(/^[A-Za-z0-9._~+/-]+=*$/),
  seed: integer(0, 1_000_000),
  import: document,
};

function readTenant(given: unknown): TenantSettings | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const known = Object.entries(given).filter(([, value]) => value !== undefined);
  const read = known.map(([name, value]) => [name, Object.hasOwn(parts, name) ? partOf(name, value) : undefined]);
  return read.every(([, value]) => value !== undefined) ? Object.fromEntries(read) : undefined;
}

function partOf(name: string, value: unknown): unknown {
  return parts[name as keyof TenantSettings](value);
}
