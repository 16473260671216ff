import { groupSchema, userSchema } from 'scim-core';
import { describe, expect, it } from 'vitest';
import { readExport } from '../reader/read-export.ts';
import { matchingMappings } from './matching.ts';

const enterpriseUser = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const group = 'urn:ietf:params:scim:schemas:core:2.0:Group';

function row(targetAttributeName: string, name: string, more: object = {}) {
  return { targetAttributeName, source: { type: 'Attribute', name, expression: `[${name}]` }, ...more };
}

function objectMapping(more: object) {
  const text = JSON.stringify({ synchronizationRules: [{ objectMappings: [{ enabled: true, ...more }] }] });
  return readExport(text).schema.synchronizationRules[0]!.objectMappings[0]!;
}

function ruleOf(objectMappings: object[]) {
  return readExport(JSON.stringify({ synchronizationRules: [{ objectMappings }] })).schema.synchronizationRules[0]!;
}

describe('the kind of an object mapping', () => {
  it.each([
    ['user', { targetObjectName: enterpriseUser, name: 'Groups' }],
    ['user', { targetObjectName: 'urn:ietf:params:scim:schemas:core:2.0:User' }],
    ['group', { targetObjectName: group, name: 'Provision Users' }],
    [
      'user',
      { sourceObjectName: 'User', targetObjectName: 'EnterpriseUser', attributeMappings: [row('userName', 'mail')] },
    ],
    ['user', { sourceObjectName: 'Person', attributeMappings: [row('Login', 'userPrincipalName')] }],
    ['group', { sourceObjectName: 'Team', attributeMappings: [row('members', 'members')] }],
    ['user', { sourceObjectName: 'User', targetObjectName: 'Account' }],
    ['group', { sourceObjectName: 'Group', targetObjectName: 'Team' }],
    ['other', { sourceObjectName: 'AppRole', targetObjectName: 'Profile' }],
    [
      'other',
      { sourceObjectName: '', targetObjectName: 'User', enabled: false, attributeMappings: [row('id', 'objectId')] },
    ],
  ])('is %s by structure, not by its name: %j', (kind, mapping) => {
    expect(objectMapping(mapping).kind).toBe(kind);
  });
});

describe('the target of a rule', () => {
  it.each([
    ['scim', [{ targetObjectName: group }]],
    ['scim', [{ targetObjectName: 'User', attributeMappings: [row('emails[type eq "work"].value', 'mail')] }]],
    ['other', [{ targetObjectName: 'User', attributeMappings: [row('Username', 'mail'), row('Email', 'mail')] }]],
    ['other', [{ targetObjectName: 'User', attributeMappings: [row('IsActive', 'accountEnabled')] }]],
    ['unknown', [{ targetObjectName: 'User', attributeMappings: [row('timezone', 'country')] }]],
    ['unknown', [{ targetObjectName: 'User', attributeMappings: [row('TimeZone', 'country')] }]],
    ['unknown', [{ targetObjectName: 'User', attributeMappings: [row('x:y.z', 'country')] }]],
    ['unknown', [{ attributeMappings: [row('honorificPrefx', 'extensionAttribute3')] }]],
    ['unknown', []],
  ])('is %s', (kind, mappings) => {
    expect(ruleOf(mappings).targetKind).toBe(kind);
  });
});

describe('a rule with one attribute mapping', () => {
  const kindWith = (target: string) =>
    ruleOf([{ targetObjectName: 'Thing', attributeMappings: [row(target, 'mail')] }]).targetKind;

  it.each([userSchema, groupSchema].flatMap(({ attributes }) => attributes.map(({ name }) => name)))(
    'may be that of SCIM when the attribute is %s',
    (name) => {
      expect(kindWith(name)).not.toBe('other');
      expect(kindWith(name.toUpperCase())).not.toBe('other');
    },
  );

  it('is that of another directory when SCIM has no such attribute', () => {
    expect(kindWith('IsActive')).toBe('other');
  });
});

