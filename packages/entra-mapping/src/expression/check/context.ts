import type { CallExpression, Expression, ExpressionNode } from '../ast.ts';
import type { FunctionDefinition } from '../functions/definition.ts';
import type { ExpressionDiagnosticCode, ExpressionSeverity } from './diagnostic.ts';

/** What is known of a source attribute; a definition of an exported schema will do. */
export interface SourceAttribute {
  readonly name: string | null;
  /** `Reference` for attributes that point to other objects. */
  readonly type?: string | undefined;
  readonly multivalued?: boolean | undefined;
}

/** What is known of the attribute mapping an expression stands in; an exported mapping will do. */
export interface CheckedMapping {
  /** Above 0 for a matching attribute. Default: 0. */
  readonly matchingPriority?: number | null | undefined;
  /** `Always`, `ObjectAddOnly` or `MultiValueAddOnly`. Default: unknown. */
  readonly flowType?: string | null | undefined;
  readonly source?: { readonly type?: string | null | undefined } | null | undefined;
}

/** What {@link checkExpression} may take into account. */
export interface CheckOptions {
  /** The attribute mapping the expression stands in. Default: unknown, so that nothing is said about it. */
  readonly mapping?: CheckedMapping | undefined;
  /** All attributes of the source object. Default: unknown, so that no attribute is called unknown. */
  readonly sourceAttributes?: Iterable<string | SourceAttribute> | undefined;
  /** What the mapping provisions to. Default: `unknown`. */
  readonly targetKind?: 'scim' | 'other' | 'unknown' | undefined;
  /** The text of the expression, to measure its length. Default: everything up to the end of the expression. */
  readonly text?: string | undefined;
}

/** Adds a diagnostic about a node. */
export type Report = (
  code: ExpressionDiagnosticCode,
  severity: ExpressionSeverity,
  node: { readonly start: number; readonly end: number },
  message: string,
  suggestion?: string,
) => void;

/** What every check is given. */
export interface CheckContext {
  readonly root: Expression;
  readonly mapping: CheckedMapping | undefined;
  readonly targetKind: 'scim' | 'other' | 'unknown';
  /** By exact name; `undefined` when the attributes of the source are not known. */
  readonly attributes: ReadonlyMap<string, SourceAttribute> | undefined;
  readonly report: Report;
  /** The name of an attribute of the source that a name was most likely meant to be. */
  suggestAttribute(name: string): string | undefined;
}

/** A call of a known function. */
export interface KnownCall {
  readonly call: CallExpression;
  readonly definition: FunctionDefinition;
}

/** A check of the calls of one function. */
export type CallCheck = (known: KnownCall, context: CheckContext) => void;

/** The text that a literal stands for; `undefined` for anything that is not known before evaluation. */
export function literalText(node: ExpressionNode | undefined): string | undefined {
  if (node?.kind === 'string') return node.value;
  return node?.kind === 'number' ? node.text : undefined;
}

/** The name of the function a node calls, in lower case. */
export function calledName(node: ExpressionNode | undefined): string | undefined {
  return node?.kind === 'call' ? node.name.toLowerCase() : undefined;
}
