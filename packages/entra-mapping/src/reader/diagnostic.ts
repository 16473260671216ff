import type { JsonFaultKind } from '../json/fault.ts';

/** How much a diagnostic matters: `error` for what Entra would refuse or the reader could only skip. */
export type DiagnosticSeverity = 'error' | 'warning' | 'info';

/** What the reader noticed and could read across. */
export type ExportDiagnosticCode =
  | JsonFaultKind
  | 'byte-order-mark'
  | 'utf-16'
  | 'invalid-encoding'
  | 'wrapper'
  | 'fragment'
  | 'pascal-case'
  | 'misplaced-mapping'
  | 'empty-object'
  | 'wrong-type'
  | 'no-mappings';

/** Something about the input that the user should know, with its place in UTF-16 units from 0. */
export interface ExportDiagnostic {
  readonly code: ExportDiagnosticCode;
  readonly severity: DiagnosticSeverity;
  /** What was found. */
  readonly message: string;
  /** What to do about it. */
  readonly help: string;
  readonly start: number;
  readonly end: number;
}
