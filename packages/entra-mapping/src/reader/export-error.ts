import type { LineTable } from '../text/line-table.ts';

/** Why an export can't be read. */
export type ExportErrorCode =
  | 'empty'
  | 'too-large'
  | 'encoding'
  | 'invalid-json'
  | 'truncated'
  | 'too-deep'
  | 'not-json'
  | 'powershell-depth'
  | 'jobs-list'
  | 'graph-error'
  | 'not-a-schema';

/** What an {@link ExportError} carries besides its message. */
export interface ExportErrorDetails {
  readonly code: ExportErrorCode;
  /** What was found, one sentence without its full stop. */
  readonly reason: string;
  /** What to do, one sentence without its full stop. */
  readonly help: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Thrown by `readExport` for an input that holds no synchronization schema or can't be read on.
 *
 * `line` and `column` count from 1, in UTF-16 units of the decoded text. The message joins position, reason and help;
 * text taken from the input is in it without control and bidi characters, cut to a readable length.
 *
 * @example
 * ```ts
 * try {
 *   readExport('{ "value": [{ "id": "scim.1", "templateId": "scim" }] }');
 * } catch (error) {
 *   if (error instanceof ExportError) console.error(`${error.line}:${error.column} ${error.reason}: ${error.help}`);
 * }
 * ```
 */
export class ExportError extends Error {
  override readonly name = 'ExportError';
  readonly code: ExportErrorCode;
  readonly reason: string;
  readonly help: string;
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;

  constructor(lines: LineTable, details: ExportErrorDetails) {
    const { line, column } = lines.positionAt(details.start);
    super(`${details.reason}, at line ${line}, column ${column}; ${details.help}`);
    this.code = details.code;
    this.reason = details.reason;
    this.help = details.help;
    this.start = details.start;
    this.end = details.end;
    this.line = line;
    this.column = column;
  }
}
