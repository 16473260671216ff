/**
 * The tree of a mapping expression. Every node is frozen, tagged with `kind`, and carries the half-open range of
 * UTF-16 offsets `[start, end)` it was read from.
 *
 * Omitted arguments are nodes of their own: `Replace([a], , "p", …)` tells an absent slot apart from `""`, and the
 * mode of `Replace` follows from that difference.
 *
 * @module
 */

/** What every node of an expression tree has. */
export interface NodeBase {
  /** Offset of the first UTF-16 unit of the node in the text it was read from. */
  readonly start: number;
  /** Offset just behind the last UTF-16 unit of the node. */
  readonly end: number;
}

/** A function call: `Append([mail], ".test")`. */
export interface CallExpression extends NodeBase {
  readonly kind: 'call';
  /** The name as written; the service resolves it without regard to case in practice. */
  readonly name: string;
  readonly arguments: readonly Argument[];
}

/** A source attribute: `[userPrincipalName]`. */
export interface AttributeReference extends NodeBase {
  readonly kind: 'attribute';
  /** The text between the brackets, unchanged. */
  readonly name: string;
}

/** A string constant: `"text"`. */
export interface StringLiteral extends NodeBase {
  readonly kind: 'string';
  /** The text with `\"` and `\\` resolved; any other backslash is part of the text. */
  readonly value: string;
}

/** A bare number: `10`, `-1`, `42568.75` or, with the prefix of Visual Basic, `&HF7`. */
export interface NumberLiteral extends NodeBase {
  readonly kind: 'number';
  /** The number as written. The service stores a bare number as a string constant with the same text. */
  readonly text: string;
}

/** A value that a cloud-sync job fills in: `%DomainFQDN%`. */
export interface MacroReference extends NodeBase {
  readonly kind: 'macro';
  /** The name without the percent signs. */
  readonly name: string;
}

/** A bare word: an enumeration word such as `vbTextCompare`, or a flow word such as `IgnoreAttributeFlow`. */
export interface WordLiteral extends NodeBase {
  readonly kind: 'word';
  readonly name: string;
}

/** The six comparison operators; they are allowed in the first argument of `IIF` and `CBool` only. */
export type ComparisonOperator = '=' | '<>' | '>' | '>=' | '<' | '<=';

/** A comparison: `[country] = "USA"`. */
export interface Comparison extends NodeBase {
  readonly kind: 'comparison';
  readonly operator: ComparisonOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** An empty argument slot; `start` and `end` are equal. */
export interface OmittedArgument extends NodeBase {
  readonly kind: 'omitted';
}

/** An operand: a whole expression, or one side of a comparison, or an argument. */
export type Expression =
  | CallExpression
  | AttributeReference
  | StringLiteral
  | NumberLiteral
  | MacroReference
  | WordLiteral;

/** What may stand between two commas of a call. */
export type Argument = Expression | Comparison | OmittedArgument;

/** Any node of an expression tree. */
export type ExpressionNode = Argument;
