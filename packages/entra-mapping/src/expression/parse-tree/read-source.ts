import type { Expression } from '../ast.ts';
import { ExpressionError } from '../errors.ts';
import { parseExpression } from '../parser.ts';
import { formatExpression } from '../printer.ts';
import { TreeBuilder } from './build.ts';
import { compareWithTree } from './compare.ts';
import { argumentsOf, type ExpressionSource, expressionOf, nameOf, typeOf } from './source.ts';

/** The expression of a source, and what it was read from. */
export interface SourceExpression {
  readonly expression: Expression;
  /** The text that the positions of `expression` refer to; the canonical one when it was rebuilt. */
  readonly text: string;
  /** Whether the text of the source was read, or one rebuilt from its parse tree. */
  readonly origin: 'text' | 'tree';
  /**
   * How the text relates to the tree:
   *
   * - `same`: they say the same
   * - `lossy`: the text has empty slots where the tree has macros; the tree was taken
   * - `different`: they contradict each other, as after an edit by hand; the text was taken
   * - `unreadable`: the text is none or no expression; the tree was taken
   * - `alone`: there is no tree
   */
  readonly agreement: 'same' | 'lossy' | 'different' | 'unreadable' | 'alone';
}

/**
 * Builds an expression from the service's own parse tree: `type`, `name` and `parameters` of a source in an export.
 *
 * @returns The expression with the text that its positions refer to.
 * @throws {ExpressionError} When the tree stands for no expression.
 *
 * @example
 * ```ts
 * readParseTree({ type: 'Function', name: 'Trim', parameters: [{ key: 'source', value: { type: 'Attribute', name: 'mail' } }] })
 *   .text; // Trim([mail])
 * ```
 */
export function readParseTree(source: ExpressionSource): { readonly expression: Expression; readonly text: string } {
  const text = formatExpression(new TreeBuilder().build(source));
  return { expression: parseExpression(text), text };
}

/**
 * Reads the expression of a source of an attribute mapping: its text, or its parse tree where the text is missing,
 * unreadable or lossy. A macro such as `%DomainFQDN%` leaves an empty slot in the text of an export.
 *
 * @throws {ExpressionSyntaxError} When the text is no expression, and there is no tree that stands for one.
 * @throws {ExpressionError} When there is no text, and the tree stands for no expression.
 *
 * @example
 * ```ts
 * readSourceExpression({ type: 'Attribute', name: 'mail', expression: '[mail]' }).expression.kind; // attribute
 * ```
 */
export function readSourceExpression(source: ExpressionSource): SourceExpression {
  const text = expressionOf(source) ?? '';
  if (text.trim() === '') return { ...readParseTree(source), origin: 'tree', agreement: 'unreadable' };
  const hasTree = typeOf(source) !== '' && nameOf(source) !== undefined && !isCallWithoutArguments(source);
  let expression: Expression;
  try {
    expression = parseExpression(text);
  } catch (error) {
    if (!(error instanceof ExpressionError) || !hasTree) throw error;
    return { ...rebuild(source, error), origin: 'tree', agreement: 'unreadable' };
  }
  if (!hasTree) return { expression, text, origin: 'text', agreement: 'alone' };
  const agreement = isOfType(expression, source) ? compareWithTree(expression, source) : 'unreadable';
  if (agreement === 'same' || agreement === 'different') return { expression, text, origin: 'text', agreement };
  return { ...readParseTree(source), origin: 'tree', agreement };
}

function isCallWithoutArguments(source: ExpressionSource): boolean {
  return typeOf(source) === 'function' && argumentsOf(source).length === 0;
}

/** Constants and attributes are also met with a text that is not in the syntax of expressions: it means itself. */
function isOfType({ kind }: Expression, source: ExpressionSource): boolean {
  if (typeOf(source) === 'attribute') return kind === 'attribute';
  return typeOf(source) !== 'constant' || kind === 'string' || kind === 'number' || kind === 'macro';
}

/** Falls back to the tree; when that fails too, the error of the text is the one to show. */
function rebuild(source: ExpressionSource, error: ExpressionError): ReturnType<typeof readParseTree> {
  try {
    return readParseTree(source);
  } catch {
    throw error;
  }
}
