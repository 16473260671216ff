import { describe, expect, it } from 'vitest';
import { Job } from '../../../test-support/job.ts';
import { definedExport, findingsOf, messagesOf, row } from '../../../test-support/lint.ts';

const user = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const group = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const profile = { id: 'acme', name: 'Acme', groups: { references: [{ target: 'members', allowed: [user] }] } };

function referring(...names: readonly string[]) {
  const referencedObjects = names.map((referencedObjectName) => ({ referencedObjectName, referencedProperty: null }));
  const target = [{ name: 'members', type: 'Reference', multivalued: true, referencedObjects }];
  return definedExport([row('members', 'members')], { kind: 'group', target });
}

describe('member-references', () => {
  it('reports a reference too many, and leaves those that are asked for', () => {
    expect(findingsOf('ML604', referring(user, group), profile)).toMatchObject([
      {
        severity: 'error',
        message: `"members" refers to "${group}", which Acme does not expect`,
        fix: { safe: false, patch: [{ op: 'replace', value: [{ referencedObjectName: user }] }] },
      },
    ]);
  });

  it('reports a reference that is missing', () => {
    expect(messagesOf('ML604', referring(), profile)).toEqual([
      `"members" does not refer to "${user}", which Acme needs`,
    ]);
  });

  it('is silent where they are as asked for, and where the vendor does not say', () => {
    expect(messagesOf('ML604', referring(user), profile)).toEqual([]);
    expect(messagesOf('ML604', referring(user, group), 'generic')).toEqual([]);
  });

  it('takes the object of the users for the user, whatever it is called', () => {
    const job = new Job().set('users', { targetObjectName: 'User' }).refer('members', 'User');
    expect(job.lint(profile).filter(({ code }) => code === 'ML604')).toEqual([]);
  });

  it.each([
    ['no object', []],
    ['an object that the directory does not have', ['Person']],
  ])('warns where members refer to %s, whoever the vendor is', (_name, names) => {
    const found = new Job().refer('members', ...names).lint('generic');
    expect(found.filter(({ code }) => code === 'ML604')).toMatchObject([
      { severity: 'warning', fix: { patch: [{ value: [{ referencedObjectName: user }] }] } },
    ]);
  });
});
