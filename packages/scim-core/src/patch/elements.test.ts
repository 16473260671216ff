import { describe, expect, it } from 'vitest';
import { defineSchema } from '../schema/define-schema.ts';
import { defineResourceType } from '../schema/resource-type.ts';
import { userResourceType } from '../schema/resource-types.ts';
import { ENTERPRISE_USER_URN } from '../schema/urns.ts';
import { applyPatch } from './apply-patch.ts';
import { diffResources } from './diff.ts';
import type { PatchOperation } from './operation.ts';
import { planPatch } from './plan-patch.ts';

const MORE = 'urn:example:more';
const resourceType = defineResourceType({
  name: 'Box',
  endpoint: '/Boxes',
  schema: defineSchema({
    id: 'urn:example:box',
    attributes: [
      {
        name: 'keys',
        type: 'complex',
        multiValued: true,
        subAttributes: [
          { name: 'photo', type: 'binary' },
          { name: 'value' },
          { name: 'pin', returned: 'never' },
          { name: 'tags', multiValued: true },
          { name: 'primary', type: 'boolean' },
        ],
      },
      {
        name: 'parts',
        type: 'complex',
        multiValued: true,
        subAttributes: [{ name: 'code', required: true }, { name: 'note' }],
      },
      { name: 'one', type: 'complex', subAttributes: [{ name: 'code', required: true }, { name: 'note' }] },
      { name: 'names', multiValued: true },
    ],
  }),
  extensions: [
    {
      schema: defineSchema({
        id: MORE,
        attributes: [
          { name: 'a', required: true },
          { name: 'b' },
          { name: 'c', required: true, mutability: 'readOnly' },
          { name: 'd' },
        ],
      }),
      required: false,
    },
  ],
});

const patch = (resource: object, operation: PatchOperation, mode?: 'strict') =>
  applyPatch(resource as Record<string, unknown>, [operation], { resourceType, mode });
const add = (resource: object, path: string, value: unknown) => patch(resource, { op: 'add', path, value }).resource;
const diff = (before: object, after: object) => diffResources(before, after, { resourceType });

describe('elements to add', () => {
  it('with a part that is never returned are new, so that nobody can ask for it by adding', () => {
    const keys = [{ value: 'a', pin: '1' }];
    expect(add({ keys }, 'keys', keys)).toEqual({ keys: [...keys, ...keys] });
    const two = [...keys, { value: 'b', pin: '2' }];
    expect(add({ keys }, 'keys', two)).toEqual({ keys: [...keys, ...two] });
  });

  it('are there already when each part is the same, where false is no flag and lists have no order', () => {
    const keys = [{ value: 'a', tags: ['x', 'y'] }];
    for (const same of [{ value: 'a', primary: false }, { tags: ['y', 'x'] }]) {
      expect(patch({ keys }, { op: 'add', path: 'keys', value: [same] })).toMatchObject({ changed: false });
    }
    for (const other of [
      { value: 'a', primary: true },
      { value: 'a', tags: ['x'] },
    ]) {
      expect(add({ keys }, 'keys', [other])).toEqual({ keys: [...keys, other] });
    }
  });

  it('are none in an empty list', () => {
    expect(patch({}, { op: 'add', path: 'names', value: [] }).operations).toMatchObject([
      { effects: [], reason: 'the value names nothing to change' },
    ]);
  });

  it('are made of what the condition asks for, primary among it, and hold no part without value', () => {
    expect(add({}, 'keys[value eq "a" and primary eq true].photo', 'TWE=')).toStrictEqual({
      keys: [{ value: 'a', primary: true, photo: 'TWE=' }],
    });
    expect(add({}, 'keys[primary eq false].value', 'a')).toStrictEqual({ keys: [{ primary: false, value: 'a' }] });
    const value = { value: 'a', photo: null };
    expect(patch({}, { op: 'replace', path: 'keys[value eq "a"]', value }).resource).toStrictEqual({
      keys: [{ value: 'a' }],
    });
    expect(add({}, 'keys[value eq "a"]', { tags: [], photo: 'TWE=' })).toStrictEqual({
      keys: [{ value: 'a', photo: 'TWE=' }],
    });
  });
});

