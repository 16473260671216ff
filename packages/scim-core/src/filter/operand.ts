import { listOr, quote } from '../error/syntax-error.ts';
import { type ComparisonKey, comparisonKey } from '../resource/comparison-key.ts';
import type { Attribute } from '../schema/attribute.ts';
import type { AttributeType } from '../schema/definition.ts';
import type { ToleranceId } from '../tolerance/tolerances.ts';
import type { ComparisonOperator, ComparisonValue } from './ast.ts';
import { composed } from './fold.ts';

const EQUALITY: readonly ComparisonOperator[] = ['eq', 'ne'];
const ORDER: readonly ComparisonOperator[] = ['eq', 'ne', 'gt', 'ge', 'lt', 'le'];
const SUBSTRING: readonly ComparisonOperator[] = ['co', 'sw', 'ew'];
const TEXT: readonly ComparisonOperator[] = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'];

/**
 * The operators that each type allows. Boolean and binary values have no order (RFC 7644 §3.4.2.2, table 3); a number,
 * an instant and a flag have no substrings.
 */
const OPERATORS: Readonly<Record<AttributeType, readonly ComparisonOperator[]>> = {
  string: TEXT,
  reference: TEXT,
  boolean: EQUALITY,
  integer: ORDER,
  decimal: ORDER,
  dateTime: ORDER,
  binary: EQUALITY,
  complex: [],
};

const EXPECTED: Readonly<Record<AttributeType, string>> = {
  string: 'text in double quotes',
  reference: 'a URI in double quotes',
  boolean: 'true or false',
  integer: 'a number',
  decimal: 'a number',
  dateTime: 'a date and time such as "2011-05-13T04:42:34Z"',
  binary: 'base64 in double quotes',
  complex: 'a sub-attribute',
};

/** An operand in the type of its attribute, with its comparison key. */
export interface Operand {
  readonly value: ComparisonValue;
  readonly key: ComparisonKey | undefined;
}

/** Why an operator does not fit, or `undefined` when it does. */
export function operatorProblem(attribute: Attribute, operator: ComparisonOperator): string | undefined {
  const allowed = OPERATORS[attribute.type];
  if (allowed.includes(operator)) return undefined;
  return `is of type ${attribute.type}, which has no operator ${operator}; use ${listOr([...allowed, 'pr'])}`;
}

/**
 * Brings an operand to the type of its attribute.
 *
 * @param tolerate Asked before a value of another type is converted.
 * @returns The reason as text when the operand does not fit.
 */
export function bindOperand(
  attribute: Attribute,
  operator: ComparisonOperator,
  given: ComparisonValue,
  tolerate: (id: ToleranceId) => boolean,
): Operand | string {
  if (given === null) {
    return operator === 'eq' || operator === 'ne'
      ? { value: null, key: undefined }
      : `can be compared with null by eq and ne only`;
  }
  const value = convert(attribute.type, given, tolerate);
  const key = value === undefined ? undefined : operandKey(attribute, operator, value);
  const isEmptyText = value === '' && attribute.type !== 'dateTime';
  if (value === undefined || (key === undefined && !isEmptyText)) {
    return `is of type ${attribute.type} and can't be compared with ${quote(given)}; expected ${EXPECTED[attribute.type]}`;
  }
  return { value, key };
}

/** A part of a URI is looked for as it is written; the canonical form of a part is not a part of the canonical form. */
function operandKey(
  attribute: Attribute,
  operator: ComparisonOperator,
  value: string | number | boolean,
): ComparisonKey | undefined {
  if (attribute.type !== 'reference' || !SUBSTRING.includes(operator)) return comparisonKey(attribute, value);
  return value === '' ? undefined : composed(value as string);
}

function convert(
  type: AttributeType,
  given: string | number | boolean,
  tolerate: (id: ToleranceId) => boolean,
): string | number | boolean | undefined {
  switch (type) {
    case 'boolean': {
      if (typeof given === 'boolean') return given;
      const word = typeof given === 'string' ? given.toLowerCase() : '';
      if (word !== 'true' && word !== 'false') return undefined;
      return tolerate('filter.boolean-as-string') ? word === 'true' : undefined;
    }
    case 'integer':
    case 'decimal': {
      if (typeof given === 'number') return given;
      if (typeof given !== 'string' || !/^-?\d+(\.\d+)?$/.test(given)) return undefined;
      return tolerate('filter.number-as-string') ? Number(given) : undefined;
    }
    default:
      if (typeof given === 'string') return given;
      return typeof given === 'number' && tolerate('filter.number-as-string') ? String(given) : undefined;
  }
}
