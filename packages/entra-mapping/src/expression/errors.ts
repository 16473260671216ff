import { LineTable } from '../text/line-table.ts';
import { codeFrame } from './code-frame.ts';

/**
 * Why an expression could not be read or evaluated.
 *
 * | code | meaning |
 * | --- | --- |
 * | `syntax` | the text is not an expression |
 * | `too-long` | the text exceeds the length that is read at all |
 * | `too-deep` | calls are nested deeper than is read at all |
 * | `unknown-function` | the name is no known function |
 * | `arity` | too few, too many or unpaired arguments |
 * | `argument` | an argument has no usable value: wrong type, out of range, not one of the words |
 * | `date` | a text is not a date, or a date leaves the years 1 to 9999 |
 * | `replace-mode` | the supplied slots of `Replace` belong to no documented mode |
 * | `regular-expression` | a pattern is wrong, or needs a feature the linear-time engine does not have |
 * | `limit` | the work for one value would exceed a fixed limit |
 * | `context` | the evaluation needs something the caller did not supply: domain, macro |
 * | `unique-value` | every candidate of `SelectUniqueValue` is taken |
 * | `raised` | the function `Error` was reached |
 * | `undocumented` | the function exists, but nobody describes what it gives |
 */
export type ExpressionErrorCode =
  | 'syntax'
  | 'too-long'
  | 'too-deep'
  | 'unknown-function'
  | 'arity'
  | 'argument'
  | 'date'
  | 'replace-mode'
  | 'regular-expression'
  | 'limit'
  | 'context'
  | 'unique-value'
  | 'raised'
  | 'undocumented';

/** Where an error belongs in the text of the expression. */
export interface ErrorLocation {
  readonly start: number;
  readonly end: number;
}

/**
 * The error of everything in this language: thrown by {@link evaluateExpression}, and the base of the error that
 * {@link parseExpression} throws.
 *
 * @example
 * ```ts
 * try {
 *   evaluateExpression(parseExpression('Item([proxyAddresses], 3)'), { attributes: {} });
 * } catch (error) {
 *   if (error instanceof ExpressionError) console.error(error.code, error.start, error.message);
 * }
 * ```
 */
export class ExpressionError extends Error {
  override readonly name: string = 'ExpressionError';
  /** What went wrong, stable across versions. */
  readonly code: ExpressionErrorCode;
  /** Offset of the first UTF-16 unit the error is about. */
  readonly start: number;
  /** Offset just behind the last UTF-16 unit the error is about. */
  readonly end: number;
  /** The function whose evaluation failed, in its documented spelling. */
  readonly functionName: string | undefined;

  /** Where the error is in the text of the expression, in UTF-16 units from 0; the same as `start`. */
  get position(): number {
    return this.start;
  }

  constructor(
    code: ExpressionErrorCode,
    message: string,
    location: ErrorLocation,
    options: { readonly functionName?: string | undefined; readonly cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.start = location.start;
    this.end = location.end;
    this.functionName = options.functionName;
  }
}

/** What a syntax error is made from. */
export interface SyntaxErrorDetails {
  readonly code?: 'syntax' | 'too-long' | 'too-deep';
  readonly start: number;
  readonly end: number;
  /** What would have been accepted at this place, in words. */
  readonly expected: readonly string[];
  /** What stands there instead, in words. */
  readonly found: string;
  /** What the writer probably meant and should write. */
  readonly suggestion?: string | undefined;
}

function list(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

/**
 * The error of {@link parseExpression}: the text is not an expression.
 *
 * `message` is one line; `caret` shows the line of the text with a caret under the place; `toString()` is both.
 *
 * @example
 * ```ts
 * try {
 *   parseExpression('Append([mail], ".test"');
 * } catch (error) {
 *   if (error instanceof ExpressionSyntaxError) console.error(`${error.message}\n${error.caret}`);
 * }
 * ```
 */
export class ExpressionSyntaxError extends ExpressionError {
  override readonly name = 'ExpressionSyntaxError';
  /** Line of the error, from 1. */
  readonly line: number;
  /** Column of the error, 1-based, in UTF-16 units. */
  readonly column: number;
  /** What would have been accepted at this place. */
  readonly expected: readonly string[];
  /** What stands there instead. */
  readonly found: string;
  /** What the writer probably meant, when that can be told. */
  readonly suggestion: string | undefined;
  /** The line of the text with a caret under the place, two lines. */
  readonly caret: string;

  constructor(text: string, details: SyntaxErrorDetails) {
    const { line, column } = new LineTable(text).positionAt(details.start);
    const suggestion = details.suggestion === undefined ? '' : `; ${details.suggestion}`;
    const message = `expected ${list(details.expected)} but found ${details.found} at line ${line}, column ${column}${suggestion}`;
    super(details.code ?? 'syntax', message, details);
    this.line = line;
    this.column = column;
    this.expected = Object.freeze([...details.expected]);
    this.found = details.found;
    this.suggestion = details.suggestion;
    this.caret = codeFrame(text, details.start, details.end);
  }

  /** The message followed by the code frame. */
  override toString(): string {
    return `${this.name}: ${this.message}\n${this.caret}`;
  }
}
