import {
  type AttributeMapping,
  checkExpression,
  type Expression,
  type ExpressionDiagnostic,
  ExpressionError,
  parseExpression,
  readSourceExpression,
  type SourceAttribute,
  type SourceExpression,
  sourceAttributesOf,
} from 'entra-mapping';
import type { ScimMapping } from '../rule.ts';

/** The expression of a mapping, or why it is none. */
export type ExpressionReading =
  | { readonly kind: 'expression'; readonly read: SourceExpression }
  | { readonly kind: 'error'; readonly error: ExpressionError }
  | { readonly kind: 'none' };

const NONE: ExpressionReading = { kind: 'none' };

/** Reads the source of a mapping, whatever its type. */
export function readExpression({ source }: AttributeMapping): ExpressionReading {
  if (source === null || (source.name === null && source.expression === null)) return NONE;
  // Most mappings are of this form, and their text says nothing that their name does not.
  if (source.type === 'Attribute' && source.expression === `[${source.name}]`) return NONE;
  try {
    return { kind: 'expression', read: readSourceExpression(source) };
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    // An attribute or constant whose text is no expression means itself.
    return source.type.toLowerCase() === 'function' ? { kind: 'error', error } : NONE;
  }
}

/** What entra-mapping says of an expression. Whether its attributes exist is checked elsewhere, for every kind of source. */
export function checkReading(
  { expression, text }: SourceExpression,
  row: AttributeMapping,
  { objectMapping, isScim }: ScimMapping,
): readonly ExpressionDiagnostic[] {
  const known: SourceAttribute[] = sourceAttributesOf(expression).flatMap(
    (name) => objectMapping.sourceObject?.attribute(name) ?? [],
  );
  const found = checkExpression(expression, {
    mapping: row,
    sourceAttributes: known,
    targetKind: isScim ? 'scim' : 'other',
    text,
  });
  return found.filter(({ code }) => code !== 'unknown-attribute' && code !== 'attribute-case');
}

/** The function that an expression calls first, in lower case; `undefined` when it calls none. */
export function outerFunction(expression: Expression | undefined): string | undefined {
  return expression?.kind === 'call' ? expression.name.toLowerCase() : undefined;
}

/** Whether two texts are the same expression, apart from white space. */
export function sameExpression(left: string, right: string): boolean {
  try {
    return fingerprint(parseExpression(left)) === fingerprint(parseExpression(right));
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return left.trim() === right.trim();
  }
}

function fingerprint(expression: Expression): string {
  return JSON.stringify(expression, (key, value) => (key === 'start' || key === 'end' ? undefined : value));
}
