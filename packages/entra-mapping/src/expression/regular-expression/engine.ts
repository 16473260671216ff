import { type Matcher, RE2JS, RE2JSException } from 're2js';
import type { WorkBudget } from '../work-budget.ts';
import { PatternError } from './pattern-error.ts';
import type { EndAnchor } from './pattern-state.ts';
import { type TranslatedPattern, translatePattern } from './translate.ts';

/** A range of a text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** One match of a pattern. */
export interface PatternMatch extends Span {
  /** The text of a group by its .NET name or number; `undefined` when it took no part in the match. */
  group(name: string): Span | undefined;
}

/** Finds the matches of .NET patterns. */
export interface RegularExpressions {
  /**
   * The names and numbers of the groups of a pattern.
   *
   * @throws {PatternError} When the pattern cannot be run.
   */
  groupsOf(pattern: string): ReadonlyMap<string, unknown>;
  /**
   * All matches from left to right. As in .NET, an empty match may directly follow another match.
   *
   * @throws {PatternError} When the pattern cannot be run, or not on this text.
   */
  matches(pattern: string, text: string): Generator<PatternMatch, void, undefined>;
}

interface CompiledPattern extends TranslatedPattern {
  readonly program: RE2JS;
  readonly size: number;
}

/** Patterns of the last expressions evaluated; a job evaluates few of them over many users. */
const compiled = new Map<string, CompiledPattern>();
const MAXIMUM_CACHED = 100;

/**
 * What a pattern costs, in the units of {@link WorkBudget}. Each match is found in time linear in the text, so that many
 * matches take quadratic time in the worst case; classes make many characters out of few when they are translated.
 */
const INSTRUCTIONS_PER_UNIT = 10;
const UNITS_PER_COMPILED_CHARACTER = 100;

/** The most instructions of one pattern: repetitions of repetitions make many out of few characters. */
const MAXIMUM_PROGRAM_SIZE = 10_000;

function compile(key: string, pattern: string, endAnchor: EndAnchor, budget: WorkBudget): CompiledPattern {
  const known = compiled.get(key);
  const translated = known ?? translatePattern(pattern, endAnchor);
  if (!budget.spend(translated.source.length * UNITS_PER_COMPILED_CHARACTER)) {
    throw new PatternError('limit', 'its classes make it too large', 0);
  }
  if (known !== undefined) return known;
  let program: RE2JS;
  try {
    program = RE2JS.compile(translated.source, translated.looksBehind ? RE2JS.LOOKBEHINDS : 0);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    const reason = error.message.replace(/^error parsing regexp: /, '');
    throw new PatternError('unsupported', `the linear-time engine refuses it: ${reason}`, 0);
  }
  const size = program.programSize();
  if (size > MAXIMUM_PROGRAM_SIZE) throw new PatternError('limit', 'its repetitions make it too large', 0);
  const entry = { ...translated, program, size };
  if (compiled.size >= MAXIMUM_CACHED) compiled.delete(compiled.keys().next().value!);
  compiled.set(key, entry);
  return entry;
}

/** Steps over both halves of a surrogate pair, so that nothing is ever put between them. */
function characterLength(text: string, offset: number): number {
  return (text.codePointAt(offset) ?? 0) > 0xffff ? 2 : 1;
}

function spanOf(matcher: Matcher, group: number): Span | undefined {
  const start = matcher.start(group);
  return start < 0 ? undefined : { start, end: matcher.end(group) };
}

/** The engine: RE2, which matches in time linear in the text. One for each evaluation, whose work it counts. */
export class LinearTimeEngine implements RegularExpressions {
  readonly #budget: WorkBudget;
  /** Made with the first pattern, which most evaluations don't have. */
  #compiled: Map<string, CompiledPattern> | undefined;

  constructor(budget: WorkBudget) {
    this.#budget = budget;
  }

  groupsOf(pattern: string): ReadonlyMap<string, unknown> {
    return this.#compile(pattern, 'text-end').groups;
  }

  *matches(pattern: string, text: string): Generator<PatternMatch, void, undefined> {
    const { program, size, groups, matchGroup = 0 } = this.#compileFor(pattern, text);
    const matcher = program.matcher(text);
    for (let from = 0; from <= text.length; ) {
      const work = (text.length - from + 1) * Math.max(1, size / INSTRUCTIONS_PER_UNIT);
      if (!this.#budget.spend(work)) throw new PatternError('limit', 'too many matches in too long a text', 0);
      if (!matcher.find(from)) return;
      const span = spanOf(matcher, matchGroup)!;
      // Where one name stands for several groups, the last one that took part holds the value.
      const spans = new Map(
        [...groups].map(([name, indexes]) => [name, indexes.flatMap((index) => spanOf(matcher, index) ?? []).at(-1)]),
      );
      yield { ...span, group: (name) => spans.get(name) };
      from = span.end > span.start ? span.end : span.end + characterLength(text, span.end);
    }
  }

  /** Compiles for one text, because `$` and `\b` need other translations for some. */
  #compileFor(pattern: string, text: string): CompiledPattern {
    const plain = this.#compile(pattern, 'text-end');
    if (plain.hasWordBoundary && /[^\0-\x7F]/.test(text)) {
      throw new PatternError('unsupported', '\\b and \\B beside letters outside ASCII', 0);
    }
    if (!plain.hasEndAnchor || !text.endsWith('\n')) return plain;
    if (text.indexOf('\n') < text.length - 1) {
      throw new PatternError('unsupported', '$ on several lines that end in a line break', 0);
    }
    return this.#compile(pattern, 'before-final-line-break');
  }

  /** Counts each pattern once, whether an earlier evaluation has compiled it or not: the same input, the same outcome. */
  #compile(pattern: string, endAnchor: EndAnchor): CompiledPattern {
    const key = `${endAnchor} ${pattern}`;
    this.#compiled ??= new Map();
    const known = this.#compiled.get(key);
    if (known !== undefined) return known;
    const entry = compile(key, pattern, endAnchor, this.#budget);
    this.#compiled.set(key, entry);
    return entry;
  }
}
