import { describe, expect, it } from 'vitest';
import { defineSchema } from '../schema/define-schema.ts';
import { defineResourceType } from '../schema/resource-type.ts';
import { groupResourceType, userResourceType } from '../schema/resource-types.ts';
import { applyPatch } from './apply-patch.ts';

const user = { resourceType: userResourceType };

const TOOLS = 'urn:example:tools';
const boxType = defineResourceType({
  name: 'Box',
  endpoint: '/Boxes',
  schema: defineSchema({
    id: 'urn:example:box',
    attributes: [
      {
        name: 'lamps',
        type: 'complex',
        multiValued: true,
        subAttributes: [{ name: 'value' }, { name: 'lit', type: 'boolean' }],
      },
    ],
  }),
  extensions: [
    {
      schema: defineSchema({
        id: TOOLS,
        attributes: [
          { name: 'saws', multiValued: true },
          { name: 'owner' },
          { name: 'checked', mutability: 'readOnly' },
          {
            name: 'lock',
            type: 'complex',
            subAttributes: [{ name: 'serial', mutability: 'immutable' }, { name: 'note' }],
          },
        ],
      }),
      required: false,
    },
  ],
});

describe('an extension as a whole', () => {
  const before = { [TOOLS]: { saws: ['a', 'b'], owner: 'Ada', checked: 'yes' } };

  it.each([
    { op: 'remove', path: TOOLS },
    { op: 'replace', path: TOOLS, value: null },
    { op: 'replace', value: { [TOOLS]: null } },
  ])('loses with %j what a client may write', (operation) => {
    const { resource, operations } = applyPatch(before, [operation], { resourceType: boxType });
    expect(resource[TOOLS]).toEqual({ checked: 'yes' });
    expect(operations[0]!.effects).toEqual([
      { path: `${TOOLS}:saws`, effect: 'removed', element: 0 },
      { path: `${TOOLS}:saws`, effect: 'removed', element: 1 },
      { path: `${TOOLS}:owner`, effect: 'removed' },
    ]);
  });

  it('keeps what an immutable part of it holds', () => {
    const locked = { [TOOLS]: { owner: 'Ada', lock: { serial: '1' } } };
    expect(() => applyPatch(locked, [{ op: 'remove', path: TOOLS }], { resourceType: boxType })).toThrow(
      `"${TOOLS}:lock.serial" is immutable and already has a value`,
    );
  });

  it('is listed in schemas, which are left alone where no extension was written', () => {
    const schemas = ['urn:example:anything'];
    const patched = (operation: { op: string; path: string; value: string }) =>
      applyPatch({ schemas }, [operation], user).resource.schemas;
    expect(patched({ op: 'add', path: 'title', value: 't' })).toBe(schemas);
    const [base, extension] = [userResourceType.schema.id, userResourceType.extensions[0]!.schema.id];
    expect(patched({ op: 'add', path: `${extension}:department`, value: 'd' })).toEqual([base, extension]);
  });
});

describe('a new element', () => {
  const created = (path: string, value: unknown, before: object = {}) =>
    applyPatch(before, [{ op: 'add', path, value }], { resourceType: boxType });

  it('has what the condition asks for, and no member without value', () => {
    expect(created('lamps[lit eq true]', { value: '1' }).resource).toStrictEqual({
      lamps: [{ lit: true, value: '1' }],
    });
    const member = { op: 'add', path: 'members[value eq "9"]', value: { value: '9', type: null } };
    expect(applyPatch({}, [member], { resourceType: groupResourceType }).resource).toStrictEqual({
      members: [{ value: '9' }],
    });
  });

  it('is not made for a condition that says what it must not be', () => {
    for (const condition of ['lit ne true', 'value ne "1"', 'lit eq true or value eq "1"', 'not (lit pr)']) {
      expect(() => created(`lamps[${condition}].value`, '2')).toThrow(
        expect.objectContaining({ scimType: 'noTarget' }),
      );
    }
  });

  it('is reported behind those that were there, once with the tolerance that made it', () => {
    const operation = { op: 'add', value: { 'lamps[value eq "2"].lit': true, 'lamps[value eq "3"].lit': false } };
    const { operations } = applyPatch({ lamps: [{ value: '1' }] }, [operation], { resourceType: boxType });
    expect({ ...operations[0] }).toStrictEqual({
      index: 0,
      op: 'add',
      path: undefined,
      changed: true,
      effects: [
        { path: 'lamps', effect: 'added', element: 1 },
        { path: 'lamps', effect: 'added', element: 2 },
      ],
      tolerances: ['patch.key-as-path', 'patch.add-creates-element'],
      reason: undefined,
    });
  });
});

describe('a resource that a store keeps in another form', () => {
  it('may hold one element without a list around it, or none at all', () => {
    const add = [{ op: 'add', path: 'emails', value: [{ value: 'b' }] }];
    expect(applyPatch({ emails: { value: 'a' } }, add, user).resource.emails).toEqual([{ value: 'a' }, { value: 'b' }]);
    for (const emails of [undefined, null, []]) {
      expect(applyPatch({ emails }, add, user).resource.emails).toEqual([{ value: 'b' }]);
    }
  });
});

it.each([undefined, null, {}, 'x', { schemas: [], Operations: [] }])('says what it needs instead of %j', (given) => {
  const attempt = () => applyPatch({ userName: 'ada' }, given as never, user);
  expect(attempt).toThrow(TypeError);
  expect(attempt).toThrow('an array of operations or a plan');
});
