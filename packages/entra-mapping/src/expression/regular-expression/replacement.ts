/** One piece of a replacement: text, or what it takes from the match. */
export type ReplacementPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'group'; readonly name: string }
  | { readonly kind: 'match' | 'before' | 'after' | 'input' | 'last-group' };

const SUBSTITUTION = /\$(?:\{(\w+)\}|(\d+)|([$&`'+_]))/g;

const SYMBOLS: ReadonlyMap<string, ReplacementPart> = new Map<string, ReplacementPart>([
  ['$', { kind: 'text', text: '$' }],
  ['&', { kind: 'match' }],
  ['`', { kind: 'before' }],
  ["'", { kind: 'after' }],
  ['+', { kind: 'last-group' }],
  ['_', { kind: 'input' }],
]);

/**
 * Takes the replacement of a .NET regular expression apart: `${name}`, `$1`, `$$`, `$&`, `` $` ``, `$'`, `$+`, `$_`. What
 * names no group of the pattern is text.
 *
 * @see [Substitutions](https://learn.microsoft.com/dotnet/standard/base-types/substitutions-in-regular-expressions)
 */
export function readReplacement(replacement: string, groups: ReadonlyMap<string, unknown>): readonly ReplacementPart[] {
  const parts: ReplacementPart[] = [];
  let end = 0;
  for (const match of replacement.matchAll(SUBSTITUTION)) {
    const [text, braced, digits, symbol] = match;
    const part = symbol === undefined ? groupPart(braced ?? digits!, groups) : SYMBOLS.get(symbol);
    if (part === undefined) continue;
    if (match.index > end) parts.push({ kind: 'text', text: replacement.slice(end, match.index) });
    parts.push(part);
    end = match.index + text.length;
  }
  if (end < replacement.length) parts.push({ kind: 'text', text: replacement.slice(end) });
  return parts;
}

function groupPart(name: string, groups: ReadonlyMap<string, unknown>): ReplacementPart | undefined {
  const key = /^\d+$/.test(name) ? name.replace(/^0+(?=\d)/, '') : name;
  if (key === '0') return { kind: 'match' };
  return groups.has(key) ? { kind: 'group', name: key } : undefined;
}
