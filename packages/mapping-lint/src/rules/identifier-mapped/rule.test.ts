import { describe, expect, it } from 'vitest';
import { completeRows, findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

describe('identifier-mapped', () => {
  it.each(['id', 'ID', 'urn:ietf:params:scim:schemas:core:2.0:User:id'])(
    'reports %s, whatever the vendor',
    (target) => {
      const exported = userExport([...completeRows, row(target, 'objectId')]);
      expect(findingsOf('ML302', exported)).toMatchObject([
        { severity: 'error', mapping: { target }, fix: { safe: true, patch: [{ op: 'remove' }] } },
      ]);
      // One reason is enough for a mapping that has to go.
      expect(messagesOf('ML501', exported)).toEqual([]);
    },
  );

  it.each(['externalId', 'urn:ietf:params:scim:schemas:extension:Acme:2.0:User:id'])('is silent about %s', (target) => {
    expect(messagesOf('ML302', userExport([row(target, 'objectId')]), 'generic')).toEqual([]);
  });

  it('is silent where the vendor lists it for writing', () => {
    const acme = { id: 'acme', name: 'Acme', users: { targets: { supported: [{ target: 'id' }] } } };
    expect(messagesOf('ML302', userExport([row('id', 'objectId')]), acme)).toEqual([]);
  });
});
