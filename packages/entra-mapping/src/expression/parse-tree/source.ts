/**
 * Where a mapping takes its value from, in the form the API writes it: an attribute, a constant, or a function with its
 * arguments.
 *
 * @see [attributeMappingSource](https://learn.microsoft.com/graph/api/resources/synchronization-attributemappingsource)
 */
export interface ExpressionSource {
  /** `Attribute`, `Constant` or `Function`. */
  readonly type?: string | null | undefined;
  /** The name of the attribute or function, or the text of the constant. */
  readonly name?: string | null | undefined;
  /** The same as the text of an expression; null for macros. */
  readonly expression?: string | null | undefined;
  readonly parameters?: readonly ExpressionParameter[] | null | undefined;
}

/** One argument of a function in the service's parse tree. Empty slots have none. */
export interface ExpressionParameter {
  readonly key?: string | null | undefined;
  readonly value?: ExpressionSource | null | undefined;
}

const MACRO = /^%([A-Za-z][A-Za-z0-9.]*)%$/;

// The values come from a file: whatever is not of the declared type counts as absent.
function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** The type of a source, in lower case. */
export function typeOf(source: ExpressionSource): string {
  return textOf(source.type)?.toLowerCase() ?? '';
}

/** The name of a source. */
export function nameOf(source: ExpressionSource): string | undefined {
  return textOf(source.name);
}

/** The text of a source. */
export function expressionOf(source: ExpressionSource): string | undefined {
  return textOf(source.expression);
}

/** The arguments of a source that have a value. */
export function argumentsOf(
  source: ExpressionSource,
): readonly { readonly key: string; readonly value: ExpressionSource }[] {
  if (!Array.isArray(source.parameters)) return [];
  return source.parameters.flatMap((parameter: ExpressionParameter | null) => {
    const value = parameter?.value;
    return typeof value === 'object' && value !== null ? [{ key: textOf(parameter?.key) ?? '', value }] : [];
  });
}

/** The name of the macro that a constant stands for; such a constant has no text of its own. */
export function macroOf(source: ExpressionSource): string | undefined {
  const text = expressionOf(source);
  const name = nameOf(source) ?? '';
  return typeOf(source) === 'constant' && (text === undefined || text === name) ? MACRO.exec(name)?.[1] : undefined;
}
