import type { Mode } from 'scim-core';
import { defaultLimits, type Limits } from 'scim-provider';

/** Brings text or a typed value to its final form; `undefined` when it can't be used. */
export type Read<Value> = (value: unknown) => Value | undefined;

/** A text that matches a pattern. */
export function text(pattern: RegExp): Read<string> {
  return (value) => (typeof value === 'string' && pattern.test(value) ? value : undefined);
}

/** A whole number, or one in decimal digits. */
export function integer(minimum: number, maximum: number): Read<number> {
  return (value) => {
    const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
    const isOne = typeof number === 'number' && Number.isInteger(number);
    return isOne && number >= minimum && number <= maximum ? number : undefined;
  };
}

/** One of some words. */
export function oneOf<const Value extends string>(values: readonly Value[]): Read<Value> {
  return (value) => values.find((candidate) => candidate === value);
}

/** A switch: `true`, `1`, `false` or `0`. */
export const boolean: Read<boolean> = (value) => {
  if (value === true || value === 'true' || value === '1') return true;
  return value === false || value === 'false' || value === '0' ? false : undefined;
};

const isModeName = oneOf(['strict', 'lenient']);

/** `strict`, `lenient`, or an object that picks tolerances. */
export const mode: Read<Mode> = (value) => {
  const name = isModeName(value);
  if (name !== undefined) return name;
  const picks = typeof value === 'object' && value !== null && 'base' in value && isModeName(value.base) !== undefined;
  return picks ? (value as Mode) : undefined;
};

/** What names a profile or an import: an id, the name of a file, or parsed JSON. */
export const document: Read<string | object> = (value) => {
  if (typeof value === 'object' && value !== null) return value;
  return typeof value === 'string' && value !== '' && !value.includes('\0') ? value : undefined;
};

/** A root URL, without the slash at its end. */
export const rootUrl: Read<string> = (value) => {
  if (typeof value !== 'string' || !URL.canParse(value)) return undefined;
  const { protocol, username, password, search, hash, href } = new URL(value);
  const plain = /^https?:$/.test(protocol) && `${username}${password}${search}${hash}` === '' && !/[?#]/.test(value);
  return plain ? href.replace(/\/+$/, '') : undefined;
};

/** URLs, without the slash at their end; text has commas between them. */
export const rootUrls: Read<readonly string[]> = (value) => {
  const list = listOf(value)?.map(rootUrl);
  return list?.every((url) => url !== undefined) ? list : undefined;
};

/** Web origins, or `*` for all of them; text has commas between them. */
export const origins: Read<readonly string[]> = (value) => {
  const list = listOf(value);
  const isOrigin = (each: unknown) =>
    typeof each === 'string' && (each === '*' || (URL.canParse(each) && new URL(each).origin === each));
  return list?.every(isOrigin) ? (list as string[]) : undefined;
};

/** Departures from the limits of the service provider; text reads `bodyBytes=2097152,pageSize=50`. */
export const limits: Read<Partial<Limits>> = (value) => {
  const given = typeof value === 'string' ? pairsOf(value) : value;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return undefined;
  const positive = integer(1, 999_999_999);
  const read = Object.entries(given).map(([name, number]) => [name, positive(number)] as const);
  const isFine = read.every(([name, number]) => Object.hasOwn(defaultLimits, name) && number !== undefined);
  return isFine ? Object.fromEntries(read) : undefined;
};

/** The entries of a list in text, with commas between them. */
export function listOf(value: unknown): unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'string') return undefined;
  return value.split(',').map((entry) => entry.trim());
}

/** `a=1,b=2` as an object; a name that comes twice makes it unreadable. */
function pairsOf(value: string): object | undefined {
  const entries = value.split(',').map((entry) => {
    const [name = '', ...rest] = entry.trim().split('=');
    return [name, rest.join('=')] as const;
  });
  return new Set(entries.map(([name]) => name)).size === entries.length ? Object.fromEntries(entries) : undefined;
}
