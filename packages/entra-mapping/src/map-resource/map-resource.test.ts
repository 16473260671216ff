import { describe, expect, it } from 'vitest';
import { ExpressionError } from '../expression/errors.ts';
import type { ExpressionSource } from '../expression/parse-tree/source.ts';
import type { AttributeValue } from '../expression/values/value.ts';
import { readExport } from '../reader/read-export.ts';
import { mapResource } from './map-resource.ts';
import type { MapContext, MappedAttribute } from './types.ts';

const direct = (name: string): ExpressionSource => ({
  type: 'Attribute',
  name,
  expression: `[${name}]`,
  parameters: [],
});
const expression = (text: string): ExpressionSource => ({ type: 'Function', expression: text, parameters: [] });

function map(mapping: MappedAttribute, source: Record<string, string | null> = {}, context?: MapContext) {
  const { values, withheld } = mapResource(
    { attributeMappings: [{ targetAttributeName: 't', ...mapping }] },
    source,
    context,
  );
  return values[0] === undefined ? withheld[0]?.reason : { value: values[0].value, origin: values[0].origin };
}

describe('mapResource', () => {
  it('evaluates attributes, constants and expressions', () => {
    expect(map({ source: direct('mail') }, { mail: 'a@b.c' })).toEqual({ value: 'a@b.c', origin: 'source' });
    expect(map({ source: { type: 'Constant', name: 'x', expression: '"x"' } })).toEqual({
      value: 'x',
      origin: 'source',
    });
    expect(map({ source: expression('Split("a,b", ",")') })).toEqual({ value: ['a', 'b'], origin: 'source' });
  });

  it('lets neither null nor empty text flow', () => {
    expect(map({ source: direct('mail') })).toBe('null');
    expect(map({ source: direct('mail') }, { mail: '' })).toBe('empty');
  });

  it('lets empty text flow when asked to', () => {
    const context: MapContext = { emptyText: 'flow' };
    expect(map({ source: direct('mail') }, { mail: '' }, context)).toEqual({ value: '', origin: 'source' });
    expect(map({ source: direct('mail') }, {}, context)).toBe('null');
  });

  it('lets a default value flow on creation only', () => {
    const mapping: MappedAttribute = { source: direct('mail'), defaultValue: 'none' };
    expect(map(mapping)).toEqual({ value: 'none', origin: 'default' });
    expect(map(mapping, { mail: '' })).toEqual({ value: 'none', origin: 'default' });
    expect(map(mapping, {}, { operation: 'update' })).toBe('default-only-on-create');
    expect(map(mapping, { mail: 'a@b.c' }, { operation: 'update' })).toEqual({ value: 'a@b.c', origin: 'source' });
    expect(map({ source: null, defaultValue: 'en-US' })).toEqual({ value: 'en-US', origin: 'default' });
    expect(map({ source: null, defaultValue: 'en-US' }, {}, { operation: 'update' })).toBe('default-only-on-create');
    expect(map({ source: null })).toBe('no-source');
  });

  it('applies a mapping for creation only on creation', () => {
    const mapping: MappedAttribute = { source: direct('mail'), flowType: 'ObjectAddOnly' };
    expect(map(mapping, { mail: 'a@b.c' })).toEqual({ value: 'a@b.c', origin: 'source' });
    expect(map(mapping, { mail: 'a@b.c' }, { operation: 'update' })).toBe('only-on-create');
  });

  it('leaves out what an expression takes out of the flow, default value or not', () => {
    const source = expression('IgnoreFlowIfNullOrEmpty([mail])');
    expect(map({ source, defaultValue: 'x' })).toBe('ignored');
  });

  it('lets nothing flow when an expression takes the object out of the flow', () => {
    const { values, withheld, skipsObject } = mapResource(
      {
        attributeMappings: [
          { targetAttributeName: 'a', source: direct('mail') },
          { targetAttributeName: 'b', source: expression('IIF([mail]="x", IgnoreObjectFlow, "y")') },
        ],
      },
      { mail: 'x' },
    );
    expect(values).toEqual([]);
    expect(withheld.map(({ target, reason }) => [target, reason])).toEqual([
      ['a', 'object-ignored'],
      ['b', 'object-ignored'],
    ]);
    expect(skipsObject).toBe(true);
  });

  it('gives the error of an expression that fails, and maps the rest', () => {
    const { values, withheld } = mapResource(
      {
        attributeMappings: [
          { targetAttributeName: 'a', source: expression('Error("no mail")') },
          { targetAttributeName: 'b', source: expression('Trim([x]') },
          { targetAttributeName: 'c', source: direct('mail') },
          { targetAttributeName: null, source: direct('mail') },
        ],
      },
      { mail: 'x' },
    );
    expect(values.map(({ index, target }) => [index, target])).toEqual([[2, 'c']]);
    expect(withheld.map(({ reason }) => reason)).toEqual(['error', 'error', 'no-target']);
    expect(withheld[0]!.error).toBeInstanceOf(ExpressionError);
    expect(withheld[1]!.message).toContain('a parenthesis is not closed');
  });

  it('says which attributes were without a value', () => {
    const mapping = { targetAttributeName: 'a', source: expression('Switch([dept], , "x", [team])') };
    const { withheld } = mapResource({ attributeMappings: [mapping] }, {});
    expect(withheld[0]).toMatchObject({ reason: 'null', message: 'the source ([dept], [team]) gives null', mapping });
  });

  it('computes IsSoftDeleted from the context', () => {
    const source = expression('Switch([IsSoftDeleted], , "False", "True", "True", "False")');
    expect(map({ source }, {}, { isSoftDeleted: false })).toEqual({ value: 'True', origin: 'source' });
    expect(map({ source }, { IsSoftDeleted: 'False' }, { isSoftDeleted: true })).toEqual({
      value: 'False',
      origin: 'source',
    });
  });

  it.each<[string, Record<string, AttributeValue>, string]>([
    ['nothing speaks against it', {}, 'True'],
    ['the account is enabled', { accountEnabled: true }, 'True'],
    ['the account is disabled', { accountEnabled: false }, 'False'],
    ['the account is disabled, as text', { AccountEnabled: 'False' }, 'False'],
    ['the object was deleted', { accountEnabled: true, deletedDateTime: '2026-01-01T00:00:00Z' }, 'False'],
    ['the object says so itself', { accountEnabled: true, isSoftDeleted: true }, 'False'],
    ['the object says the opposite', { accountEnabled: false, IsSoftDeleted: false }, 'True'],
  ])('computes IsSoftDeleted where %s', (_name, object, active) => {
    const source = expression('Switch([IsSoftDeleted], , "False", "True", "True", "False")');
    const { values } = mapResource({ attributeMappings: [{ targetAttributeName: 't', source }] }, object);
    expect(values.map(({ value }) => value)).toEqual([active]);
  });

  it('lets the context decide in whatever letter case the attribute is written', () => {
    const attributeMappings = ['[IsSoftDeleted]', '[isSoftDeleted]'].map((text) => ({
      targetAttributeName: 't',
      source: { type: 'Attribute', name: text.slice(1, -1), expression: text },
    }));
    const { values } = mapResource({ attributeMappings }, { isSoftDeleted: false }, { isSoftDeleted: true });
    expect(values.map(({ value }) => value)).toEqual(['True', 'True']);
  });

  it('takes a source without a type for an attribute, which is the default of the API', () => {
    expect(map({ source: { name: 'mail' } }, { mail: 'a@b.c' })).toEqual({ value: 'a@b.c', origin: 'source' });
    const { withheld } = mapResource({ attributeMappings: [{ targetAttributeName: 't', source: {} }] }, {});
    expect(withheld[0]?.message).toBe('the source names no attribute, constant or function');
  });

  it('reads the clock once for the whole object', () => {
    let readings = 0;
    const now = () => Date.UTC(2026, 0, 1) + 1000 * readings++;
    const attributeMappings = ['a', 'b'].map((targetAttributeName) => ({
      targetAttributeName,
      source: expression('Now()'),
    }));
    const { values } = mapResource({ attributeMappings }, {}, { now });
    expect(values.map(({ value }) => value)).toEqual(['1/1/2026 12:00:00 AM', '1/1/2026 12:00:00 AM']);
  });

  it('passes on that a candidate is unconfirmed', () => {
    const attributeMappings = [{ targetAttributeName: 'a', source: expression('SelectUniqueValue("x", "y")') }];
    expect(mapResource({ attributeMappings }, {}).values[0]).toMatchObject({ value: 'x', unconfirmed: 'x' });
    expect(mapResource({ attributeMappings }, {}, { isTaken: () => false }).values[0]).not.toHaveProperty(
      'unconfirmed',
    );
  });

  it('notices that a mapping was edited in place', () => {
    const source = { type: 'Function', expression: 'Trim([a])', parameters: [] };
    const mapping = { attributeMappings: [{ targetAttributeName: 't', source }] };
    expect(mapResource(mapping, { a: ' x ' }).values[0]!.value).toBe('x');
    source.expression = 'Append([a], "!")';
    expect(mapResource(mapping, { a: ' x ' }).values[0]!.value).toBe(' x !');
  });

  it('rebuilds a macro that the text of an export lacks', () => {
    const parameters = [
      { key: 'separator', value: { type: 'Constant', name: '@', expression: '"@"' } },
      { key: 'source', value: direct('sAMAccountName') },
      { key: 'source', value: { type: 'Constant', name: '%DomainFQDN%', expression: null } },
    ];
    const source = { type: 'Function', name: 'Join', expression: 'Join("@", [sAMAccountName], )', parameters };
    const context = { macros: { '%DomainFQDN%': 'corp.example.com' } };
    expect(map({ source }, { sAMAccountName: 'ada' }, context)).toEqual({
      value: 'ada@corp.example.com',
      origin: 'source',
    });
  });

  it('takes an object mapping of an export as it is', () => {
    const text = JSON.stringify({
      synchronizationRules: [
        {
          sourceDirectoryName: 'Azure Active Directory',
          targetDirectoryName: 'customappsso',
          objectMappings: [
            {
              sourceObjectName: 'User',
              targetObjectName: 'User',
              attributeMappings: [
                { targetAttributeName: 'userName', matchingPriority: 1, source: direct('userPrincipalName') },
              ],
            },
          ],
        },
      ],
      directories: [],
    });
    const objectMapping = readExport(text).schema.synchronizationRules[0]!.objectMappings[0]!;
    const { values } = mapResource(objectMapping, { userPrincipalName: 'ada@example.com' });
    expect(values).toMatchObject([{ target: 'userName', value: 'ada@example.com', mapping: { matchingPriority: 1 } }]);
  });
});

