import { describe, expect, it } from 'vitest';
import { defineSchema } from '../schema/define-schema.ts';
import { defineResourceType } from '../schema/resource-type.ts';
import { groupResourceType, userResourceType } from '../schema/resource-types.ts';
import { applyPatch } from './apply-patch.ts';
import type { PatchOperation } from './operation.ts';
import { planPatch } from './plan-patch.ts';

const group = { resourceType: groupResourceType };
const user = { resourceType: userResourceType };

describe('the steps on relations of a plan', () => {
  const plan = (...operations: PatchOperation[]) => planPatch(operations, group);

  it('are set operations in the order of the request, each with the number of its operation', () => {
    const { relationSteps, onlyRelations } = plan(
      { op: 'add', path: 'members', value: [{ value: '1' }] },
      { op: 'remove', path: 'members[value eq "2"]' },
      { op: 'remove', path: 'members' },
    );
    expect(relationSteps).toMatchObject([
      { action: 'append', operation: 0, elements: [{ value: '1' }], target: { path: 'members' } },
      { action: 'removeMatching', operation: 1, select: { template: { value: '2' } } },
      { action: 'overwrite', operation: 2, elements: [] },
    ]);
    expect(onlyRelations).toBe(true);
  });

  it('leave out what is no relation, for which the resource must be read', () => {
    const { relationSteps, onlyRelations } = plan(
      { op: 'replace', path: 'displayName', value: 'Pilots' },
      { op: 'add', path: 'members', value: [{ value: '1' }] },
    );
    expect(relationSteps).toMatchObject([{ action: 'append', operation: 1 }]);
    expect(onlyRelations).toBe(false);
  });

  it('are none where a request names no relation, and then it is not about relations alone', () => {
    expect(plan({ op: 'replace', path: 'displayName', value: 'Pilots' })).toMatchObject({
      relationSteps: [],
      onlyRelations: false,
    });
    // Nothing is planned, so nothing is known about what the resource holds.
    expect(plan({ op: 'add', value: {} })).toMatchObject({ relationSteps: [], onlyRelations: false });
  });

  it('may be left to a store, which then runs them itself', () => {
    const before = { displayName: 'G', members: [{ value: '1' }] };
    const operations = [
      { op: 'remove', path: 'members' },
      { op: 'replace', path: 'displayName', value: 'Pilots' },
    ];
    const skipped = applyPatch(before, operations, { ...group, relations: 'skip' });
    expect(skipped.resource).toEqual({ displayName: 'Pilots', members: [{ value: '1' }] });
    expect(skipped.operations.map(({ changed }) => changed)).toEqual([false, true]);
    for (const relations of ['apply', undefined] as const) {
      expect(applyPatch(before, operations, { ...group, relations }).resource).toEqual({ displayName: 'Pilots' });
    }
  });
});

describe('a plan', () => {
  it('says of each operation what it departed from, each departure once', () => {
    const told: string[] = [];
    const operations = [
      { op: 'Add', path: 'emails', value: [{ primary: 'True' }, { primary: 'False' }] },
      { op: 'replace', path: 'active', value: 'True' },
      { op: 'replace', path: 'title', value: 't' },
    ];
    const plan = planPatch(operations, { ...user, onTolerance: (id, where) => void told.push(`${id} ${where}`) });
    expect(plan.operations.map(({ tolerances }) => tolerances)).toEqual([
      ['patch.op-any-case', 'body.boolean-as-string'],
      ['body.boolean-as-string'],
      [],
    ]);
    // The listener hears of each place.
    expect(told).toEqual([
      'patch.op-any-case Operations[0].op',
      'body.boolean-as-string emails[0].primary',
      'body.boolean-as-string emails[1].primary',
      'body.boolean-as-string active',
    ]);
  });

  it('says why an operation will do nothing', () => {
    const reasons = (...operations: PatchOperation[]) => planPatch(operations, user).operations.map((it) => it.reason);
    expect(
      reasons(
        { op: 'add', path: 'schemas', value: ['urn:example:x'] },
        { op: 'add', value: {} },
        { op: 'add', path: 'colour', value: 'red' },
        { op: 'remove', path: 'emails', value: [] },
        { op: 'add', path: 'title', value: 't' },
      ),
    ).toEqual([
      'schemas lists what the resource carries and is kept by the service provider',
      'the value names nothing to change',
      '"colour" is no attribute of User. It was ignored.',
      'the value lists nothing to remove',
      undefined,
    ]);
  });

  it('keeps the place of a fault inside the brackets of a path', () => {
    const path = 'emails[type zz "work"]';
    const attempt = () => planPatch([{ op: 'remove', path }], user);
    expect(attempt).toThrow(
      expect.objectContaining({
        scimType: 'invalidFilter',
        location: expect.objectContaining({ text: path, start: path.indexOf('zz') }),
        detail: expect.stringMatching(/^operation 1: (?!operation)/),
      }),
    );
  });

  it('is refused where it is no list of operations', () => {
    for (const operations of [undefined, {}, 'remove']) {
      expect(() => planPatch(operations as never, user)).toThrow(TypeError);
    }
  });

  it('takes an attribute named schemas of an extension for what it is', () => {
    const schema = defineSchema({ id: 'urn:example:base', attributes: [{ name: 'title' }] });
    const extension = defineSchema({ id: 'urn:example:databases', attributes: [{ name: 'schemas' }] });
    const resourceType = defineResourceType({
      name: 'Server',
      endpoint: '/Servers',
      schema,
      extensions: [{ schema: extension, required: false }],
    });
    for (const operation of [
      { op: 'add', path: 'urn:example:databases:schemas', value: 'public' },
      { op: 'add', value: { 'urn:example:databases': { schemas: 'public' } } },
    ]) {
      expect(applyPatch({}, [operation], { resourceType }).resource).toMatchObject({
        'urn:example:databases': { schemas: 'public' },
      });
    }
  });
});
