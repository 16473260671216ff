import { describe, expect, it } from 'vitest';
import { type EvaluationContext, evaluateExpression } from './evaluate.ts';
import { parseExpression } from './parser.ts';
import { readShared } from './test-support/shared-data.ts';

interface Vector {
  readonly id: string;
  readonly kind: 'eval' | 'pattern' | 'check';
  readonly expression: string;
  readonly source: NonNullable<EvaluationContext['attributes']>;
  readonly expected: string | readonly string[] | null;
  readonly expectedPattern?: string;
  readonly flow?: 'ignore';
  readonly error?: boolean;
  readonly now?: string;
  readonly taken?: readonly string[];
  readonly domain?: string;
  readonly macros?: Readonly<Record<string, string>>;
}

const vectors = JSON.parse(readShared('data/expressions/vectors.json') ?? '[]') as readonly Vector[];

function evaluate({ expression, source, now, domain, macros, taken = [] }: Vector) {
  const isTaken = (candidate: string): boolean => taken.includes(candidate);
  return evaluateExpression(parseExpression(expression), { attributes: source, now, domain, macros, isTaken });
}

describe.runIf(vectors.length > 0)('documented and observed results', () => {
  it.each(vectors.filter(({ kind }) => kind === 'eval'))('$id $expression', (vector) => {
    const { value, flow } = evaluate(vector);
    expect({ value, flow }).toEqual({ value: vector.expected, flow: vector.flow });
  });

  it.each(vectors.filter(({ kind }) => kind === 'pattern'))('$id $expression', (vector) => {
    for (let round = 0; round < 50; round++) {
      expect(evaluate(vector).value).toMatch(new RegExp(vector.expectedPattern!));
    }
  });
});
