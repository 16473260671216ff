import { describe, expect, it } from 'vitest';
import {
  applyPatch,
  bindFilter,
  compileFilter,
  defineResourceType,
  defineSchema,
  explainFilter,
  projectResource,
  readResource,
  replaceResource,
  resourceOrder,
  ScimError,
} from './index.ts';

// Every route by which a value could get out that is never returned (RFC 7643 §7).

const schema = defineSchema({
  id: 'urn:example:Vault',
  attributes: [
    { name: 'label' },
    { name: 'password', mutability: 'writeOnly', returned: 'never' },
    { name: 'pin', type: 'integer', returned: 'never' },
    { name: 'locked', type: 'boolean', returned: 'never' },
    {
      name: 'key',
      type: 'complex',
      returned: 'never',
      subAttributes: [{ name: 'text' }, { name: 'size', type: 'integer' }, { name: 'made', type: 'dateTime' }],
    },
    { name: 'keys', type: 'complex', multiValued: true, returned: 'never', subAttributes: [{ name: 'value' }] },
    {
      name: 'slots',
      type: 'complex',
      multiValued: true,
      subAttributes: [{ name: 'value' }, { name: 'pin', returned: 'never' }],
    },
    { name: 'slot', type: 'complex', subAttributes: [{ name: 'value' }, { name: 'pin', returned: 'never' }] },
  ],
});
const resourceType = defineResourceType({ name: 'Vault', endpoint: '/Vaults', schema });

/** What is thrown, with everything that it carries. */
function errorOf(act: () => unknown): ScimError {
  try {
    act();
  } catch (error) {
    if (error instanceof ScimError) return error;
    throw error;
  }
  throw new Error('expected a ScimError');
}
const toldBy = ({ detail, problems, location, scimType }: ScimError): string =>
  JSON.stringify({ detail, problems, location, scimType });

describe.each(['strict', 'lenient'] as const)('what is never returned, in %s mode', (mode) => {
  const wrong = [
    ['password', 31337],
    ['password', { a: 31337 }],
    ['pin', 'tell31337'],
    ['pin', 31337.5],
    ['locked', 31337],
    ['key', { text: [31337, 31338], size: 'tell31337', made: '31337' }],
    ['key', 31337],
    ['keys', [{ value: { a: 31337 } }]],
    ['slots', [{ pin: { a: 31337 } }]],
    ['slots', [{ pin: 31337 }]],
  ] as const;

  it.each(wrong)('stays out of the error for %s: %j', (name, value) => {
    const attempts = [
      () =>
        readResource({ schemas: [schema.id], [name]: value, label: [1, 2] }, { resourceType, mode, context: 'create' }),
      () => applyPatch({}, [{ op: 'replace', path: name, value }, { op: 'remove' }], { resourceType, mode }),
      () => applyPatch({}, [{ op: 'add', value: { [name]: value, label: [1, 2] } }], { resourceType, mode }),
    ];
    for (const attempt of attempts) expect(toldBy(errorOf(attempt))).not.toContain('3133');
  });

  it('stays out of the error for a part of a secret', () => {
    for (const [path, value] of [
      ['key.size', 'tell31337'],
      ['key.made', '31337'],
      ['key.text', 31337],
    ] as const) {
      const operations = [{ op: 'replace', path, value }, { op: 'remove' }];
      expect(toldBy(errorOf(() => applyPatch({}, operations, { resourceType, mode })))).not.toContain('3133');
    }
  });

  it.each([
    'password eq "s31337"',
    'label pr and key.text sw "s31337"',
    'keys[value eq "s31337"]',
    'slots[pin eq "s31337"]',
    'slots.pin co "s31337"',
    'slot.pin ne "s31337"',
  ])('is not asked for by %s, whose operand is not repeated', (filter) => {
    for (const act of [bindFilter, compileFilter]) {
      const error = errorOf(() => act(filter, { resourceType, mode }));
      expect(error).toMatchObject({ status: 400, scimType: 'invalidFilter' });
      expect(error.detail).toContain('is never returned');
      expect(toldBy(error)).not.toContain('31337');
    }
  });

  it('is not looked for by the condition of a path', () => {
    for (const path of ['slots[pin sw "s31337"]', 'slots[pin sw "s31337"].value', 'keys[value eq "s31337"]']) {
      const error = errorOf(() => applyPatch({}, [{ op: 'remove', path }], { resourceType, mode }));
      expect(error).toMatchObject({ status: 400, scimType: 'invalidFilter' });
      expect(toldBy(error)).not.toContain('31337');
    }
  });
});

