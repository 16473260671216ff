import { describe, expect, it } from 'vitest';
import { constantRow, findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

describe('secret-or-photo', () => {
  it.each(['password', 'photos', 'photos[type eq "photo"].value'])('reports %s', (target) => {
    expect(findingsOf('ML310', userExport([row(target, 'x')]), 'generic')).toMatchObject([
      { severity: 'error', message: `"${target}" can not be provisioned`, fix: { safe: true } },
    ]);
  });

  it('warns that a constant password stands in the export', () => {
    const [finding] = findingsOf('ML310', userExport([constantRow('password', 'Spring-2026')]), 'generic');
    expect(finding!.why).toContain('readable in this export');
  });

  it('is silent about pictures that the vendor lists, and not about passwords', () => {
    const supported = [{ target: 'photos[type eq "photo"].value' }, { target: 'password' }];
    const exported = userExport([row('photos[type eq "photo"].value', 'x'), row('password', 'y')]);
    const acme = { id: 'acme', name: 'Acme', users: { targets: { supported } } };
    expect(messagesOf('ML310', exported, acme)).toEqual(['"password" can not be provisioned']);
  });

  it('is silent about attributes that only sound alike', () => {
    const rows = [row('urn:ietf:params:scim:schemas:extension:A:2.0:User:password', 'x'), row('profileUrl', 'y')];
    expect(messagesOf('ML310', userExport(rows), 'generic')).toEqual([]);
  });
});
