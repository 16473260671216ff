import { CaptureGroups } from './capture-groups.ts';
import { PatternCursor } from './pattern-cursor.ts';
import { NO_OPTIONS, type PatternOptions } from './pattern-syntax.ts';

/** How `$` and `\Z` are written: for text with and without a final line break. */
export type EndAnchor = 'text-end' | 'before-final-line-break';

/** A pattern on its way through the translation, and what was noticed so far. */
export class PatternState {
  readonly cursor: PatternCursor;
  readonly endAnchor: EndAnchor;
  readonly groups = new CaptureGroups();
  /** Reads and translates what stands inside a group; the number tells how many groups are around it. */
  readonly readInside: (depth: number) => string;
  options: PatternOptions = NO_OPTIONS;
  lookBehindDepth = 0;
  hasAlternatives = false;
  looksBehind = false;
  hasWordBoundary = false;
  hasEndAnchor = false;
  /** The translation of the look-ahead that ends the pattern. */
  lookAhead: string | undefined;

  constructor(pattern: string, endAnchor: EndAnchor, readInside: (depth: number) => string) {
    this.cursor = new PatternCursor(pattern);
    this.endAnchor = endAnchor;
    this.readInside = readInside;
  }
}
