import { expect, it } from 'vitest';
import { evaluateScope } from '../scope/evaluate-scope.ts';
import { evaluateScopeWithoutPatterns } from '../scope/evaluate-scope-without-patterns.ts';
import { evaluateExpression } from './evaluate.ts';
import { evaluateWithoutPatterns } from './evaluate-without-patterns.ts';
import { parseExpression } from './parser.ts';

const attributes = { mail: 'ada@example.com', IsSoftDeleted: true };

it.each([
  'Switch([IsSoftDeleted], , "False", "True", "True", "False")',
  'Replace([mail], "@example.com", , , "", , )',
  'Join("-", [mail], "x")',
])('gives the same without patterns where none is needed: %s', (text) => {
  const expression = parseExpression(text);
  expect(evaluateWithoutPatterns(expression, { attributes })).toEqual(evaluateExpression(expression, { attributes }));
});

it('fails where a pattern has to be run', () => {
  const expression = parseExpression('Replace([mail], , "@.+", , "", , )');
  expect(() => evaluateWithoutPatterns(expression, { attributes })).toThrow('patterns are not run here');
});

it('does not know whether a clause with a pattern holds', () => {
  const clause = (operatorName: string, value: string) => ({
    sourceOperandName: 'mail',
    operatorName,
    targetOperand: { values: [value] },
  });
  const byPattern = { groups: [{ clauses: [clause('REGEX MATCH', '^ada')] }] };
  expect(evaluateScope(byPattern, attributes).inScope).toBe(true);
  expect(evaluateScopeWithoutPatterns(byPattern, attributes).inScope).toBe('unknown');
  const both = { groups: [{ clauses: [clause('REGEX MATCH', '^ada'), clause('EQUALS', 'x')] }] };
  expect(evaluateScopeWithoutPatterns(both, attributes).inScope).toBe(false);
});
