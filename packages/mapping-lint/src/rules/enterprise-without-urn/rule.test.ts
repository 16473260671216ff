import { describe, expect, it } from 'vitest';
import { definedExport, findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const urn = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

describe('enterprise-without-urn', () => {
  it.each([
    ['department', `${urn}:department`],
    ['Manager', `${urn}:manager`],
    ['costCenter', `${urn}:costCenter`],
  ])('writes the URN before %s', (target, full) => {
    const exported = userExport([row(target, 'department')]);
    expect(findingsOf('ML508', exported, 'generic')).toMatchObject([
      { severity: 'error', help: `write "${full}"`, fix: { safe: true, patch: [{ value: full }] } },
    ]);
    expect(messagesOf('ML501', exported, 'generic')).toEqual([]);
  });

  it('asks first where the attribute list of the export does not have it', () => {
    const target = ['id', 'userName', 'department'].map((name) => ({ name }));
    const exported = definedExport([row('department', 'department')], { target });
    expect(findingsOf('ML508', exported, 'generic')[0]!.fix).toMatchObject({ safe: false });
  });

  it.each([
    ['it has the URN', row(`${urn}:department`, 'department'), 'generic'],
    [
      'it belongs to another extension',
      row('urn:ietf:params:scim:schemas:extension:A:2.0:User:department', 'a'),
      'generic',
    ],
    ['the vendor takes no department at all', row('department', 'department'), 'talkdesk'],
  ])('is silent where %s', (_name, each, profile) => {
    expect(messagesOf('ML508', userExport([each]), profile)).toEqual([]);
  });

  it('is silent where the vendor lists the bare name', () => {
    const users = { targets: { list: 'closed', supported: [{ target: 'department' }] } };
    const exported = userExport([row('department', 'department')]);
    expect(messagesOf('ML508', exported, { id: 'a', name: 'A', users })).toEqual([]);
  });
});
