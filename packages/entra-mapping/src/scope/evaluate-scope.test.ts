import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readExport } from '../reader/read-export.ts';
import { evaluateScope } from './evaluate-scope.ts';
import { findScopeOperator, scopeOperators } from './operators.ts';
import type { EvaluatedClause, EvaluatedFilter, ScopedObject, ScopeReadings } from './types.ts';

function clause(sourceOperandName: string, operatorName: string, ...values: string[]): EvaluatedClause {
  return { sourceOperandName, operatorName, targetOperand: values.length === 0 ? null : { values } };
}

function holds(condition: EvaluatedClause, object: ScopedObject, readings: ScopeReadings = {}) {
  const { inScope, groups } = evaluateScope({ groups: [{ clauses: [condition] }] }, object, { readings });
  expect(groups[0]?.clauses[0]?.holds).toBe(inScope);
  return inScope;
}

describe('the operators of scoping filters', () => {
  it.each<[string, string | undefined, string, boolean]>([
    ['EQUALS', 'Sales', 'Sales', true],
    ['EQUALS', 'Sales', 'sales', false],
    ['NOT EQUALS', 'Sales', 'sales', true],
    ['NOT EQUALS', 'Sales', 'Sales', false],
    ['Includes', 'ale', 'Sales', true],
    ['Includes', 'ALE', 'Sales', false],
    ['ENDS_WITH', 'DC=example,DC=com', 'OU=Cloud,DC=example,DC=com', true],
    ['ENDS_WITH', 'OU=Cloud', 'OU=Cloud,DC=example,DC=com', false],
    ['REGEX MATCH', '.*\\@domain.com', 'ada@domain.com', true],
    ['REGEX MATCH', '.*\\@domain.com', 'ada@DOMAIN.com', false],
    ['REGEX MATCH', '([1-9][0-9])', '1234', true],
    ['REGEX MATCH', '^([1-9][0-9])$', '1234', false],
    ['NOT REGEX MATCH', '.*\\@domain.com', 'ada@example.com', true],
    ['NOT REGEX MATCH', '^SystemMailbox{', 'SystemMailbox{1f05a927}', false],
    ['NOT REGEX MATCH', '^CN\\s*=\\s*([^\\,]*)\\0ACNF', 'CN=Ada,OU=x', true],
    ['Greater_Than', '9', '10', true],
    ['Greater_Than', '10', '10', false],
    ['Greater_Than_OR_EQUALS', '10', '10', true],
    ['Greater_Than_OR_EQUALS', '18446744073709551617', '18446744073709551616', false],
    ['&', '6', '4', true],
    ['&', '6', '9', false],
    ['!&', '566259712', '1', true],
    ['!&', '566259712', '16777216', false],
    ['IS TRUE', undefined, 'True', true],
    ['IS TRUE', undefined, 'yes', false],
    ['IS FALSE', undefined, 'False', true],
    ['IS FALSE', undefined, '0', false],
    ['IS NULL', undefined, 'x', false],
    ['IS NOT NULL', undefined, 'x', true],
  ])('%s %j for %j is %s', (operator, operand, value, expected) => {
    const condition = clause('a', operator, ...(operand === undefined ? [] : [operand]));
    expect(holds(condition, { a: value })).toBe(expected);
  });

  it('take numbers and truth values of the source as what they are', () => {
    expect(holds(clause('a', 'Greater_Than', '9'), { a: 10 })).toBe(true);
    expect(holds(clause('a', 'IS TRUE'), { a: true })).toBe(true);
    expect(holds(clause('a', 'EQUALS', 'True'), { a: true })).toBe(true);
  });

  it('are fourteen, and each is found in any spelling', () => {
    expect(scopeOperators.map(({ name }) => name).sort()).toEqual([
      '!&',
      '&',
      'ENDS_WITH',
      'EQUALS',
      'Greater_Than',
      'Greater_Than_OR_EQUALS',
      'IS FALSE',
      'IS NOT NULL',
      'IS NULL',
      'IS TRUE',
      'Includes',
      'NOT EQUALS',
      'NOT REGEX MATCH',
      'REGEX MATCH',
    ]);
    for (const operator of scopeOperators) {
      expect(findScopeOperator(operator.name.toLowerCase().replaceAll(' ', '_'))).toBe(operator);
    }
    expect(findScopeOperator('IsMemberOf')).toBeUndefined();
  });

  it.each(scopeOperators)('are described in the documentation: $name', (operator) => {
    const page = readFileSync(new URL('../../docs/scoping-filters.md', import.meta.url), 'utf8');
    const { name, operand, description, basis, inferred } = operator;
    const meaning = inferred === undefined ? description : `${description} **Inferred**: ${inferred}`;
    expect(page).toContain(`| \`${name}\` | ${operand} | ${meaning} | ${basis} |`);
  });

  it('compare with each of several values: one is enough, and for the opposite none may match', () => {
    expect(holds(clause('a', 'EQUALS', 'x', 'y'), { a: 'y' })).toBe(true);
    expect(holds(clause('a', 'NOT EQUALS', 'x', 'y'), { a: 'y' })).toBe(false);
    expect(holds(clause('a', 'NOT EQUALS', 'x', 'y'), { a: 'z' })).toBe(true);
  });
});