describe('elements to remove', () => {
  it('are listed by parts that can be read', () => {
    const keys = [
      { value: 'a', pin: '1' },
      { value: 'b', pin: '2' },
    ];
    const remove = (value: unknown) => patch({ keys }, { op: 'remove', path: 'keys', value });
    expect(remove([{ value: 'a' }]).resource).toEqual({ keys: [keys[1]] });
    expect(() => remove([{ value: 'b' }, { pin: '1' }])).toThrow(
      expect.objectContaining({ scimType: 'invalidValue', detail: expect.stringContaining('"keys.pin" is never') }),
    );
  });

  it('are gone with their last part, and the others are counted without them', () => {
    const keys = [{ value: 'a', photo: 'TWE=' }, { photo: 'TWE=' }, { value: 'b', photo: 'TWE=' }];
    const { resource, operations } = patch({ keys }, { op: 'remove', path: 'keys[photo pr].photo' });
    expect(resource).toStrictEqual({ keys: [{ value: 'a' }, { value: 'b' }] });
    expect(operations[0]?.effects).toStrictEqual([
      { path: 'keys.photo', effect: 'removed', element: 0 },
      { path: 'keys.photo', effect: 'removed', element: 1 },
      { path: 'keys', effect: 'removed', element: 1 },
    ]);
    const several = { names: ['q', 'z'], 'keys[value eq "a"].value': null };
    expect(
      patch({ names: ['q'], keys: [{ value: 'a' }] }, { op: 'replace', value: several }).operations[0]?.effects,
    ).toStrictEqual([
      { path: 'names', effect: 'added', element: 1 },
      { path: 'keys', effect: 'removed', element: 0 },
    ]);
    expect(patch({ names: ['a'] }, { op: 'remove', path: 'one' }).operations[0]?.effects).toStrictEqual([]);
    expect(add({ one: { code: '1' } }, 'one.note', 'n')).toEqual({ one: { code: '1', note: 'n' } });
    const { effects } = patch({ one: { code: '1' } }, { op: 'remove', path: 'one' }).operations[0]!;
    expect(effects).toStrictEqual([{ path: 'one', effect: 'removed' }]);
  });
});

describe('a part that is required', () => {
  it('can not be removed, and must be given', () => {
    const parts = [{ code: '1' }, { code: '2', note: 'n' }];
    expect(() => patch({ parts }, { op: 'remove', path: 'parts[code eq "2"].code' })).toThrow(
      expect.objectContaining({ scimType: 'mutability', detail: '"parts.code" is required and can\'t be removed' }),
    );
    expect(() => patch({ one: { code: '1', note: 'n' } }, { op: 'remove', path: 'one.code' })).toThrow(
      expect.objectContaining({ scimType: 'mutability' }),
    );
    expect(() => add({}, 'one', { note: 'x' })).toThrow(
      expect.objectContaining({ scimType: 'invalidValue', detail: '"one.code" is required' }),
    );
    expect(() =>
      patch({ parts: [{ note: 'n' }] }, { op: 'replace', path: 'parts[note eq "n"].note', value: 'm' }),
    ).toThrow(expect.objectContaining({ scimType: 'invalidValue' }));
  });

  it('may come with its value and go with it', () => {
    expect(add({}, 'one', { code: 'x' })).toEqual({ one: { code: 'x' } });
    expect(add({ parts: [{ code: '1' }] }, 'parts', [{ code: '2' }])).toEqual({
      parts: [{ code: '1' }, { code: '2' }],
    });
    expect(patch({ one: { code: '1', note: 'n' } }, { op: 'remove', path: 'one' }).resource).toEqual({});
    expect(patch({ parts: [{ code: '1' }] }, { op: 'remove', path: 'parts' }).resource).toEqual({});
  });

  it('is required of an extension that comes as a whole, whatever else is written', () => {
    const schemas = ['urn:example:box', MORE];
    const required = expect.objectContaining({ scimType: 'invalidValue', detail: `"${MORE}:a" is required` });
    expect(add({}, MORE, { a: '1', b: '2' })).toEqual({ schemas, [MORE]: { a: '1', b: '2' } });
    expect(() => add({}, `${MORE}:b`, '2')).toThrow(required);
    const operations: PatchOperation[] = [
      { op: 'add', path: 'names', value: ['z'] },
      { op: 'add', path: `${MORE}:b`, value: '2' },
    ];
    expect(() => applyPatch({ names: ['q'] } as object, operations, { resourceType })).toThrow(required);
    const stored = { [MORE]: { b: '1' } };
    const more: PatchOperation[] = [
      { op: 'replace', path: `${MORE}:b`, value: '2' },
      { op: 'add', path: `${MORE}:d`, value: '3' },
    ];
    expect(applyPatch(stored as object, more, { resourceType }).resource).toEqual({
      schemas,
      [MORE]: { b: '2', d: '3' },
    });
  });
});