const vault = {
  schemas: [schema.id],
  id: '1',
  label: 'a',
  password: 's31337',
  pin: 31337,
  locked: true,
  key: { text: 's31337' },
  keys: [{ value: 's31337' }],
  slots: [{ value: 'a', pin: 's31337' }, { pin: 's31337' }],
  slot: { pin: 's31337' },
};

describe('what is never returned', () => {
  it('is in no explanation of a filter', () => {
    for (const filter of [
      'slots pr',
      'slot pr',
      'slot eq null',
      'slots ne null',
      'slots[value pr]',
      'slots.value pr',
    ]) {
      const explained = JSON.stringify(explainFilter(filter, vault, { resourceType }));
      expect(explained, filter).not.toContain('31337');
    }
    expect(explainFilter('slots pr', vault, { resourceType })).toMatchObject({
      matched: true,
      values: [{ value: 'a' }],
      reason: 'slots is {"value":"a"}',
    });
    expect(explainFilter('slot pr', vault, { resourceType })).toMatchObject({
      matched: true,
      values: [],
      reason: 'slot has a value that is never returned',
    });
  });

  it('is in no projection', () => {
    const wanted = [['slots.pin', 'key.text', 'keys', 'password', 'slot', 'pin'], ['slots'], [schema.id], undefined];
    for (const attributes of wanted) {
      expect(JSON.stringify(projectResource(vault, { resourceType, attributes }))).not.toContain('31337');
    }
    expect(projectResource(vault, { resourceType, attributes: ['slots'] })).toEqual({
      schemas: vault.schemas,
      id: '1',
      slots: [{ value: 'a' }],
    });
  });

  it('is no order', () => {
    for (const path of ['password', 'pin', 'key.text', 'keys', 'slots.pin']) {
      expect(() => resourceOrder(path, { resourceType })).toThrow('is never returned');
    }
  });

  it('is in no report', () => {
    const operations = [
      { op: 'replace', path: 'password', value: 'x31337' },
      { op: 'add', path: 'slots', value: [{ value: 'b', pin: 'x31337' }] },
      { op: 'replace', path: 'key', value: { text: 'x31337' } },
    ];
    const { operations: reports } = applyPatch(vault, operations, { resourceType });
    expect(JSON.stringify(reports)).not.toContain('31337');
  });

  it('is not found out by adding or removing an element that gives it', () => {
    const right = { op: 'add', path: 'slots', value: [{ pin: 's31337' }] };
    const wrong = { op: 'add', path: 'slots', value: [{ pin: 's31338' }] };
    const told = [right, wrong].map((operation) => {
      const { changed, operations } = applyPatch(vault, [operation], { resourceType });
      return JSON.stringify({ changed, operations });
    });
    expect(told[0]).toBe(told[1]);
    const remove = { op: 'remove', path: 'slots', value: [{ pin: 's31337' }] };
    expect(() => applyPatch(vault, [remove], { resourceType })).toThrow('"slots.pin" is never returned');
  });

  it('survives a PUT that leaves it out only where it is written and not read', () => {
    expect(replaceResource(vault, { label: 'b' }, { resourceType })).toEqual({
      schemas: [schema.id],
      id: '1',
      label: 'b',
      password: 's31337',
    });
  });
});
