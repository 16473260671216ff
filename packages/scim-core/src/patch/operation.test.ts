import { describe, expect, it } from 'vitest';
import { groupResourceType, userResourceType } from '../schema/resource-types.ts';
import { applyPatch } from './apply-patch.ts';
import type { PatchOperation } from './operation.ts';

const group = { displayName: 'G', members: [{ value: 'a' }, { value: 'b' }] };
const user = { userName: 'bjensen', name: { givenName: 'Barbara' }, emails: [{ value: 'b@example.com' }] };
/** Operations as they come from the network, whatever their form. */
const operations = (...given: object[]) => given as PatchOperation[];

describe.each(['strict', 'lenient'] as const)('the members of an operation in %s mode', (mode) => {
  const patchGroup = (...given: object[]) =>
    applyPatch(group, operations(...given), { resourceType: groupResourceType, mode });
  const patchUser = (...given: object[]) =>
    applyPatch(user, operations(...given), { resourceType: userResourceType, mode });

  it('have no letter case, each on its own (RFC 7643 §2.1)', () => {
    expect(patchUser({ op: 'replace', Path: 'nickName', value: 'Babs' }).resource).toMatchObject({ nickName: 'Babs' });
    expect(patchUser({ op: 'replace', path: 'nickName', Value: 'Babs' }).resource).toMatchObject({ nickName: 'Babs' });
    expect(patchUser({ OP: 'replace', Path: 'name', value: { givenName: 'Babs' } }).resource).toMatchObject({
      name: { givenName: 'Babs' },
    });
  });

  it('may not be given twice, for nobody could say which one counts', () => {
    expect(() => patchUser({ op: 'add', path: 'password', Path: 'title', value: 'x' })).toThrow(
      'operation 1: path is given twice, in different letter case',
    );
  });

  it('never make a remove with a value empty the attribute', () => {
    for (const value of [[{ value: 'a' }], [{ value: 'z' }], [{}], [], null]) {
      try {
        expect(patchGroup({ op: 'remove', path: 'members', Value: value }).resource.members).toContainEqual({
          value: 'b',
        });
      } catch (error) {
        expect(error).toMatchObject({ status: 400, scimType: 'invalidSyntax' });
      }
    }
  });

  it('refuse a list that would write nothing, rather than do what nobody said', () => {
    for (const value of [[{}], [{ display: 'x' }], [null]]) {
      for (const op of ['add', 'replace']) {
        expect(() => patchGroup({ op, path: 'members', value })).toThrow(
          expect.objectContaining({ status: 400, scimType: 'invalidValue' }),
        );
      }
    }
    expect(() => patchUser({ op: 'replace', path: 'emails', value: [null] })).toThrow(
      'no element of the value for "emails"',
    );
    expect(patchUser({ op: 'replace', path: 'emails', value: [] }).resource).not.toHaveProperty('emails');
  });
});