describe('null in a complex value', () => {
  it('takes a part away where it replaces, and says nothing where it is added', () => {
    const one = { code: '1', note: 'n' };
    const write = (op: 'add' | 'replace') => patch({ one }, { op, path: 'one', value: { note: null } });
    expect(write('replace').resource).toStrictEqual({ one: { code: '1' } });
    expect(write('add')).toMatchObject({ changed: false, resource: { one } });
  });
});

describe('an empty value', () => {
  it('clears what it replaces and not what it is added to', () => {
    const tolerances = (op: 'add' | 'replace') =>
      planPatch([{ op, path: `${ENTERPRISE_USER_URN}:manager`, value: { value: '' } }], {
        resourceType: userResourceType,
      }).operations[0]?.tolerances;
    expect([tolerances('add'), tolerances('replace')]).toEqual([[], ['patch.replace-empty-clears']]);
  });
});

describe('what is wrong with an operation', () => {
  it('is told of its value before anything else', () => {
    const replace = () =>
      patch({ keys: [{ value: 'a' }] }, { op: 'replace', path: 'keys[value eq "a"]', value: 7 }, 'strict');
    expect(replace).toThrow(/expected an object, found the number 7/);
    const unknown = () => patch({}, { op: 'add', path: 'nowhere', value: 1 }, 'strict');
    expect(unknown).toThrow(expect.objectContaining({ detail: 'operation 1: "nowhere" is no attribute of Box.' }));
    expect(() => planPatch('x' as never, { resourceType })).toThrow('planPatch needs an array of operations');
  });
});

describe('a difference of elements', () => {
  it('is told by value first, by parts that are there, and never by primary', () => {
    const [a, b, c] = [{ value: 'a' }, { value: 'b', photo: 'TQ==' }, { value: 'c' }];
    expect(diff({ keys: [a, b, c] }, { keys: [a, c] })).toEqual([{ op: 'remove', path: 'keys[value eq "b"]' }]);
    const photo = { photo: 'TWE=' };
    expect(diff({ keys: [a, photo, b, c] }, { keys: [b, c] })).toEqual([
      { op: 'remove', path: 'keys[value eq "a"]' },
      { op: 'remove', path: 'keys[photo eq "TWE="]' },
    ]);
    const other = { value: 'a', photo: 'TWE=' };
    expect(diff({ keys: [{ ...a, primary: true }, other] }, { keys: [other] })).toEqual([
      { op: 'replace', path: 'keys', value: [other] },
    ]);
  });

  it('is the whole list where that is shorter', () => {
    const [a, b] = [{ value: 'a', primary: true }, { value: 'b' }];
    const wanted = [{ value: 'b', primary: true }];
    expect(diff({ keys: [a, b] }, { keys: wanted })).toEqual([{ op: 'replace', path: 'keys', value: wanted }]);
  });

  it('is told by text of a thousand characters, by an empty one, and of a value without its list', () => {
    const text = 'x'.repeat(1000);
    const rest = ['b', 'c'];
    expect(diff({ names: [text, ...rest] }, { names: rest })).toEqual([
      { op: 'remove', path: `names[value eq "${text}"]` },
    ]);
    expect(diff({ names: [`${text}x`, ...rest] }, { names: rest })).toEqual([
      { op: 'replace', path: 'names', value: rest },
    ]);
    expect(diff({ names: ['', ...rest] }, { names: rest })).toEqual([{ op: 'remove', path: 'names[value eq ""]' }]);
    expect(diff({ names: 'b' }, { names: rest })).toEqual([{ op: 'add', path: 'names', value: ['c'] }]);
  });
});
