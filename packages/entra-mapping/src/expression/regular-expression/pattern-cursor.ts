import { PatternError, type PatternFailure } from './pattern-error.ts';
import { MAXIMUM_REPEAT, QUANTIFIER } from './pattern-syntax.ts';

const WHITE_SPACE = /[ \t\r\n\f\v]+|#[^\n]*/y;

/** A pattern and how far it has been read. */
export class PatternCursor {
  readonly pattern: string;
  offset = 0;

  constructor(pattern: string) {
    this.pattern = pattern;
  }

  get isAtEnd(): boolean {
    return this.offset >= this.pattern.length;
  }

  /** The character at the cursor; empty at the end. */
  get character(): string {
    return this.pattern[this.offset] ?? '';
  }

  /** Moves behind a text if it stands at the cursor, and tells whether it did. */
  skip(text: string): boolean {
    const found = this.pattern.startsWith(text, this.offset);
    if (found) this.offset += text.length;
    return found;
  }

  /** Moves behind what a sticky expression matches at the cursor. */
  match(expression: RegExp): RegExpExecArray | null {
    expression.lastIndex = this.offset;
    const match = expression.exec(this.pattern);
    if (match !== null) this.offset += match[0].length;
    return match;
  }

  /** Moves behind white space and comments, which the option `x` allows, and tells whether there were any. */
  skipWhiteSpace(): boolean {
    return this.match(WHITE_SPACE) !== null;
  }

  /** Reads the quantifier at the cursor; empty when there is none. */
  readQuantifier(): string {
    const match = this.match(QUANTIFIER);
    if (match === null) return '';
    const [text, least, most] = match;
    const counts = [least, most].filter((count) => count !== undefined && count !== '').map(Number);
    if (counts.some((count) => count > MAXIMUM_REPEAT)) {
      throw this.error('limit', `a repetition of more than ${MAXIMUM_REPEAT} times`);
    }
    if (counts.length === 2 && counts[1]! < counts[0]!) throw this.error('syntax', 'a repetition with reversed bounds');
    return text;
  }

  /** An error at the cursor. */
  error(failure: PatternFailure, message: string): PatternError {
    return new PatternError(failure, message, Math.min(this.offset, this.pattern.length));
  }
}
