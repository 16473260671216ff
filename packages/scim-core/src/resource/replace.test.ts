import { describe, expect, it } from 'vitest';
import { defineSchema } from '../schema/define-schema.ts';
import { defineResourceType } from '../schema/resource-type.ts';
import { userResourceType } from '../schema/resource-types.ts';
import { readResource } from './read-resource.ts';
import { replaceResource } from './replace.ts';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const resourceType = userResourceType;
const stored = {
  schemas: [resourceType.schema.id, ENTERPRISE],
  id: '1',
  userName: 'bjensen',
  password: 't1meMa$heen',
  title: 'Tour Guide',
  groups: [{ value: 'g' }],
  meta: { resourceType: 'User' },
  [ENTERPRISE]: { department: 'Tour', manager: { value: '2', displayName: 'John' } },
};

function replace(body: object) {
  return replaceResource(stored, readResource(body, { resourceType, context: 'replace' }), { resourceType });
}

describe('replaceResource', () => {
  it('clears what the body leaves out, keeps what a client may not write, and keeps the password', () => {
    expect(replace({ id: 'other', userName: 'babs' })).toEqual({
      schemas: [resourceType.schema.id],
      id: '1',
      userName: 'babs',
      password: 't1meMa$heen',
      groups: [{ value: 'g' }],
      meta: { resourceType: 'User' },
    });
  });

  it('takes a new password', () => {
    expect(replace({ userName: 'babs', password: 'new' }).password).toBe('new');
  });

  it('keeps read-only parts of a value that stays, and drops them with one that does not', () => {
    const manager = (value: string) => replace({ userName: 'b', [ENTERPRISE]: { manager: { value } } })[ENTERPRISE];
    expect(manager('2')).toEqual({ manager: { value: '2', displayName: 'John' } });
    expect(manager('3')).toEqual({ manager: { value: '3' } });
  });

  it('keeps the parts of a value that the client can write and not read', () => {
    const schema = defineSchema({
      id: 'urn:example:Door',
      attributes: [
        {
          name: 'lock',
          type: 'complex',
          subAttributes: [{ name: 'code', mutability: 'writeOnly', returned: 'never' }, { name: 'make' }],
        },
      ],
    });
    const type = defineResourceType({ name: 'Door', endpoint: '/Doors', schema });
    const lock = (body: object) =>
      replaceResource({ lock: { code: '1234', make: 'A' } }, body, { resourceType: type }).lock;
    expect(lock({ lock: { make: 'B' } })).toEqual({ code: '1234', make: 'B' });
    expect(lock({ lock: { code: '5', make: 'B' } })).toEqual({ code: '5', make: 'B' });
    expect(lock({})).toEqual({ code: '1234' });
  });

  it('refuses to change what is immutable and has a value, reports all of it, and keeps what is left out', () => {
    const type = defineResourceType({
      name: 'Badge',
      endpoint: '/Badges',
      schema: defineSchema({
        id: 'urn:example:Badge',
        attributes: [
          { name: 'number', mutability: 'immutable' },
          {
            name: 'chip',
            type: 'complex',
            subAttributes: [{ name: 'serial', mutability: 'immutable' }, { name: 'note' }],
          },
        ],
      }),
    });
    const badge = { schemas: [], number: '7', chip: { serial: 's', note: 'n' } };
    const attempt = () => replaceResource(badge, { number: '8', chip: { serial: 't' } }, { resourceType: type });
    expect(attempt).toThrow(expect.objectContaining({ status: 400, scimType: 'mutability' }));
    expect(attempt).toThrow(/number: is immutable.*; chip\.serial: is immutable/);
    expect(replaceResource(badge, { chip: { note: 'm' } }, { resourceType: type })).toMatchObject({
      number: '7',
      chip: { serial: 's', note: 'm' },
    });
    expect(replaceResource(badge, {}, { resourceType: type })).toEqual({
      schemas: ['urn:example:Badge'],
      number: '7',
      chip: { serial: 's' },
    });
    expect(replaceResource(badge, { number: '7', chip: { serial: 's' } }, { resourceType: type })).toMatchObject({
      number: '7',
      chip: { serial: 's' },
    });
    expect(replaceResource({ schemas: [] }, { number: '9' }, { resourceType: type })).toMatchObject({ number: '9' });
  });

  it('takes an immutable part that has no value yet', () => {
    const schema = defineSchema({
      id: 'urn:example:Badge',
      attributes: [
        {
          name: 'chip',
          type: 'complex',
          subAttributes: [{ name: 'serial', mutability: 'immutable' }, { name: 'note' }],
        },
      ],
    });
    const type = defineResourceType({ name: 'Badge', endpoint: '/Badges', schema });
    const replaced = replaceResource({ chip: { note: 'n' } }, { chip: { serial: 's' } }, { resourceType: type });
    expect(replaced).toStrictEqual({ schemas: ['urn:example:Badge'], chip: { serial: 's' } });
  });

  it('keeps the read-only parts of elements that stay, and names immutable attributes of extensions', () => {
    const schema = defineSchema({
      id: 'urn:example:Rack',
      attributes: [
        {
          name: 'slots',
          type: 'complex',
          multiValued: true,
          subAttributes: [{ name: 'value' }, { name: 'display', mutability: 'readOnly' }],
        },
        { name: 'tags', multiValued: true },
      ],
    });
    const more = defineSchema({ id: 'urn:example:More', attributes: [{ name: 'row', mutability: 'immutable' }] });
    const type = defineResourceType({
      name: 'Rack',
      endpoint: '/Racks',
      schema,
      extensions: [{ schema: more, required: false }],
    });
    const rack = { slots: [{ value: '1', display: 'One' }], tags: ['a', 'b'], 'urn:example:More': { row: '1' } };
    const replaced = replaceResource(
      rack,
      { slots: [{ value: '2' }, { value: '1' }], tags: ['b'] },
      { resourceType: type },
    );
    expect(replaced).toStrictEqual({
      schemas: ['urn:example:Rack', 'urn:example:More'],
      slots: [{ value: '2' }, { value: '1', display: 'One' }],
      tags: ['b'],
      'urn:example:More': { row: '1' },
    });
    expect(() => replaceResource(rack, { 'urn:example:More': { row: '2' } }, { resourceType: type })).toThrow(
      /^urn:example:More:row: is immutable/,
    );
  });
});
