import { describe, expect, it } from 'vitest';
import { findingsOf, groupExport, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const exported = userExport([row('externalId', 'mailNickname')]);

describe('external-id-from-alias', () => {
  it('offers objectId for a decision', () => {
    const [finding] = findingsOf('ML304', exported, 'talkdesk');
    expect(finding).toMatchObject({
      severity: 'warning',
      message: 'the external identifier comes from "mailNickname"',
      fix: { safe: false, patch: [{ value: 'objectId' }, { value: '[objectId]' }] },
    });
    expect(finding!.why).toContain('Talkdesk asks for "objectId".');
  });

  it('only remarks on it where the vendor does not speak of it, as it is the default of Entra', () => {
    expect(findingsOf('ML304', exported, 'generic')).toMatchObject([{ severity: 'info' }]);
  });

  it('is silent where the vendor asks for it', () => {
    const recommended = [{ target: 'externalId', source: { type: 'direct', value: 'mailNickname' } }];
    expect(messagesOf('ML304', exported, { id: 'a', name: 'A', users: { recommended } })).toEqual([]);
  });

  it.each([
    ['another source is mapped', userExport([row('externalId', 'objectId')])],
    ['a group has it', groupExport([row('externalId', 'mailNickname')])],
  ])('is silent where %s', (_name, given) => expect(messagesOf('ML304', given, 'generic')).toEqual([]));
});