describe('mapResource for an object out of scope', () => {
  const clause = { sourceOperandName: 'department', operatorName: 'EQUALS', targetOperand: { values: ['Sales'] } };
  const attributeMappings = [
    { targetAttributeName: 'userName', source: direct('mail') },
    {
      targetAttributeName: 'active',
      source: expression('Switch([IsSoftDeleted], , "False", "True", "True", "False")'),
    },
  ];
  const groups = [{ clauses: [clause] }];
  const source = { mail: 'a@b.c', department: 'Research', IsSoftDeleted: 'False' };
  const flowing = (scope: object, context?: MapContext, object: Record<string, string> = source) =>
    mapResource({ attributeMappings, scope }, object, context).values.map(({ value }) => value);

  it('lets nothing flow on creation, and says why', () => {
    const { values, withheld, scope } = mapResource({ attributeMappings, scope: { groups } }, source);
    expect(values).toEqual([]);
    expect(withheld.map(({ reason }) => reason)).toEqual(['out-of-scope', 'out-of-scope']);
    expect(scope).toMatchObject({ inScope: false, excludedBy: 'groups' });
    expect(scope.groups[0]?.clauses[0]?.message).toContain('[department] is "Research"');
  });

  it('lets values flow on update with IsSoftDeleted true, as the service disables it', () => {
    expect(flowing({ groups }, { operation: 'update' })).toEqual(['a@b.c', 'False']);
    expect(flowing({ groups }, { operation: 'update' }, { ...source, department: 'Sales' })).toEqual(['a@b.c', 'True']);
    expect(flowing({ groups }, { operation: 'update', isSoftDeleted: false })).toEqual(['a@b.c', 'True']);
  });

  it('lets nothing flow at all for one that is not read from the source', () => {
    expect(flowing({ inputFilterGroups: groups })).toEqual([]);
    expect(flowing({ inputFilterGroups: groups }, { operation: 'update' })).toEqual([]);
  });

  it('treats an object as in scope when nobody can say', () => {
    const scope = { groups: [{ clauses: [{ ...clause, operatorName: 'IsMemberOf' }] }] };
    expect(flowing(scope)).toEqual(['a@b.c', 'True']);
    expect(mapResource({ attributeMappings, scope }, source).scope.inScope).toBe('unknown');
  });

  it('follows the chosen reading of an attribute without a value', () => {
    const scope = { groups: [{ clauses: [{ ...clause, operatorName: 'NOT EQUALS' }] }] };
    expect(flowing(scope, {}, { mail: 'a@b.c' })).toEqual([]);
    const scopeReadings = { missingValue: 'is-null-and-negations' } as const;
    expect(flowing(scope, { scopeReadings }, { mail: 'a@b.c', IsSoftDeleted: 'False' })).toEqual(['a@b.c', 'True']);
  });
});
