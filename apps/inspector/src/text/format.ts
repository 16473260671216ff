import { printable } from 'scim-core';

/** Text as it can be read: what is invisible or changes the direction of writing is escaped; lines stay lines. */
export function visible(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      line
        .split('\t')
        .map((cell) => printable(cell))
        .join('\t'),
    )
    .join('\n');
}

/** The time of day, to the millisecond, where the reader is. */
export function timeOf(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return visible(iso);
  const two = (value: number) => String(value).padStart(2, '0');
  const milliseconds = String(date.getMilliseconds()).padStart(3, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${milliseconds}`;
}

/** The day and the time of day, to the second. */
export function dateOf(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return visible(iso);
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${timeOf(iso).slice(0, 8)}`;
}

export function durationOf(milliseconds: number): string {
  if (milliseconds < 10) return `${Number(milliseconds.toFixed(1))} ms`;
  if (milliseconds < 10_000) return `${Math.round(milliseconds)} ms`;
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

export function bytesOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${(bytes / 1000).toFixed(1)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** A number with its thousands apart: `1,000,000`. */
export function countOf(count: number): string {
  return count.toLocaleString('en');
}

/** `1 user`, `2 users`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${countOf(count)} ${count === 1 ? one : many}`;
}

/** JSON text in an even layout, or the text as it is where it is no JSON. */
export function pretty(text: string): string {
  const value = parsed(text);
  return value === undefined ? text : JSON.stringify(value, null, 2);
}

/** The value of a JSON text; nothing where it is no JSON. */
export function parsed(text: string | null): unknown {
  if (text === null || text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The path of a SCIM URL behind the base URL, with its query decoded, so that a filter can be read. */
export function shortUrl(url: string): string {
  const path = url.replace(/^(?:\/t\/[^/]+)?\/scim\/v2(?=\/|\?|$)/, '');
  return visible(decodeQuery(path === '' ? '/' : path));
}

function decodeQuery(path: string): string {
  const mark = path.indexOf('?');
  if (mark === -1) return path;
  try {
    return path.slice(0, mark + 1) + decodeURIComponent(path.slice(mark + 1).replaceAll('+', ' '));
  } catch {
    return path;
  }
}
