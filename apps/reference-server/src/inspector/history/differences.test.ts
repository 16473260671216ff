import { describe, expect, it } from 'vitest';
import { differences } from './differences.ts';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

describe('differences', () => {
  it('names attributes by their path, and leaves out what is the same', () => {
    const before = {
      userName: 'ada',
      name: { givenName: 'Ada', familyName: 'Byron' },
      [enterprise]: { department: 'A' },
    };
    const after = {
      userName: 'ada',
      name: { givenName: 'Ada', familyName: 'King' },
      [enterprise]: { costCenter: '7' },
    };
    expect(differences(before, after)).toEqual([
      { path: 'name.familyName', kind: 'changed', before: 'Byron', after: 'King' },
      { path: `${enterprise}:department`, kind: 'removed', before: 'A' },
      { path: `${enterprise}:costCenter`, kind: 'added', after: '7' },
    ]);
  });

  it('tells elements apart by type, by value, or as a whole, and never by their place', () => {
    const work = { type: 'work', value: 'a@example.com' };
    const home = { type: 'home', value: 'b@example.com' };
    expect(differences({ emails: [work, home] }, { emails: [home, { ...work, value: 'c@example.com' }] })).toEqual([
      { path: 'emails[type eq "work"].value', kind: 'changed', before: 'a@example.com', after: 'c@example.com' },
    ]);
    expect(differences({ emails: [work] }, { emails: [work, { ...work, value: 'c@example.com' }] })).toEqual([
      {
        ...{ path: 'emails[value eq "c@example.com"]', kind: 'added' },
        after: { type: 'work', value: 'c@example.com' },
      },
    ]);
    expect(differences({ tags: ['a', 'b'] }, { tags: ['b', 'c'] })).toEqual([
      { path: 'tags', kind: 'removed', before: 'a' },
      { path: 'tags', kind: 'added', after: 'c' },
    ]);
  });

  it('takes a resource that is new or gone apart into its attributes', () => {
    expect(differences(undefined, { userName: 'ada', [enterprise]: { department: 'A' } })).toEqual([
      { path: 'userName', kind: 'added', after: 'ada' },
      { path: `${enterprise}:department`, kind: 'added', after: 'A' },
    ]);
    expect(differences({ name: { givenName: 'Ada' } }, undefined)).toEqual([
      { path: 'name', kind: 'removed', before: { givenName: 'Ada' } },
    ]);
  });

  it('takes unassigned, null and an empty list for one state', () => {
    expect(differences({ title: null, emails: [] }, {})).toEqual([]);
  });
});
