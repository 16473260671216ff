import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { checkExpression } from '../check/check.ts';
import { ExpressionError } from '../errors.ts';
import { type EvaluationContext, evaluateExpression } from '../evaluate.ts';
import { parseExpression } from '../parser.ts';
import type { FunctionExample } from './definition.ts';
import { documentFunctions } from './document.ts';
import { functionDefinitions } from './index.ts';

interface Fixture extends FunctionExample {
  readonly function: string;
  readonly readings?: EvaluationContext['readings'];
}

const directory = new URL('../../../fixtures/expressions/', import.meta.url);
const fixtures = readdirSync(fileURLToPath(directory)).flatMap(
  (name) => JSON.parse(readFileSync(new URL(name, directory), 'utf8')) as readonly Fixture[],
);

/** Evaluates to the result or the code of the error. */
function outcome(example: FunctionExample & Pick<Fixture, 'readings'>): unknown {
  const { expression, attributes = {}, now, random = [0], taken = [], domain, readings } = example;
  let drawn = 0;
  const context: EvaluationContext = {
    attributes,
    now,
    domain,
    readings,
    random: () => random[drawn++ % random.length]!,
    isTaken: (candidate) => taken.includes(candidate),
  };
  try {
    return evaluateExpression(parseExpression(expression), context);
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    return { error: error.code };
  }
}

function expectation({ expected, flow, error }: FunctionExample): unknown {
  if (error !== undefined) return { error };
  return flow === undefined ? { value: expected } : { value: expected, flow };
}

describe('functions', () => {
  it.each(fixtures)('$expression of $attributes', (fixture) => {
    expect(outcome(fixture)).toEqual(expectation(fixture));
  });

  it('each have a fixture', () => {
    const covered = new Set(fixtures.map((fixture) => fixture.function));
    expect(functionDefinitions.filter(({ name }) => !covered.has(name))).toEqual([]);
  });
});

describe('the function table', () => {
  it.each(functionDefinitions)('shows an example of $name that is true and free of findings', ({ name, example }) => {
    expect(example.expression).toContain(`${name}(`);
    expect(outcome(example)).toEqual(expectation(example));
    const findings = checkExpression(parseExpression(example.expression)).map(({ code }) => code);
    expect(findings.filter((code) => code !== 'undocumented-function' && code !== 'iif-null-test-unreliable')).toEqual(
      [],
    );
  });

  it('is the page of the documentation', async () => {
    await expect(documentFunctions(functionDefinitions)).toMatchFileSnapshot('../../../docs/functions.md');
  });

  it('has each name once, whatever the letter case', () => {
    const names = functionDefinitions.map(({ name }) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
  });
});
