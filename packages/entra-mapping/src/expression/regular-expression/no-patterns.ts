import type { RegularExpressions } from './engine.ts';
import { PatternError } from './pattern-error.ts';

/** Runs no pattern at all, for callers that can do without the engine, which is large. */
export const NO_PATTERNS: RegularExpressions = {
  groupsOf: refuse,
  matches: refuse,
};

function refuse(): never {
  throw new PatternError('unsupported', 'patterns are not run here', 0);
}
