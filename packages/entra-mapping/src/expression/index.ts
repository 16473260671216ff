export type {
  Argument,
  AttributeReference,
  CallExpression,
  Comparison,
  ComparisonOperator,
  Expression,
  ExpressionNode,
  MacroReference,
  NodeBase,
  NumberLiteral,
  OmittedArgument,
  StringLiteral,
  WordLiteral,
} from './ast.ts';
export { ExpressionError, type ExpressionErrorCode, ExpressionSyntaxError } from './errors.ts';
export { MAXIMUM_DEPTH, MAXIMUM_READABLE_LENGTH, parseExpression } from './parser.ts';
export { formatExpression } from './printer.ts';
export { sourceAttributesOf, type VisitedNode, walkExpression } from './walk.ts';
