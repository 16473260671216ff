import { describe, expect, it } from 'vitest';
import { defineSchema } from './define-schema.ts';
import { defineResourceType } from './resource-type.ts';

const base = defineSchema({
  id: 'urn:example:Base',
  attributes: [
    // A schema that lists a common attribute again changes nothing of it (RFC 7643 §3.1).
    { name: 'ExternalID', required: true },
    { name: 'Label' },
    {
      name: 'Place',
      type: 'complex',
      subAttributes: [
        { name: 'Room', required: true },
        { name: 'Code', required: true, mutability: 'readOnly' },
        { name: 'Note' },
      ],
    },
  ],
});
const more = defineSchema({
  id: 'urn:example:More',
  attributes: [
    { name: 'Size' },
    { name: 'Owner', type: 'complex', subAttributes: [{ name: 'value' }] },
    { name: 'Label', type: 'integer' },
  ],
});
const last = defineSchema({
  id: 'urn:example:Last',
  attributes: [
    { name: 'Size', type: 'decimal' },
    { name: 'Owner', type: 'complex', subAttributes: [{ name: 'value' }] },
  ],
});
const define = (schemas: readonly (typeof more | typeof last | typeof base)[]) =>
  defineResourceType({
    name: 'Box',
    endpoint: '/Boxes',
    schema: base,
    extensions: schemas.map((schema) => ({ schema, required: false })),
  });
const { index } = define([more, last]);

describe('the index of a resource type', () => {
  it.each([
    ['Label', 'Label'],
    ['LABEL', 'Label'],
    ['label', 'Label'],
    ['Place.Room', 'Place.Room'],
    ['pLACE.rOOM', 'Place.Room'],
    ['urn:example:Base:Place.Room', 'Place.Room'],
    ['URN:EXAMPLE:BASE:PLACE.ROOM', 'Place.Room'],
    ['urn:example:More:Size', 'urn:example:More:Size'],
    ['URN:EXAMPLE:MORE:OWNER.VALUE', 'urn:example:More:Owner.value'],
    ['urn:example:Last:size', 'urn:example:Last:Size'],
    ['externalid', 'externalId'],
    ['urn:example:Base:externalId', 'externalId'],
    ['Size', undefined],
    ['Place.Nowhere', undefined],
    ['urn:example:Nowhere:Label', undefined],
    ['', undefined],
  ])('resolves %s to %s', (path, found) => {
    expect(index.resolve(path)?.path).toBe(found);
  });

  it('resolves exactly what is in the letter case of the schema', () => {
    for (const path of ['Label', 'Place.Room', 'urn:example:Base:Place.Room', 'urn:example:More:Owner.value']) {
      expect(index.resolveExact(path), path).toBe(index.resolve(path));
      expect(index.resolveExact(path.toUpperCase())).toBeUndefined();
    }
  });

  it('finds the attributes of extensions by name, the first one that has it', () => {
    expect(index.resolveInExtensions('SIZE')).toMatchObject({ path: 'urn:example:More:Size' });
    expect(index.resolveInExtensions('owner.VALUE')).toMatchObject({ path: 'urn:example:More:Owner.value' });
    expect(index.resolveInExtensions('Place')).toBeUndefined();
  });

  it('tells the URNs of schemas in any letter case', () => {
    for (const urn of ['urn:example:More', 'URN:EXAMPLE:MORE']) {
      expect(index.extension(urn)?.schema).toBe(more);
      expect(index.isBaseSchema(urn)).toBe(false);
    }
    for (const urn of ['urn:example:Base', 'URN:EXAMPLE:BASE']) expect(index.isBaseSchema(urn)).toBe(true);
    for (const other of ['urn:example:Basis', 'urn:example:Ba', 'Label', '']) {
      expect([index.extension(other), index.isBaseSchema(other)]).toEqual([undefined, false]);
    }
  });

  it('lists each attribute once, with the characteristics of RFC 7643 §3.1 for the common ones', () => {
    expect(index.targets.map(({ path }) => path)).toEqual([
      ...['schemas', 'id', 'externalId', 'meta', 'Label', 'Place'],
      ...['urn:example:More:Size', 'urn:example:More:Owner', 'urn:example:More:Label'],
      ...['urn:example:Last:Size', 'urn:example:Last:Owner'],
    ]);
    expect(index.resolve('externalId')?.attribute).toMatchObject({ required: false, caseExact: true });
  });

  it('knows the parts of a complex attribute, which of them a client must give, and to what they belong', () => {
    const place = index.resolve('Place')!;
    expect(new Set(place.parts.values()).size).toBe(3);
    expect([place.parts.get('Room')?.path, place.parts.get('room')?.path]).toEqual(['Place.Room', 'Place.Room']);
    expect(place.requiredParts.map(({ name }) => name)).toEqual(['Room']);
    expect(index.resolve('Place.Room')?.whole).toBe(place);
    expect(index.resolve('Place.Room')?.parts.size).toBe(0);
    expect([index.resolve('Label')?.parts.size, index.resolve('Label')?.requiredParts]).toEqual([0, []]);
  });
});

describe('a resource type', () => {
  it('lists no schema twice, in any letter case', () => {
    const again = defineSchema({ id: 'URN:EXAMPLE:MORE', attributes: [] });
    const baseAgain = defineSchema({ id: 'URN:example:BASE', attributes: [] });
    for (const schemas of [[more, again], [again, more], [more, more], [baseAgain]]) {
      expect(() => define(schemas as never)).toThrow(/^resource type "Box" lists the schema .* twice$/);
    }
  });
});
