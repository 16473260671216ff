import {
  type ExpressionDiagnostic,
  type ExpressionDiagnosticCode,
  ExpressionError,
  type JsonNode,
} from 'entra-mapping';
import type { Fix, Severity } from '../finding.ts';
import type { RuleContext, RuleMeta } from '../rule.ts';
import { replaceByExpression, withFix } from './fixes.ts';
import { type Range, rangeInString } from './ranges.ts';
import { type RowReport, rowRule } from './row-rule.ts';
import type { Row } from './rows.ts';

/** What a rule adds to what the checker of entra-mapping says. */
export interface ExpressionRuleTexts {
  /** Why it matters. */
  readonly why: string;
  /** What to do, when the checker has no suggestion. */
  readonly help: string;
  /** By default what the checker says. */
  readonly severity?: Severity;
}

/** A rule that reports some of what the checker of entra-mapping finds in expressions: by codes, or by a choice of its own. */
export function expressionRule(
  meta: RuleMeta,
  which:
    | readonly ExpressionDiagnosticCode[]
    | ((found: readonly ExpressionDiagnostic[]) => readonly ExpressionDiagnostic[]),
  texts: ExpressionRuleTexts,
  of: 'scim' | 'every' = 'every',
) {
  const pick =
    typeof which === 'function'
      ? which
      : (found: readonly ExpressionDiagnostic[]) => found.filter(({ code }) => which.includes(code));
  return rowRule(
    meta,
    (row, context) => {
      const { diagnostics } = row;
      if (diagnostics.length === 0) return undefined;
      return pick(diagnostics).map((found) => describe(row, found, texts, context));
    },
    of,
  );
}

function describe(
  row: Row,
  diagnostic: ExpressionDiagnostic,
  texts: ExpressionRuleTexts,
  { export: { document } }: RuleContext,
): RowReport {
  const { message, severity, suggestion } = diagnostic;
  const node = row.row.source?.expressionNode;
  const isText = node !== undefined && row.reading.kind === 'expression' && row.reading.read.origin === 'text';
  const corrected = isText && suggestion !== undefined ? replaceText(row, node, diagnostic, suggestion) : undefined;
  return {
    severity: texts.severity ?? severity,
    node: node ?? row.row.sourceNode,
    ...(isText ? { range: rangeInString(document.text, node, diagnostic) } : {}),
    message: asSentencePart(message),
    why: texts.why,
    help: suggestion === undefined ? texts.help : `write ${suggestion}`,
    clicks: corrected === undefined ? 'Expression, then Save' : `Expression: ${corrected.text}, then Save`,
    ...withFix(corrected?.fix),
  };
}

/** Messages of findings begin in lower case, but for names of functions, and have no full stop at the end. */
export function asSentencePart(message: string): string {
  const start = message.replace(/^(?:The|There|Keys|An?|By|This)\b/, (word) => word.toLowerCase());
  return start.replace(/\.$/, '');
}

/** Writes the suggestion into the text, and into the parameters beside it; someone has to agree that this was meant. */
function replaceText(
  row: Row,
  node: JsonNode,
  { start, end }: Range,
  suggestion: string,
): { readonly text: string; readonly fix: Fix } | undefined {
  const text = String(node.scalar);
  // A word in quotation marks stays in them.
  const isQuoted = text[start] === '"' && /^\w+$/.test(suggestion);
  const value = text.slice(0, start) + (isQuoted ? `"${suggestion}"` : suggestion) + text.slice(end);
  try {
    return { text: value, fix: { ...replaceByExpression(row.row, value), title: `write ${suggestion}` } };
  } catch (error) {
    // Another mistake stands in the way: with that corrected, this one can be.
    if (!(error instanceof ExpressionError)) throw error;
    return undefined;
  }
}
