/** How much a diagnostic matters: `error` for what fails, `warning` for what probably does other than it seems to. */
export type ExpressionSeverity = 'error' | 'warning' | 'info';

/** What {@link checkExpression} can find; stable across versions. */
export type ExpressionDiagnosticCode =
  | 'app-role-assignments-direct'
  | 'argument-type'
  | 'attribute-case'
  | 'comparison-misplaced'
  | 'date-format'
  | 'date-format-mismatch'
  | 'empty-argument'
  | 'expression-too-long'
  | 'flow-word'
  | 'formatdatetime-missing-styles-slot'
  | 'function-name-case'
  | 'function-restricted'
  | 'iif-condition-is-flow-control'
  | 'iif-null-test-unreliable'
  | 'item-index-0'
  | 'matching-attribute-multiple-sources'
  | 'missing-argument'
  | 'multivalued-attribute'
  | 'not-a-call'
  | 'randomstring-length-lt-minimums'
  | 'randomstring-length-max-256'
  | 'regular-expression-group'
  | 'regular-expression-invalid'
  | 'regular-expression-unsupported'
  | 'replace-mode'
  | 'selectuniquevalue-min-2'
  | 'selectuniquevalue-not-creation-only'
  | 'selectuniquevalue-not-top-level'
  | 'selectuniquevalue-on-matching-attribute'
  | 'switch-duplicate-key'
  | 'switch-odd-argument-count'
  | 'switch-on-reference-attribute'
  | 'switch-source-is-boolean-test'
  | 'too-few-arguments'
  | 'too-many-arguments'
  | 'undocumented-function'
  | 'unknown-attribute'
  | 'unknown-function'
  | 'unknown-word'
  | 'word-case';

/** One thing that is wrong with an expression, or suspicious about it. */
export interface ExpressionDiagnostic {
  readonly code: ExpressionDiagnosticCode;
  readonly severity: ExpressionSeverity;
  /** What is wrong and why it matters. */
  readonly message: string;
  /** What to write in place of the range, when that is known. */
  readonly suggestion?: string;
  /** Offset of the first UTF-16 unit the diagnostic is about, in the text the expression was read from. */
  readonly start: number;
  /** Offset just behind the last UTF-16 unit. */
  readonly end: number;
}
