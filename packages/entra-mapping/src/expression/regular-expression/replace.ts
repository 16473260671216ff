import type { PatternMatch, RegularExpressions, Span } from './engine.ts';
import { PatternError } from './pattern-error.ts';
import { type ReplacementPart, readReplacement } from './replacement.ts';

/** Collects a text up to a length. */
class Output {
  #text = '';
  readonly #limit: number;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(text: string): void {
    this.#text += text;
    if (this.#text.length > this.#limit) throw new PatternError('limit', 'the replaced text grows too long', 0);
  }

  toString(): string {
    return this.#text;
  }
}

function slice(text: string, span: Span | undefined): string {
  return span === undefined ? '' : text.slice(span.start, span.end);
}

function expand(part: ReplacementPart, match: PatternMatch, text: string, groups: readonly string[]): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'group':
      return slice(text, match.group(part.name));
    case 'match':
      return slice(text, match);
    case 'before':
      return text.slice(0, match.start);
    case 'after':
      return text.slice(match.end);
    case 'input':
      return text;
    case 'last-group':
      return slice(text, groups.map((name) => match.group(name)).at(-1));
  }
}

/**
 * Replaces every match of a .NET pattern.
 *
 * @throws {PatternError} When the pattern cannot be run, or the result exceeds `limit`.
 */
export function replaceMatches(
  engine: RegularExpressions,
  text: string,
  pattern: string,
  replacement: string,
  limit: number,
): string {
  const groups = engine.groupsOf(pattern);
  const parts = readReplacement(replacement, groups);
  const numbers = [...groups.keys()].filter((name) => /^\d+$/.test(name)).sort((a, b) => Number(a) - Number(b));
  const output = new Output(limit);
  let end = 0;
  for (const match of engine.matches(pattern, text)) {
    output.add(text.slice(end, match.start));
    for (const part of parts) output.add(expand(part, match, text, numbers));
    end = match.end;
  }
  output.add(text.slice(end));
  return output.toString();
}

/**
 * Replaces what one group matched, in every match, and leaves the rest of the match as it is.
 *
 * @throws {PatternError} When the pattern cannot be run, or the result exceeds `limit`.
 */
export function replaceGroup(
  engine: RegularExpressions,
  text: string,
  pattern: string,
  group: string,
  replacement: string,
  limit: number,
): string {
  const output = new Output(limit);
  let end = 0;
  for (const match of engine.matches(pattern, text)) {
    const span = match.group(group);
    if (span === undefined || span.start < end) continue;
    output.add(text.slice(end, span.start));
    output.add(replacement);
    end = span.end;
  }
  output.add(text.slice(end));
  return output.toString();
}

/** The text that a group took part with in the first match; `undefined` when there is no match. */
export function extractGroup(
  engine: RegularExpressions,
  text: string,
  pattern: string,
  group: string,
): string | undefined {
  for (const match of engine.matches(pattern, text)) {
    const span = match.group(group);
    return span && slice(text, span);
  }
  return undefined;
}
