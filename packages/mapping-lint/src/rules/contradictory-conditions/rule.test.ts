import { describe, expect, it } from 'vitest';
import { completeRows, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

/** One filter per list of conditions, each written as attribute, operator, values. */
function filtered(...groups: (readonly [string, string, ...string[]])[][]): object {
  const scope = {
    groups: groups.map((clauses, index) => ({
      name: `Filter ${index + 1}`,
      clauses: clauses.map(([sourceOperandName, operatorName, ...values]) => ({
        sourceOperandName,
        operatorName,
        targetOperand: values.length === 0 ? null : { values },
      })),
    })),
  };
  return userExport(completeRows, { scope });
}

describe('contradictory-conditions', () => {
  it.each([
    [
      'two values',
      [
        ['department', 'EQUALS', 'Sales'],
        ['department', 'EQUALS', 'Support'],
      ],
    ],
    [
      'a value and its opposite',
      [
        ['department', 'EQUALS', 'Sales'],
        ['department', 'NOT EQUALS', 'Sales'],
      ],
    ],
    [
      'true and false',
      [
        ['accountEnabled', 'IS TRUE'],
        ['accountEnabled', 'IS FALSE'],
      ],
    ],
    [
      'a value and none',
      [
        ['city', 'IS NULL'],
        ['city', 'EQUALS', 'Rome'],
      ],
    ],
  ] as const)('reports %s', (_name, clauses) => {
    const exported = filtered(clauses.map((clause) => [...clause] as [string, string, ...string[]]));
    expect(findingsOf('ML909', exported)).toMatchObject([{ severity: 'error' }]);
  });

  it('warns where another filter lets somebody in', () => {
    const exported = filtered(
      [
        ['department', 'EQUALS', 'Sales'],
        ['department', 'EQUALS', 'Support'],
      ],
      [['city', 'EQUALS', 'Rome']],
    );
    expect(findingsOf('ML909', exported)).toMatchObject([
      { severity: 'warning', message: 'no user can satisfy all conditions on "department" of "Filter 1"' },
    ]);
  });

  it.each([
    ['two values in two filters', [[['department', 'EQUALS', 'Sales']], [['department', 'EQUALS', 'Support']]]],
    [
      'conditions on two attributes',
      [
        [
          ['department', 'EQUALS', 'Sales'],
          ['city', 'EQUALS', 'Rome'],
        ],
      ],
    ],
    [
      'a pattern, which would need an engine as large as all the rules',
      [
        [
          ['city', 'EQUALS', 'Rome'],
          ['city', 'REGEX MATCH', '^Milan$'],
        ],
      ],
    ],
    [
      'values of which one fits',
      [
        [
          ['city', 'EQUALS', 'Rome', 'Milan'],
          ['city', 'NOT EQUALS', 'Rome'],
        ],
      ],
    ],
    [
      'no value, and not a certain one',
      [
        [
          ['city', 'IS NULL'],
          ['city', 'NOT EQUALS', 'Rome'],
        ],
      ],
    ],
    [
      'an operator that nobody knows',
      [
        [
          ['city', 'EQUALS', 'Rome'],
          ['city', 'SOUNDS LIKE', 'Roma'],
        ],
      ],
    ],
    ['no condition', [[]]],
  ] as const)('is silent about %s', (_name, groups) => {
    const exported = filtered(
      ...groups.map((clauses) => clauses.map((each) => [...each] as [string, string, ...string[]])),
    );
    expect(messagesOf('ML909', exported)).toEqual([]);
  });
});
