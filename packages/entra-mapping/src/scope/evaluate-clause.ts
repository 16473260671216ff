import type { RegularExpressions } from '../expression/regular-expression/engine.ts';
import type { AttributeSet } from '../expression/values/attributes.ts';
import { isNullOrEmpty, type Value } from '../expression/values/value.ts';
import { quoted, shortened } from '../text/printable.ts';
import { ClauseProblem } from './clause-problem.ts';
import { type OperatorRule, ruleOf, suggestOperator } from './operators.ts';
import type { ClauseResult, EvaluatedClause, ScopeReadings } from './types.ts';

/** The most values that a message names. */
const MOST_NAMED = 10;

/** What the clauses of a filter are evaluated with. */
export interface ClauseContext {
  readonly attributes: AttributeSet;
  readonly readings: ScopeReadings;
  readonly engine: RegularExpressions;
}

/** Decides whether an object satisfies a clause. */
export function evaluateClause(clause: EvaluatedClause, index: number, context: ClauseContext): ClauseResult {
  try {
    const { name, rule, operands } = readClause(clause);
    const value = context.attributes.get(name);
    const missing = value === null || isNullOrEmpty(value);
    const holds = missing ? holdsForMissing(rule, context.readings) : holdsFor(value, rule, operands, context);
    const compared = operands.length === 0 ? '' : ` ${operands.slice(0, MOST_NAMED).map(quoted).join(' or ')}`;
    const message = `[${shortened(name)}] ${describe(value)}, so that ${rule.name}${compared} ${holds ? 'holds' : 'does not hold'}`;
    return { index, holds, message };
  } catch (error) {
    if (!(error instanceof ClauseProblem)) throw error;
    return { index, holds: 'unknown', message: `the clause ${error.message}` };
  }
}

function readClause({ sourceOperandName, operatorName, targetOperand }: EvaluatedClause): {
  readonly name: string;
  readonly rule: OperatorRule;
  readonly operands: readonly string[];
} {
  if (typeof sourceOperandName !== 'string' || sourceOperandName === '') {
    throw new ClauseProblem('names no source attribute');
  }
  if (typeof operatorName !== 'string' || operatorName === '') throw new ClauseProblem('names no operator');
  const rule = ruleOf(operatorName);
  if (rule === undefined) {
    throw new ClauseProblem(`has the unknown operator ${quoted(operatorName)}.${suggestOperator(operatorName)}`);
  }
  const operands = rule.operand === 'none' ? [] : textsOf(targetOperand?.values);
  if (rule.operand !== 'none' && operands.length === 0) {
    throw new ClauseProblem(`has nothing that ${rule.name} could compare the attribute with`);
  }
  return { name: sourceOperandName, rule, operands };
}

/** The values come from a file: whatever is no text counts as absent. */
function textsOf(values: unknown): readonly string[] {
  return Array.isArray(values) ? values.filter((value) => typeof value === 'string') : [];
}

function holdsForMissing(rule: OperatorRule, { missingValue = 'is-null' }: ScopeReadings): boolean {
  if (missingValue === 'nothing') return false;
  return rule.name === 'IS NULL' || (missingValue === 'is-null-and-negations' && rule.negates);
}

function holdsFor(
  value: Exclude<Value, null>,
  rule: OperatorRule,
  operands: readonly string[],
  { readings: { multivalued = 'all' }, engine }: ClauseContext,
): boolean {
  const holdsForOne = (text: string) => {
    const matches = (operand: string) => rule.matches(text, operand, engine);
    if (operands.length === 0) return matches('');
    return rule.negates ? operands.every(matches) : operands.some(matches);
  };
  if (typeof value === 'string') return holdsForOne(value);
  return multivalued === 'all' ? value.every(holdsForOne) : value.some(holdsForOne);
}

function describe(value: Value): string {
  if (isNullOrEmpty(value) || value === null) return 'has no value';
  return typeof value === 'string' ? `is ${quoted(value)}` : `has ${value.length} values`;
}
