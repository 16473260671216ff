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

describe('the form of an operation', () => {
  const attempt = (operation: unknown, mode: 'strict' | 'lenient' = 'lenient') =>
    applyPatch(user, operations({ op: 'remove', path: 'title' }, operation as object), {
      resourceType: userResourceType,
      mode,
    });

  it.each<[unknown, string, string]>([
    ['remove', 'invalidSyntax', 'must be an object with op, path and value, found the text "remove"'],
    [{ path: 'title' }, 'invalidSyntax', 'op must be "add", "remove" or "replace", found nothing'],
    [{ op: 7 }, 'invalidSyntax', 'op must be "add", "remove" or "replace", found the number 7'],
    [{ op: 'ad' }, 'invalidSyntax', 'op must be "add", "remove" or "replace", found "ad". Did you mean "add"?'],
    [{ op: 'REMOV' }, 'invalidSyntax', 'found "REMOV". Did you mean "remove"?'],
    [{ op: 'replac' }, 'invalidSyntax', 'found "replac". Did you mean "replace"?'],
    [{ op: 'remove', path: 7 }, 'invalidPath', 'path must be text, found the number 7'],
    [{ op: 'add', path: 'title' }, 'invalidValue', 'add needs a value'],
    [{ op: 'add', path: 'title', value: null }, 'invalidValue', 'add needs a value for "title"'],
    [{ op: 'remove' }, 'noTarget', 'remove needs the path of an attribute'],
    [
      { op: 'add', value: 7 },
      'invalidValue',
      'without a path the value must be an object of attributes, found the number 7',
    ],
    [{ op: 'replace', path: 'id', value: '2' }, 'mutability', '"id" is read-only'],
    [{ op: 'replace', path: 'emails[type eq "fax"]', value: {} }, 'invalidValue', '"emails" needs a value'],
    [{ op: 'remove', path: 'name[value eq "x"]' }, 'invalidPath', '"name[value eq "x"]" has a single value'],
    [
      { op: 'replace', path: 'emails[not (type pr) and value eq "x"]', value: { value: 'x' } },
      'noTarget',
      'no element of "emails" matches the condition of the path',
    ],
    [
      {
        op: 'add',
        path: 'emails',
        value: [
          { value: 'x', primary: true },
          { value: 'y', primary: true },
        ],
      },
      'invalidValue',
      'emails: 2 elements are primary, only one may be',
    ],
  ])('%j is refused as %s', (operation, scimType, problem) => {
    const refused = () => attempt(operation);
    expect(refused).toThrow(expect.objectContaining({ status: 400, scimType }));
    expect(refused).toThrow(/^operation 2: /);
    expect(refused).toThrow(problem);
  });

  it.each<[object, string, string]>([
    [{ op: 'Add', path: 'title', value: 't' }, 'invalidSyntax', 'op "Add" must be written in lower case'],
    [{ op: 'remove', path: 'title', value: 't' }, 'invalidSyntax', 'remove has no value'],
    [{ op: 'remove', path: 'emails[type eq "x"]', value: 't' }, 'invalidSyntax', 'remove has no value'],
    [
      { op: 'remove', path: 'emails', value: [{ value: 'x' }] },
      'invalidSyntax',
      'remove has no value; select elements by a path such as emails[value eq "…"]',
    ],
    [
      { op: 'add', path: 'emails.type', value: 'x' },
      'invalidPath',
      '"emails.type" needs a condition in brackets that selects elements',
    ],
    [
      { op: 'add', value: { 'name.givenName': 'x' } },
      'invalidPath',
      'the member "name.givenName" is a path; give it as the path of its own operation',
    ],
    [
      { op: 'add', path: 'department', value: 'x' },
      'invalidPath',
      'Write urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department.',
    ],
    [{ op: 'add', path: 'titel', value: 'x' }, 'invalidPath', 'Did you mean "title"?'],
    [{ op: 'add', path: 'name.givenNam', value: 'x' }, 'invalidPath', 'Did you mean "givenName"?'],
    [{ op: 'replace', value: { id: '9' } }, 'mutability', '"id" is read-only'],
  ])('%j is refused as %s in strict mode', (operation, scimType, problem) => {
    const refused = () => attempt(operation, 'strict');
    expect(refused).toThrow(expect.objectContaining({ status: 400, scimType }));
    expect(refused).toThrow(/^operation 2: /);
    expect(refused).toThrow(problem);
  });

  it('is refused for members, which are added and removed whole', () => {
    const refused = (operation: PatchOperation) => () =>
      applyPatch(group, [operation], { resourceType: groupResourceType });
    expect(refused({ op: 'replace', path: 'members[value eq "a"].value', value: 'x' })).toThrow(
      '"members.value" can\'t be changed; remove the element and add another',
    );
    expect(refused({ op: 'add', path: 'members[value co "a"]', value: { type: 'User' } })).toThrow(
      'the elements of "members" can\'t be added to; add them without brackets',
    );
  });
});
