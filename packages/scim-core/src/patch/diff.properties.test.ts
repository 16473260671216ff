import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyPatch,
  defineResourceType,
  defineSchema,
  diffResources,
  type ResourceType,
  readResource,
  userResourceType,
  valuesEqual,
} from '../index.ts';
import { thing, thingType } from '../test-support/things.ts';
import { storedUser } from '../test-support/user-arbitraries.ts';

type Members = Record<string, unknown>;

/** An element that does not say whether it is primary is not. */
function withPrimary(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withPrimary);
  if (typeof value !== 'object' || value === null) return value;
  const { primary, ...rest } = value as Members;
  return primary === false || primary === undefined ? rest : { ...rest, primary };
}

function same(a: Members, b: Members): boolean {
  const plain = (resource: Members) =>
    Object.fromEntries(Object.entries(resource).map(([name, value]) => [name, withPrimary(value)]));
  return valuesEqual(plain(a), plain(b));
}

/** Keeps the first primary element, as reading demands. */
const validThing = thing.map((resource) => {
  const first = resource.items?.findIndex(({ primary }) => primary === true) ?? -1;
  const items = resource.items?.map((item, index) => (index === first ? item : { ...item, primary: false }));
  const given = { ...resource, ...(items === undefined ? {} : { items }) };
  return readResource(given, { resourceType: thingType, context: 'response' }) as Members;
});

describe.each([
  ['users', userResourceType as ResourceType, storedUser as fc.Arbitrary<Members>],
  ['things', thingType as ResourceType, validThing],
])('the difference of two %s', (_, resourceType, resource) => {
  it('makes one of the other, in strict mode, too', () => {
    fc.assert(
      fc.property(resource, resource, (before, after) => {
        const operations = diffResources(before, after, { resourceType });
        const patched = applyPatch(before, operations, { resourceType, mode: 'strict' }).resource;
        const wanted = before.id === undefined ? after : { ...after, id: before.id };
        expect(same(patched, wanted), JSON.stringify({ operations, patched })).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('is none where there is none, and none is left when it is applied', () => {
    fc.assert(
      fc.property(resource, resource, (before, after) => {
        expect(diffResources(before, structuredClone(before), { resourceType })).toEqual([]);
        const operations = diffResources(before, after, { resourceType });
        const { resource: patched } = applyPatch(before, operations, { resourceType, mode: 'strict' });
        expect(diffResources(patched, after, { resourceType })).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('changes something with each of its operations', () => {
    fc.assert(
      fc.property(resource, resource, (before, after) => {
        const operations = diffResources(before, after, { resourceType });
        const { operations: reports } = applyPatch(before, operations, { resourceType, mode: 'strict' });
        expect(reports.filter(({ changed }) => !changed)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

it('leaves immutable parts where they are, and what holds them', () => {
  const schema = defineSchema({
    id: 'urn:example:origin',
    attributes: [
      {
        name: 'origin',
        type: 'complex',
        subAttributes: [{ name: 'lot', mutability: 'immutable' }, { name: 'country' }],
      },
    ],
  });
  const options = { resourceType: defineResourceType({ name: 'Lot', endpoint: '/Lots', schema }) };
  const removed = { op: 'remove', path: 'origin.country' };
  expect(diffResources({ origin: { lot: '1', country: 'PT' } }, {}, options)).toEqual([removed]);
  expect(diffResources({ origin: { country: 'PT' } }, {}, options)).toEqual([{ op: 'remove', path: 'origin' }]);
  expect(diffResources({ origin: { lot: '1' } }, { origin: { lot: '2' } }, options)).toEqual([]);
});
