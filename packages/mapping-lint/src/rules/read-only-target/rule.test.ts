import { describe, expect, it } from 'vitest';
import { findingsOf, groupExport, messagesOf, row, userExport } from '../../../test-support/lint.ts';

describe('read-only-target', () => {
  it.each(['meta.created', 'schemas', 'groups', 'groups.value'])('reports %s', (target) => {
    expect(findingsOf('ML303', userExport([row(target, 'department')]), 'generic')).toMatchObject([
      { severity: 'error', message: `"${target}" is read-only`, fix: { safe: true, patch: [{ op: 'remove' }] } },
    ]);
  });

  it('reports what the profile calls read-only', () => {
    const supported = [{ target: 'nickName', mutability: 'readOnly', note: 'Acme makes it of the name.' }];
    const profile = { id: 'acme', name: 'Acme', users: { targets: { supported } } };
    const [finding] = findingsOf('ML303', userExport([row('nickName', 'displayName')]), profile);
    expect(finding!.why).toContain('Acme makes it of the name.');
  });

  it.each([
    [
      'the attribute is one of an extension',
      userExport([row('urn:ietf:params:scim:schemas:extension:A:2.0:User:groups', 'a')]),
    ],
    ['groups have attributes of their own', groupExport([row('displayName', 'displayName')])],
  ])('is silent where %s', (_name, exported) => expect(messagesOf('ML303', exported, 'generic')).toEqual([]));

  it('is silent where the vendor takes it', () => {
    const profile = { id: 'acme', name: 'Acme', users: { targets: { supported: [{ target: 'groups' }] } } };
    expect(messagesOf('ML303', userExport([row('groups', 'department')]), profile)).toEqual([]);
  });
});