describe('what an export leaves out', () => {
  it('has the defaults of the resource', () => {
    const mapping = objectMapping({ enabled: undefined, attributeMappings: [row('title', 'jobTitle')] });
    expect(mapping).toMatchObject({ enabled: true, flowTypes: { add: true, update: true, delete: true } });
    expect(mapping.attributeMappings[0]).toMatchObject({
      matchingPriority: 0,
      flowType: 'Always',
      flowBehavior: 'FlowWhenChanged',
      defaultValue: null,
      exportMissingReferences: false,
    });
  });

  it.each(['Add, Update', 'Add,Update', 'add,UPDATE'])('reads flow types written %j', (flowTypes) => {
    expect(objectMapping({ flowTypes }).flowTypes).toEqual({ add: true, update: true, delete: false });
  });

  it('keeps the position in the list when an empty object stands before', () => {
    const mapping = objectMapping({ attributeMappings: [{}, row('title', 'jobTitle')] });
    expect(mapping.attributeMappings.map(({ index }) => index)).toEqual([1]);
  });

  it('reads an array of one that PowerShell wrote as the element alone', () => {
    expect(objectMapping({ attributeMappings: row('title', 'jobTitle') }).attributeMappings).toHaveLength(1);
  });

  it('reads truth values and numbers that were written as strings', () => {
    const mapping = objectMapping({
      enabled: 'False',
      attributeMappings: [row('title', 'x', { matchingPriority: '2' })],
    });
    expect(mapping.enabled).toBe(false);
    expect(mapping.attributeMappings[0]!.matchingPriority).toBe(2);
  });
});

describe('the matching attributes of an object mapping', () => {
  it('come in the order in which they are tried', () => {
    const priorities = [
      ['a', 2],
      ['b', 0],
      ['c', 1],
      ['d', 2],
      ['e', undefined],
    ] as const;
    const attributeMappings = priorities.map(([target, matchingPriority]) => row(target, 'x', { matchingPriority }));
    const matching = matchingMappings(objectMapping({ attributeMappings }));
    expect(matching.map(({ targetAttributeName }) => targetAttributeName)).toEqual(['c', 'a', 'd']);
  });
});

describe('the target of an attribute mapping', () => {
  it.each([
    ['emails[type eq "work"].value', { attribute: 'emails', subAttribute: 'value' }],
    [`${enterpriseUser}:manager`, { schema: enterpriseUser, attribute: 'manager' }],
    ['name.givenName', { attribute: 'name', subAttribute: 'givenName' }],
  ])('is a SCIM path: %s', (target, path) => {
    expect(objectMapping({ attributeMappings: [row(target, 'x')] }).attributeMappings[0]!.targetPath).toMatchObject(
      path,
    );
  });

  it.each(['emails[type eq', '', 'a b'])('is no path: %j', (target) => {
    expect(objectMapping({ attributeMappings: [row(target, 'x')] }).attributeMappings[0]!.targetPath).toBeUndefined();
  });
});

describe('the source of an attribute mapping', () => {
  it('is null for the type "None" and for an empty object', () => {
    const mapping = objectMapping({
      attributeMappings: [
        { targetAttributeName: 'a', source: null, defaultValue: 'x' },
        { targetAttributeName: 'b', source: {} },
      ],
    });
    expect(mapping.attributeMappings.map(({ source }) => source)).toEqual([null, null]);
  });

  it('keeps the parse tree of a function', () => {
    const value = { type: 'Attribute', name: 'IsSoftDeleted', expression: '[IsSoftDeleted]', parameters: [] };
    const source = {
      type: 'Function',
      name: 'Not',
      expression: 'Not([IsSoftDeleted])',
      parameters: [{ key: 'source', value }],
    };
    const [mapping] = objectMapping({
      attributeMappings: [{ targetAttributeName: 'active', source }],
    }).attributeMappings;
    expect(mapping!.source).toMatchObject({
      type: 'Function',
      parameters: [{ key: 'source', value: { name: 'IsSoftDeleted' } }],
    });
  });
});