describe('an attribute without a value', () => {
  const names = scopeOperators.map(({ name }) => name);
  const satisfied = (object: ScopedObject, missingValue?: ScopeReadings['missingValue']) =>
    names.filter((name) => holds(clause('a', name, '1'), object, { missingValue }) === true);

  it.each<[string, ScopedObject]>([
    ['missing', {}],
    ['null', { a: null }],
    ['empty', { a: '' }],
    ['an empty list', { a: [] }],
  ])('satisfies IS NULL and nothing else when it is %s', (_name, object) => {
    expect(satisfied(object)).toEqual(['IS NULL']);
  });

  it('satisfies no operator by the letter of the documented note, when asked for', () => {
    expect(satisfied({}, 'nothing')).toEqual([]);
  });

  it('satisfies the negations too, as the filters of Cloud Sync need it, when asked for', () => {
    expect(satisfied({}, 'is-null-and-negations').sort()).toEqual([
      '!&',
      'IS FALSE',
      'IS NULL',
      'NOT EQUALS',
      'NOT REGEX MATCH',
    ]);
  });
});

describe('a multi-valued attribute', () => {
  const condition = clause('proxyAddresses', 'Includes', 'example.com');

  it('satisfies a clause with all its values, or with one when asked for', () => {
    const object = { proxyAddresses: ['a@example.com', 'b@example.org'] };
    expect(holds(condition, object)).toBe(false);
    expect(holds(condition, object, { multivalued: 'any' })).toBe(true);
    expect(holds(condition, { proxyAddresses: ['a@example.com', 'b@example.com'] })).toBe(true);
  });
});

