export type {
  Argument as ExpressionArgument,
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
export { checkExpression, MAXIMUM_STORED_LENGTH } from './check/check.ts';
export type { CheckedMapping, CheckOptions, SourceAttribute } from './check/context.ts';
export type { ExpressionDiagnostic, ExpressionDiagnosticCode, ExpressionSeverity } from './check/diagnostic.ts';
export { ExpressionError, type ExpressionErrorCode, ExpressionSyntaxError } from './errors.ts';
export { type EvaluationContext, type EvaluationResult, evaluateExpression, type Instant } from './evaluate.ts';
export { evaluateWithoutPatterns } from './evaluate-without-patterns.ts';
export type { Readings as ExpressionReadings } from './functions/call.ts';
export {
  arityOf,
  type FunctionDefinition,
  type FunctionDocumentation,
  type FunctionExample,
  type FunctionFamily,
  type ParameterDefinition,
  type ParameterType,
  type ReturnType,
  signatureOf,
} from './functions/definition.ts';
export { findFunction, functionDefinitions } from './functions/index.ts';
export { readParseTree, readSourceExpression, type SourceExpression } from './parse-tree/read-source.ts';
export type { ExpressionParameter, ExpressionSource } from './parse-tree/source.ts';
export { MAXIMUM_DEPTH, MAXIMUM_READABLE_LENGTH, parseExpression } from './parser.ts';
export { formatExpression } from './printer.ts';
export type { AttributeValue, Value as ExpressionValue } from './values/value.ts';
export { sourceAttributesOf, type VisitedNode, walkExpression } from './walk.ts';
