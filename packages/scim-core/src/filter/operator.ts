import { didYouMean } from '../error/did-you-mean.ts';
import { clip } from '../error/syntax-error.ts';
import type { ComparisonOperator } from './ast.ts';
import { LOWER_CASE } from './characters.ts';
import type { Scanner } from './scanner.ts';

/** An operator behind an attribute path. */
export type AttributeOperator = ComparisonOperator | 'pr';

const OPERATORS: readonly string[] = ['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le', 'pr'];

/** What people write who know other query languages. */
const FOREIGN_OPERATORS: ReadonlyMap<string, string> = new Map([
  ['=', 'eq'],
  ['==', 'eq'],
  ['equals', 'eq'],
  ['!=', 'ne'],
  ['<>', 'ne'],
  ['contains', 'co'],
  ['like', 'co'],
  ['startswith', 'sw'],
  ['endswith', 'ew'],
  ['>', 'gt'],
  ['>=', 'ge'],
  ['<', 'lt'],
  ['<=', 'le'],
  ['present', 'pr'],
  ['exists', 'pr'],
]);

/** Whether a word is an operator, in any letter case. */
export function isOperator(word: string): boolean {
  return OPERATORS.includes(word.toLowerCase());
}

/**
 * Reads an operator.
 *
 * @param attribute The attribute in front of it, for the error.
 */
export function readOperator(scanner: Scanner, attribute: string): AttributeOperator {
  const start = scanner.position;
  const operator = operatorAt(scanner.text, start);
  if (operator !== undefined && scanner.endsAt(start + 2)) {
    scanner.position = start + 2;
    return operator;
  }
  const end = scanner.wordEnd(start);
  const word = scanner.text.slice(start, end).toLowerCase();
  const foreign = FOREIGN_OPERATORS.get(word);
  const hint = didYouMean(foreign ?? word, OPERATORS);
  const expected = `an operator after ${clip(attribute)} (${OPERATORS.join(', ')})`;
  throw scanner.fail(start, Math.max(end, start + 1), [expected], hint === '' ? '' : `.${hint}`);
}

/** The operator whose two letters stand here in any case, found without making a string. */
function operatorAt(text: string, at: number): AttributeOperator | undefined {
  switch (((text.charCodeAt(at) | LOWER_CASE) << 8) | (text.charCodeAt(at + 1) | LOWER_CASE)) {
    case 0x6571:
      return 'eq';
    case 0x6e65:
      return 'ne';
    case 0x636f:
      return 'co';
    case 0x7377:
      return 'sw';
    case 0x6577:
      return 'ew';
    case 0x6774:
      return 'gt';
    case 0x6765:
      return 'ge';
    case 0x6c74:
      return 'lt';
    case 0x6c65:
      return 'le';
    case 0x7072:
      return 'pr';
    default:
      return undefined;
  }
}