describe('a filter', () => {
  const sales = clause('department', 'EQUALS', 'Sales');
  const enabled = clause('accountEnabled', 'IS TRUE');
  const guest = clause('userPrincipalName', 'Includes', '#EXT#');

  it.each([[null], [undefined], [{}], [{ groups: [] }], [{ groups: null }]])(
    'lets everybody pass when it is %j',
    (filter) => {
      expect(evaluateScope(filter, {})).toEqual({ inScope: true, groups: [] });
    },
  );

  it('holds when all clauses of one of its groups do', () => {
    const filter = {
      groups: [
        { name: 'sales', clauses: [sales, enabled] },
        { name: 'guests', clauses: [guest] },
      ],
    };
    expect(evaluateScope(filter, { department: 'Sales', accountEnabled: true }).inScope).toBe(true);
    expect(evaluateScope(filter, { userPrincipalName: 'ada_example.com#EXT#@contoso.com' }).inScope).toBe(true);
    const { inScope, excludedBy, groups } = evaluateScope(filter, { department: 'Sales', accountEnabled: false });
    expect([inScope, excludedBy]).toEqual([false, 'groups']);
    expect(groups.map(({ group, holds: satisfied }) => [group.name, satisfied])).toEqual([
      ['sales', false],
      ['guests', false],
    ]);
    expect(groups[0]?.clauses.map(({ message }) => message)).toEqual([
      '[department] is "Sales", so that EQUALS "Sales" holds',
      '[accountEnabled] is "False", so that IS TRUE does not hold',
    ]);
    expect(groups[1]?.clauses[0]?.message).toBe(
      '[userPrincipalName] has no value, so that Includes "#EXT#" does not hold',
    );
  });

  it('tells the set that keeps an object out, as only one of them deprovisions', () => {
    const filter = { inputFilterGroups: [{ clauses: [enabled] }], groups: [{ clauses: [sales] }] };
    expect(evaluateScope(filter, { department: 'Sales', accountEnabled: true })).toMatchObject({ inScope: true });
    expect(evaluateScope(filter, { department: 'Sales' }).excludedBy).toBe('inputFilterGroups');
    expect(evaluateScope(filter, { accountEnabled: true }).excludedBy).toBe('groups');
  });

  it.each<[string, EvaluatedClause, string]>([
    ['an unknown operator', clause('a', 'NOT_EQUALS_TO', 'x'), 'the clause has the unknown operator "NOT_EQUALS_TO"'],
    ['a misspelt operator', clause('a', 'EQALS', 'x'), 'Did you mean "EQUALS"?'],
    ['no operator', { sourceOperandName: 'a' }, 'names no operator'],
    ['no attribute', { operatorName: 'IS NULL' }, 'names no source attribute'],
    ['nothing to compare with', clause('a', 'EQUALS'), 'has nothing that EQUALS could compare the attribute with'],
    ['a number compared with text', clause('a', 'Greater_Than', 'ten'), 'needs whole numbers'],
    ['a wrong pattern', clause('a', 'REGEX MATCH', '('), 'has a pattern that is wrong'],
    ['a pattern that takes backtracking', clause('a', 'REGEX MATCH', '(?!x)'), 'cannot be evaluated here'],
  ])('does not guess where it has %s', (_name, condition, message) => {
    const { inScope, groups } = evaluateScope({ groups: [{ clauses: [condition] }] }, { a: 'x' });
    expect(inScope).toBe('unknown');
    expect(groups[0]?.clauses[0]?.message).toContain(message);
  });

  it('does not fail over what is no group and no clause', () => {
    const inScope = (groups: unknown) => evaluateScope({ groups } as EvaluatedFilter, { department: 'Sales' }).inScope;
    expect(inScope([{ clauses: [null] }])).toBe('unknown');
    expect(inScope([{ clauses: {} }])).toBe('unknown');
    expect(inScope([{ clauses: [7] }])).toBe('unknown');
    expect(inScope([null, { clauses: [enabled] }])).toBe('unknown');
    expect(inScope([{ clauses: [] }])).toBe(true);
  });

  it('is decided by other clauses and groups where one of them is unknown', () => {
    const unknown = clause('a', 'IsMemberOf', 'x');
    const inScope = (...groups: EvaluatedClause[][]) =>
      evaluateScope({ groups: groups.map((clauses) => ({ clauses })) }, { department: 'Sales' }).inScope;
    expect(inScope([unknown, sales])).toBe('unknown');
    expect(inScope([unknown, enabled])).toBe(false);
    expect(inScope([unknown], [sales])).toBe(true);
    expect(inScope([unknown], [enabled])).toBe('unknown');
  });

  it('gives an answer for any clause and any value', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('', '0', '-1', 'True', '&HFF', '(', '(?=a)', '^a$'));
    const value = fc.oneof(text, fc.array(text, { maxLength: 3 }), fc.boolean(), fc.integer(), fc.constant(null));
    const operators = fc.constantFrom(...scopeOperators.map(({ name }) => name), 'IsMemberOf', '');
    fc.assert(
      fc.property(operators, fc.array(text, { maxLength: 3 }), value, (operator, operands, a) => {
        expect([true, false, 'unknown']).toContain(holds(clause('a', operator, ...operands), { a }));
      }),
      { numRuns: 500 },
    );
  });

  it('runs hostile patterns in linear time', () => {
    expect(holds(clause('a', 'REGEX MATCH', '^(a+)+$'), { a: `${'a'.repeat(50_000)}!` })).toBe(false);
  });

  it('stops work that would take minutes, and does not guess', () => {
    const clauses = Array.from({ length: 3000 }, (_, index) =>
      clause('a', 'NOT REGEX MATCH', `^(.*[ab]){12}${index}$`),
    );
    const begin = performance.now();
    const { inScope, groups } = evaluateScope({ groups: [{ clauses }] }, { a: 'b'.repeat(20_000) });
    expect(performance.now() - begin).toBeLessThan(10_000);
    expect(inScope).toBe('unknown');
    expect(groups[0]?.clauses.at(-1)?.message).toContain('cannot be evaluated here');
  });

  it('shows text of others without control characters', () => {
    const clauses = [
      clause('a', '\u202eEQUALS', 'x'),
      clause('\u202ea', 'EQUALS', '\u202ex'),
      clause('\u202ea'.repeat(9_000), 'EQUALS', ...Array(9_000).fill('x'.repeat(9_000))),
    ];
    const { groups } = evaluateScope({ groups: [{ clauses }] }, { '\u202ea': '\u202e' });
    for (const { message } of groups[0]?.clauses ?? []) {
      expect(message).not.toContain('\u202e');
      expect(message.length).toBeLessThan(2_000);
    }
  });

  it('takes what an export may hold in place of text as absent', () => {
    const damaged = { clauses: [{ operatorName: 7, sourceOperandName: 'a', targetOperand: { values: [1] } }] };
    expect(evaluateScope({ groups: [damaged as never] }, { a: 'x' }).inScope).toBe('unknown');
  });
});

