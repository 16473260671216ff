/** Makes a test out of a pattern that is to match a text as a whole. */
export type PatternEngine = (pattern: string, anyCase: boolean) => (text: string) => boolean;

let engine: PatternEngine | undefined;

/** Says what runs patterns; whoever reads profiles does, so that only they bring the engine along. */
export function runPatternsBy(given: PatternEngine): void {
  engine = given;
}

/**
 * A pattern of a profile that is to match a text as a whole.
 *
 * Profiles come from anywhere, so patterns run in an engine whose time grows linearly with the text. It is large, and
 * comes with the functions that read profiles.
 *
 * @throws {RangeError} when the pattern is not RE2 syntax.
 * @throws {TypeError} when no profile was read so far.
 */
export function compileWhole(pattern: string, options: { readonly anyCase?: boolean } = {}): (text: string) => boolean {
  if (engine === undefined) throw new TypeError('read the profile with loadProfile or openProfile');
  return engine(pattern, options.anyCase ?? false);
}
