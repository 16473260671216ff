import { describe, expect, it } from 'vitest';
import { groupResourceType, userResourceType } from '../schema/resource-types.ts';
import { applyPatch } from './apply-patch.ts';
import type { PatchOperation } from './operation.ts';

const user = {
  userName: 'ada',
  title: 'Guide',
  name: { givenName: 'Ada', familyName: 'Okafor' },
  emails: [
    { value: 'a@x.example', type: 'work' },
    { value: 'b@x.example', type: 'home', primary: true },
    { type: 'other' },
    { value: 'd@x.example', type: 'other' },
  ],
};

const reportOf = (operation: PatchOperation, resource: object = user) =>
  applyPatch(resource, [operation], { resourceType: userResourceType }).operations[0]!;

describe('the reason why an operation did nothing', () => {
  it.each<[string, PatchOperation]>([
    ['the attribute has no value', { op: 'remove', path: 'nickName' }],
    ['the attribute has no value', { op: 'remove', path: 'name.middleName' }],
    ['the attribute has no value', { op: 'remove', path: 'roles' }],
    ['the attribute has no value', { op: 'replace', path: 'roles', value: [] }],
    ['the attribute already has this value', { op: 'replace', path: 'title', value: 'Guide' }],
    ['the attribute already has this value', { op: 'add', path: 'name.givenName', value: 'Ada' }],
    ['the attribute already has this value', { op: 'add', path: 'name', value: { givenName: 'Ada' } }],
    ['the attribute already has these values', { op: 'replace', path: 'emails', value: user.emails }],
    ['the attribute already contains the value', { op: 'add', path: 'emails', value: { type: 'WORK' } }],
    [
      'the selected elements already have this value',
      { op: 'replace', path: 'emails[type eq "work"]', value: { type: 'work', value: 'a@x.example' } },
    ],
    ['no element matches', { op: 'remove', path: 'emails[type eq "fax"]' }],
    ['no element matches', { op: 'remove', path: 'emails[type eq "fax"].value' }],
    ['no element matches', { op: 'remove', path: 'emails', value: [{ value: 'none' }] }],
  ])('is "%s"', (reason, operation) => {
    expect(reportOf(operation)).toMatchObject({ changed: false, effects: [], reason });
  });

  it('is that a read-only attribute was repeated', () => {
    const operations = [{ op: 'replace', value: { id: '1' } }];
    const options = { resourceType: userResourceType, mode: 'strict' } as const;
    expect(applyPatch({ ...user, id: '1' }, operations, options).operations[0]).toMatchObject({
      changed: false,
      reason: 'a read-only attribute was repeated with the value it has',
    });
  });

  it('is the first of several', () => {
    const value = { title: 'Guide', roles: [] };
    expect(reportOf({ op: 'replace', value }).reason).toBe('the attribute already has this value');
  });

  it('is not there where something changed', () => {
    expect(reportOf({ op: 'replace', value: { title: 'Guide', nickName: 'A', active: null } })).toMatchObject({
      changed: true,
      reason: undefined,
    });
  });
});

describe('the effects of an operation', () => {
  const effectsOf = (operation: PatchOperation, resource: object = user) => reportOf(operation, resource).effects;

  it('say which parts and elements were added, replaced and removed', () => {
    expect(effectsOf({ op: 'replace', path: 'name', value: { givenName: 'A', middleName: 'B' } })).toEqual([
      { path: 'name.givenName', effect: 'replaced' },
      { path: 'name.middleName', effect: 'added' },
    ]);
    expect(effectsOf({ op: 'remove', path: 'title' })).toEqual([{ path: 'title', effect: 'removed' }]);
    expect(effectsOf({ op: 'remove', path: 'emails[value pr]' })).toEqual([
      { path: 'emails', effect: 'removed', element: 0 },
      { path: 'emails', effect: 'removed', element: 1 },
      { path: 'emails', effect: 'removed', element: 3 },
    ]);
    const fax = { value: 'f', type: 'fax' };
    expect(effectsOf({ op: 'replace', path: 'emails[type eq "work"]', value: fax })).toEqual([
      { path: 'emails', effect: 'replaced', element: 0 },
    ]);
  });

  it('count elements that stay as they are behind those that vanish', () => {
    // Without its type the third element is nothing, and the fourth moves up.
    expect(effectsOf({ op: 'remove', path: 'emails[type eq "other"].type' })).toEqual([
      { path: 'emails.type', effect: 'removed', element: 2 },
      { path: 'emails', effect: 'removed', element: 2 },
    ]);
  });

  it('name each element of an overwritten list once, equal ones by their number', () => {
    const role = (value: string) => ({ value });
    const before = { roles: [role('a'), role('a'), role('b')] };
    expect(effectsOf({ op: 'replace', path: 'roles', value: [role('a'), role('c')] }, before)).toEqual([
      { path: 'roles', effect: 'added', element: 1 },
      { path: 'roles', effect: 'removed', element: 0 },
      { path: 'roles', effect: 'removed', element: 2 },
    ]);
    // As many equal ones as before are no change.
    expect(effectsOf({ op: 'replace', path: 'roles', value: [role('a'), role('a')] }, before)).toEqual([
      { path: 'roles', effect: 'removed', element: 2 },
    ]);
  });
});

describe('the listener of tolerances', () => {
  it('hears of those that only the resource brought about, with the path of the operation', () => {
    const told: string[] = [];
    const options = {
      resourceType: userResourceType,
      onTolerance: (id: string, where: string) => void told.push(`${id} ${where}`),
    };
    const operations = [
      { op: 'Add', path: 'phoneNumbers[type eq "work"].value', value: '1' },
      { op: 'add', value: { 'ims[type eq "x"].value': 'y' } },
    ];
    const { operations: reports } = applyPatch(user, operations, options);
    expect(told).toEqual([
      'patch.op-any-case Operations[0].op',
      'patch.key-as-path ims[type eq "x"].value',
      'patch.add-creates-element phoneNumbers[type eq "work"].value',
      'patch.add-creates-element ',
    ]);
    expect(reports.map(({ tolerances }) => tolerances)).toEqual([
      ['patch.op-any-case', 'patch.add-creates-element'],
      ['patch.key-as-path', 'patch.add-creates-element'],
    ]);
  });

  it('hears of none twice', () => {
    const told: string[] = [];
    const operations = [{ op: 'add', path: 'members[value eq "1"]', value: { type: 'User' } }];
    applyPatch({ members: [{ value: '1' }] }, operations, {
      resourceType: groupResourceType,
      onTolerance: (id) => void told.push(id),
    });
    expect(told).toEqual(['patch.add-creates-element']);
  });
});