describe('the scope of an object mapping', () => {
  const scope = {
    categoryFilterGroups: [],
    groups: [
      {
        name: 'Sales',
        clauses: [{ operatorName: 'EQUALS', sourceOperandName: 'department', targetOperand: { values: ['Sales'] } }],
      },
    ],
    inputFilterGroups: [
      { name: null, clauses: [{ operatorName: 'IS TRUE', sourceOperandName: 'accountEnabled', targetOperand: null }] },
    ],
  };
  const read = (value: unknown) => {
    const text = JSON.stringify({
      synchronizationRules: [{ objectMappings: [{ scope: value, attributeMappings: [] }] }],
    });
    return readExport(text).schema.synchronizationRules[0]!.objectMappings[0]!.scope;
  };

  it('is read with its groups, clauses and their places in the text', () => {
    const filter = read(scope);
    const [condition] = filter!.groups[0]!.clauses;
    expect(filter!.groups[0]!.name).toBe('Sales');
    expect(condition).toMatchObject({
      index: 0,
      operatorName: 'EQUALS',
      sourceOperandName: 'department',
      targetOperand: { values: ['Sales'] },
    });
    expect(condition!.operatorNode!.scalar).toBe('EQUALS');
    expect(filter!.inputFilterGroups[0]!.clauses[0]!.targetOperand).toBeNull();
    expect(evaluateScope(filter, { department: 'Sales', accountEnabled: 'True' }).inScope).toBe(true);
    expect(evaluateScope(filter, { department: 'Research', accountEnabled: 'True' }).inScope).toBe(false);
  });

  it('is null where there is none', () => {
    expect(read(null)).toBeNull();
    expect(read(undefined)).toBeNull();
  });

  it('is read from what PowerShell makes of it', () => {
    const clauses = { OperatorName: 'EQUALS', SourceOperandName: 'a', TargetOperand: { Values: 'x' } };
    expect(read({ Groups: { Clauses: clauses } })?.groups[0]?.clauses[0]?.targetOperand?.values).toEqual(['x']);
  });

  it('is refused where PowerShell cut it off', () => {
    expect(() => read('@{groups=System.Object[]}')).toThrow(/-Depth 100/);
    const clauses = [{ operatorName: 'EQUALS', sourceOperandName: 'a', targetOperand: '@{values=System.Object[]}' }];
    expect(() => read({ groups: [{ clauses }] })).toThrow(/-Depth 100/);
  });
});
