import { didYouMean } from 'scim-core';
import type { RegularExpressions } from '../expression/regular-expression/engine.ts';
import { PatternError } from '../expression/regular-expression/pattern-error.ts';
import { parseInteger } from '../expression/values/value.ts';
import { quoted } from '../text/printable.ts';
import { ClauseProblem } from './clause-problem.ts';

/** What a clause compares the attribute with. */
export type OperandType = 'none' | 'text' | 'integer' | 'pattern';

/**
 * One operator of scoping filters.
 *
 * @see [Scoping filters](https://learn.microsoft.com/entra/identity/app-provisioning/define-conditional-rules-for-provisioning-user-accounts)
 */
export interface ScopeOperator {
  /** The name as exports and the portal write it. */
  readonly name: string;
  /** What stands in `targetOperand.values`; `none` for an operator that looks at the attribute alone. */
  readonly operand: OperandType;
  readonly description: string;
  /** Whether the description is documented, or what exported filters show. */
  readonly basis: 'documented' | 'inferred';
  /** What of a documented operator is inferred. */
  readonly inferred?: string;
}

/** An operator with what it does. */
export interface OperatorRule extends ScopeOperator {
  /** It is the opposite of another operator: of several operands none may match, and a missing value may satisfy it. */
  readonly negates: boolean;
  /**
   * Whether one value satisfies the operator.
   *
   * @throws {ClauseProblem} When nobody can say.
   */
  matches(value: string, operand: string, engine: RegularExpressions): boolean;
}

function integerOf(text: string, what: string): bigint {
  const integer = parseInteger(text);
  if (integer === undefined) throw new ClauseProblem(`needs whole numbers, but ${what} is ${quoted(text)}`);
  return integer;
}

function integers(value: string, operand: string): readonly [bigint, bigint] {
  return [integerOf(value, 'the attribute'), integerOf(operand, 'the value beside it')];
}

function sharesBits(value: string, operand: string): boolean {
  const [bits, mask] = integers(value, operand);
  return (bits & mask) !== 0n;
}

function matchesPattern(text: string, pattern: string, engine: RegularExpressions): boolean {
  try {
    return engine.matches(pattern, text).next().done !== true;
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    const problem = error.failure === 'syntax' ? 'is wrong' : 'cannot be evaluated here, though Entra may run it';
    throw new ClauseProblem(`has a pattern that ${problem}: ${error.message}`, error);
  }
}

const RULES: readonly OperatorRule[] = [
  {
    name: 'EQUALS',
    operand: 'text',
    description: 'The attribute is exactly this text, letter case included.',
    basis: 'documented',
    negates: false,
    matches: (value, operand) => value === operand,
  },
  {
    name: 'NOT EQUALS',
    operand: 'text',
    description: 'The attribute is another text.',
    basis: 'documented',
    inferred: 'Letter case counts, as with EQUALS.',
    negates: true,
    matches: (value, operand) => value !== operand,
  },
  {
    name: 'Includes',
    operand: 'text',
    description: 'The attribute contains the text, letter case included.',
    basis: 'documented',
    negates: false,
    matches: (value, operand) => value.includes(operand),
  },
  {
    name: 'ENDS_WITH',
    operand: 'text',
    description: 'The attribute ends with the text.',
    basis: 'documented',
    inferred: 'Letter case counts, as with Includes.',
    negates: false,
    matches: (value, operand) => value.endsWith(operand),
  },
  {
    name: 'REGEX MATCH',
    operand: 'pattern',
    description: 'The .NET regular expression matches the attribute, letter case included.',
    basis: 'documented',
    inferred: 'A match of a part is enough; `^` and `$` tie it to the whole.',
    negates: false,
    matches: matchesPattern,
  },
  {
    name: 'NOT REGEX MATCH',
    operand: 'pattern',
    description: 'The .NET regular expression does not match the attribute.',
    basis: 'documented',
    inferred: 'No part of it may match.',
    negates: true,
    matches: (value, operand, engine) => !matchesPattern(value, operand, engine),
  },
  {
    name: 'Greater_Than',
    operand: 'integer',
    description: 'The attribute is a whole number above this one.',
    basis: 'documented',
    negates: false,
    matches(value, operand) {
      const [left, right] = integers(value, operand);
      return left > right;
    },
  },
  {
    name: 'Greater_Than_OR_EQUALS',
    operand: 'integer',
    description: 'The attribute is this whole number or one above it.',
    basis: 'documented',
    negates: false,
    matches(value, operand) {
      const [left, right] = integers(value, operand);
      return left >= right;
    },
  },
  {
    name: '&',
    operand: 'integer',
    description: 'The attribute, a whole number, has one of the bits of this one.',
    basis: 'inferred',
    negates: false,
    matches: sharesBits,
  },
  {
    name: '!&',
    operand: 'integer',
    description: 'The attribute, a whole number, has none of the bits of this one.',
    basis: 'inferred',
    negates: true,
    matches: (value, operand) => !sharesBits(value, operand),
  },
  {
    name: 'IS TRUE',
    operand: 'none',
    description: 'The attribute is true.',
    basis: 'documented',
    inferred: 'Letter case of the text `True` does not count.',
    negates: false,
    matches: (value) => value.toLowerCase() === 'true',
  },
  {
    name: 'IS FALSE',
    operand: 'none',
    description: 'The attribute is false.',
    basis: 'documented',
    inferred: 'Letter case of the text `False` does not count.',
    negates: true,
    matches: (value) => value.toLowerCase() === 'false',
  },
  {
    name: 'IS NULL',
    operand: 'none',
    description: 'The attribute has no value.',
    basis: 'documented',
    inferred: 'Empty text and an empty list are no value.',
    negates: false,
    matches: () => false,
  },
  {
    name: 'IS NOT NULL',
    operand: 'none',
    description: 'The attribute has a value.',
    basis: 'documented',
    inferred: 'Empty text and an empty list are no value.',
    negates: false,
    matches: () => true,
  },
];

/**
 * Every operator that the portal offers.
 *
 * @example
 * ```ts
 * scopeOperators.filter(({ operand }) => operand === 'none').map(({ name }) => name); // IS TRUE, IS FALSE, IS NULL, …
 * ```
 */
export const scopeOperators: readonly ScopeOperator[] = RULES;

function fold(name: string): string {
  return name
    .trim()
    .replace(/[_\s]+/g, ' ')
    .toLowerCase();
}

const BY_NAME: ReadonlyMap<string, OperatorRule> = new Map(RULES.map((rule) => [fold(rule.name), rule]));

/** The operator of a clause, with what it does; `undefined` when there is none of that name. */
export function ruleOf(name: string): OperatorRule | undefined {
  return BY_NAME.get(fold(name));
}

/**
 * Finds an operator by its name in any letter case, with spaces or underscores; compare with `name` for the exact spelling.
 *
 * @example
 * ```ts
 * findScopeOperator('INCLUDES')?.name; // Includes
 * ```
 */
export function findScopeOperator(name: string): ScopeOperator | undefined {
  return ruleOf(name);
}

/** A sentence that names the operator which was most likely meant. */
export function suggestOperator(name: string): string {
  return didYouMean(
    name,
    RULES.map((rule) => rule.name),
  );
}
