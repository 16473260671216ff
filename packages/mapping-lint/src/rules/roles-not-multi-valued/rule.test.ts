import { describe, expect, it } from 'vitest';
import { definedExport, expressionRow, findingsOf, messagesOf } from '../../../test-support/lint.ts';

const roles = (more: object, name = 'AssertiveAppRoleAssignmentsComplex') =>
  definedExport([expressionRow('roles', `${name}([appRoleAssignments])`)], { target: [{ name: 'roles', ...more }] });

describe('roles-not-multi-valued', () => {
  it.each([
    [{ multivalued: false }, 'replace'],
    [{}, 'add'],
  ])('makes a list of it', (more, op) => {
    expect(findingsOf('ML707', roles(more), 'generic')).toMatchObject([
      { severity: 'error', fix: { safe: true, patch: [{ op, value: true }] } },
    ]);
  });

  it('is silent about a list, and about one role', () => {
    expect(messagesOf('ML707', roles({ multivalued: true }), 'generic')).toEqual([]);
    expect(messagesOf('ML707', roles({}, 'SingleAppRoleAssignment'), 'generic')).toEqual([]);
  });

  it('is silent where the vendor takes one text, which is another finding', () => {
    const supported = [{ target: 'roles', multiValued: false }];
    const acme = { id: 'acme', name: 'Acme', users: { targets: { supported } } };
    expect(messagesOf('ML707', roles({}), acme)).toEqual([]);
  });
});
