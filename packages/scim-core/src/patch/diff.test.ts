import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalText } from '../resource/equal.ts';
import { readResource } from '../resource/read-resource.ts';
import { defineSchema } from '../schema/define-schema.ts';
import { defineResourceType } from '../schema/resource-type.ts';
import { groupResourceType, userResourceType } from '../schema/resource-types.ts';
import { applyPatch } from './apply-patch.ts';
import { diffResources } from './diff.ts';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const user = { resourceType: userResourceType };

describe('diffResources', () => {
  it('is empty for equal resources, whatever the order of elements', () => {
    const a = { userName: 'a', roles: [{ value: 'x' }, { value: 'y' }] };
    const b = { userName: 'a', roles: [{ value: 'y' }, { value: 'x' }], title: null, ims: [] };
    expect(diffResources(a, b, user)).toEqual([]);
  });

  it('touches only the parts of a complex value that differ', () => {
    const before = { name: { givenName: 'Barbara', familyName: 'Jensen', middleName: 'Jane' } };
    const after = { name: { givenName: 'Barbara', familyName: 'Smith' } };
    expect(diffResources(before, after, user)).toEqual([
      { op: 'replace', path: 'name.familyName', value: 'Smith' },
      { op: 'remove', path: 'name.middleName' },
    ]);
  });

  it('writes paths of extensions with their URN and leaves out read-only parts', () => {
    const after = { [ENTERPRISE]: { department: 'Tour', manager: { value: '2', displayName: 'John' } } };
    expect(diffResources({}, after, user)).toEqual([
      { op: 'add', path: `${ENTERPRISE}:department`, value: 'Tour' },
      { op: 'add', path: `${ENTERPRISE}:manager`, value: { value: '2' } },
    ]);
  });

  it('looks at no read-only part, and gives an immutable one its first value alone', () => {
    const schema = defineSchema({
      id: 'urn:example:machine',
      attributes: [
        { name: 'serial', mutability: 'immutable' },
        {
          name: 'origin',
          type: 'complex',
          subAttributes: [
            { name: 'country' },
            { name: 'lot', mutability: 'immutable' },
            { name: 'checked', mutability: 'readOnly' },
          ],
        },
      ],
    });
    const extension = defineSchema({ id: 'urn:example:databases', attributes: [{ name: 'schemas' }] });
    const options = {
      resourceType: defineResourceType({
        name: 'Machine',
        endpoint: '/Machines',
        schema,
        extensions: [{ schema: extension, required: false }],
      }),
    };
    const origin = { country: 'PT', checked: 'no' };
    expect(diffResources({ origin }, { origin: { ...origin, checked: 'yes' } }, options)).toEqual([]);
    expect(diffResources({ origin }, { serial: '1', origin: { ...origin, lot: '1' } }, options)).toEqual([
      { op: 'add', path: 'serial', value: '1' },
      { op: 'add', path: 'origin.lot', value: '1' },
    ]);
    expect(diffResources({ serial: '1', origin: { lot: '1' } }, { serial: '2' }, options)).toEqual([]);
    // Without value before, a part that is not there is not written either.
    expect(diffResources({}, { origin: { country: 'PT', lot: undefined } }, options)).toStrictEqual([
      { op: 'add', path: 'origin', value: { country: 'PT' } },
    ]);
    const databases = { 'urn:example:databases': { schemas: 'public' } };
    expect(diffResources({ schemas: ['a'] }, { schemas: ['b'], ...databases }, options)).toEqual([
      { op: 'add', path: 'urn:example:databases:schemas', value: 'public' },
    ]);
  });

  it('never writes read-only attributes', () => {
    const before = { id: '1', groups: [{ value: 'g' }], meta: { version: 'W/"1"' } };
    expect(diffResources(before, { id: '2', meta: { version: 'W/"2"' } }, user)).toEqual([]);
  });

  it('adds and removes single members', () => {
    const before = { displayName: 'G', members: [{ value: 'a' }, { value: 'b' }, { value: 'c' }] };
    const after = { displayName: 'G', members: [{ value: 'a' }, { value: 'c' }, { value: 'd' }] };
    expect(diffResources(before, after, { resourceType: groupResourceType })).toEqual([
      { op: 'remove', path: 'members[value eq "b"]' },
      { op: 'add', path: 'members', value: [{ value: 'd' }] },
    ]);
  });

  it('moves primary with one operation, since the other element gives way by itself', () => {
    const before = { emails: [{ value: 'a', primary: true }, { value: 'b' }] };
    const after = { emails: [{ value: 'a' }, { value: 'b', primary: true }] };
    expect(diffResources(before, after, user)).toEqual([
      { op: 'replace', path: 'emails[value eq "b"].primary', value: true },
    ]);
  });

  it('replaces the whole where no condition tells elements apart', () => {
    const before = { emails: [{ value: 'a' }, { value: 'A' }] };
    const after = { emails: [{ value: 'a' }, { value: 'c' }, { value: 'd' }] };
    expect(diffResources(before, after, user)).toEqual([{ op: 'replace', path: 'emails', value: after.emails }]);
  });

  it('gives a PATCH that, applied, yields the target', () => {
    const word = fc.constantFrom('a', 'A', 'b', 'c d', '"', '\\');
    const text = fc.option(word, { nil: undefined });
    const record = fc.record({
      value: text,
      type: text,
      display: text,
      primary: fc.option(fc.boolean(), { nil: undefined }),
    });
    // That an element is not primary says nothing when it says nothing else.
    const element = record.filter(({ value, type, display }) => (value ?? type ?? display) !== undefined);
    const elements = fc.option(fc.array(element, { maxLength: 4 }).map(onePrimary), { nil: undefined });
    const resource = fc
      .record({
        userName: word,
        title: text,
        active: fc.option(fc.boolean(), { nil: undefined }),
        name: fc.option(fc.record({ givenName: text, familyName: text }), { nil: undefined }),
        emails: elements,
        roles: elements,
        password: text,
        [ENTERPRISE]: fc.option(
          fc.record({ department: text, manager: fc.option(fc.record({ value: text }), { nil: undefined }) }),
          {
            nil: undefined,
          },
        ),
      })
      .map((json) => readResource(json, { ...user, context: 'create' }));
    fc.assert(
      fc.property(resource, resource, (before, after) => {
        const result = applyPatch(before, diffResources(before, after, user), { ...user, mode: 'strict' });
        expect(comparable(result.resource)).toBe(comparable(after));
      }),
      { numRuns: 1000 },
    );
  });

  it('selects by no value that makes no operand: a date that is none, a picture', () => {
    const schema = defineSchema({
      id: 'urn:example:Trip',
      attributes: [
        { name: 'days', type: 'dateTime', multiValued: true },
        {
          name: 'stops',
          type: 'complex',
          multiValued: true,
          subAttributes: [{ name: 'at', type: 'dateTime' }, { name: 'town' }, { name: 'map', type: 'binary' }],
        },
      ],
    });
    const trip = { resourceType: defineResourceType({ name: 'Trip', endpoint: '/Trips', schema }) };
    const map = 'A'.repeat(20_000);
    const day = '2011-05-13T04:42:34Z';
    const left = [{ at: day }, { town: 'Faro' }];
    for (const [before, after] of [
      // Lenient mode stores a date as it was sent.
      [{ days: ['soon', day, '2012'] }, { days: [day, '2012'] }],
      [{ stops: [{ at: 'soon' }, ...left] }, { stops: left }],
      [{ stops: [{ map }, { map: 'AAAA' }, ...left] }, { stops: left }],
      [{ stops: [{ map, town: 'Lagos' }, ...left] }, { stops: left }],
    ]) {
      const operations = diffResources(before!, after!, trip);
      expect(applyPatch(before!, operations, trip).resource).toEqual(after);
    }
    expect(diffResources({ stops: [{ map, town: 'Lagos' }, ...left] }, { stops: left }, trip)).toEqual([
      { op: 'remove', path: 'stops[town eq "Lagos"]' },
    ]);
  });
});

function onePrimary<E extends { primary?: boolean | undefined }>(elements: E[]): E[] {
  const first = elements.findIndex(({ primary }) => primary === true);
  return elements.map((element, index) =>
    index > first && element.primary === true ? { ...element, primary: false } : element,
  );
}

/** A resource as text, in which an element that is not primary is the same as one that does not say. */
function comparable(resource: object): string {
  return canonicalText(
    JSON.parse(JSON.stringify(resource, (name, value) => (name === 'primary' && value === false ? undefined : value))),
  );
}