describe('the directories of a schema', () => {
  const directories = [
    { id: '1', name: 'Microsoft Entra ID', objects: [{ name: 'User', attributes: [{ name: 'mail' }] }] },
    {
      id: '2',
      name: 'customappsso',
      objects: [
        {
          name: group,
          attributes: [
            {
              name: 'members',
              type: 'Reference',
              multivalued: true,
              referencedObjects: [{ referencedObjectName: 'User' }],
            },
          ],
        },
      ],
    },
  ];
  const rule = {
    sourceDirectoryName: 'Microsoft Entra ID',
    targetDirectoryName: 'customappsso',
    objectMappings: [{ sourceObjectName: 'User', targetObjectName: group }],
  };
  const { schema } = readExport(JSON.stringify({ synchronizationRules: [rule], directories }));
  const [mapping] = schema.synchronizationRules[0]!.objectMappings;

  it('are joined to the rules and mappings that name them', () => {
    expect(schema.synchronizationRules[0]!.targetDirectory?.id).toBe('2');
    expect(mapping!.sourceObject?.attribute('mail')).toMatchObject({ type: 'String', multivalued: false });
    expect(mapping!.targetObject?.attribute('members')).toMatchObject({
      type: 'Reference',
      multivalued: true,
      referencedObjects: ['User'],
    });
  });

  it('know only exact names', () => {
    expect(mapping!.sourceObject?.attribute('Mail')).toBeUndefined();
  });
});

describe('the directories of a rule', () => {
  it('are the first of their name', () => {
    const directories = [
      { id: '1', name: 'a', objects: [{ name: 'User', attributes: [{ name: 'x' }] }, { name: 'User' }] },
      { id: '2', name: 'a', objects: [] },
      { id: '3', name: null, objects: [] },
    ];
    const objectMappings = [{ sourceObjectName: 'User', targetObjectName: 'None' }, { sourceObjectName: null }];
    const rules = [{ sourceDirectoryName: 'a', targetDirectoryName: null, objectMappings }];
    const { schema } = readExport(JSON.stringify({ synchronizationRules: rules, directories }));
    const [rule] = schema.synchronizationRules;
    expect([rule?.sourceDirectory?.id, rule?.targetDirectory]).toEqual(['1', undefined]);
    const [first, second] = rule?.objectMappings ?? [];
    expect(first?.sourceObject?.attributes.map(({ name }) => name)).toEqual(['x']);
    expect([first?.targetObject, second?.sourceObject]).toEqual([undefined, undefined]);
  });

  it('are found in a time that does not depend on how many there are', () => {
    const numbers = Array.from({ length: 20_000 }, (_, index) => index);
    const objectMappings = numbers.map((number) => ({ sourceObjectName: `o${19_999 - number}` }));
    const synchronizationRules = [
      { sourceDirectoryName: 'd0', objectMappings },
      ...numbers.map((number) => ({ sourceDirectoryName: `d${19_999 - number}`, targetDirectoryName: 'none' })),
    ];
    const objects = numbers.map((number) => ({ name: `o${number}` }));
    const directories = numbers.map((number) => ({ name: `d${number}`, objects: number === 0 ? objects : [] }));
    const text = JSON.stringify({ synchronizationRules, directories });
    const begin = performance.now();
    const { schema } = readExport(text);
    expect(performance.now() - begin).toBeLessThan(3000);
    expect(schema.synchronizationRules[0]?.objectMappings[19_999]?.sourceObject?.name).toBe('o0');
    expect(schema.synchronizationRules[20_000]?.sourceDirectory?.name).toBe('d0');
  });
});

it('reads a definition whatever the letter case of its properties, and of one written twice the last', () => {
  const definition = '{ "Name": "mail", "type": "String", "TYPE": "Boolean", "MultiValued": "true", "anchor": true }';
  const objects = `[{ "name": "User", "attributes": [${definition}, { "name": "manager", "ReferencedObjects": [{ "ReferencedObjectName": "User" }] }] }]`;
  const { schema } = readExport(`{ "synchronizationRules": [], "directories": [{ "objects": ${objects} }] }`);
  const [user] = schema.directories[0]!.objects;
  expect(user!.attribute('mail')).toMatchObject({
    type: 'Boolean',
    anchor: true,
    required: false,
    multivalued: true,
    caseExact: false,
    mutability: 'ReadWrite',
    flowNullValues: false,
    defaultValue: null,
    referencedObjects: [],
  });
  expect(user!.attribute('manager')).toMatchObject({ type: 'String', referencedObjects: ['User'] });
});
