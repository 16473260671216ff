/** The inline options of .NET, on or off. */
export interface PatternOptions {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly singleLine: boolean;
  readonly explicitCapture: boolean;
  readonly ignoreWhiteSpace: boolean;
}

/** The options a pattern begins with. */
export const NO_OPTIONS: PatternOptions = {
  ignoreCase: false,
  multiline: false,
  singleLine: false,
  explicitCapture: false,
  ignoreWhiteSpace: false,
};

const OPTION_LETTERS: ReadonlyMap<string, keyof PatternOptions> = new Map([
  ['i', 'ignoreCase'],
  ['m', 'multiline'],
  ['s', 'singleLine'],
  ['n', 'explicitCapture'],
  ['x', 'ignoreWhiteSpace'],
]);

/** The most repetitions that the engine takes. */
export const MAXIMUM_REPEAT = 1000;
/** How deep groups may be nested. */
export const MAXIMUM_GROUP_DEPTH = 100;

// Sticky: each is tried at one offset only.
export const QUANTIFIER = /(?:[*+?]|\{(\d{1,9})(?:,(\d{0,9}))?\})\??/y;
export const GROUP_NAME = /\?(?:<([A-Za-z_]\w*|[1-9]\d*)>|'([A-Za-z_]\w*|[1-9]\d*)')/y;
export const INLINE_OPTIONS = /\?([imnsx]*)(?:-([imnsx]*))?([:)])/y;
/** How groups begin that take backtracking, and what they are called. */
export const UNSUPPORTED_GROUPS: readonly [string, string][] = [
  ['?!', 'a negative look-ahead'],
  ['?>', 'an atomic group'],
  ['?(', 'a conditional group'],
];

/** Applies the letters of `(?on-off)`. */
export function changeOptions(options: PatternOptions, on: string, off: string): PatternOptions {
  const changed: Record<keyof PatternOptions, boolean> = { ...options };
  for (const letter of on) changed[OPTION_LETTERS.get(letter)!] = true;
  for (const letter of off) changed[OPTION_LETTERS.get(letter)!] = false;
  return changed;
}
