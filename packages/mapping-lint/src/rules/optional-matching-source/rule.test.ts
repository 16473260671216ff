import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const by = (source: string, ...others: readonly object[]) =>
  userExport([row('userName', source, { matchingPriority: 1 }), ...others]);

describe('optional-matching-source', () => {
  it.each(['mail', 'employeeId', 'extensionAttribute3', 'extension_0123456789abcdef0123456789abcdef_id'])(
    'reports %s as the only one',
    (source) => {
      expect(findingsOf('ML206', by(source), 'generic')).toMatchObject([
        { severity: 'warning', message: `users are matched only by "${source}", which may be empty` },
      ]);
    },
  );

  it.each([
    ['everybody has a value', by('userPrincipalName')],
    ['a second attribute matches', by('mail', row('externalId', 'objectId', { matchingPriority: 2 }))],
  ])('is silent where %s', (_name, exported) => expect(messagesOf('ML206', exported, 'generic')).toEqual([]));

  it('is silent where the vendor asks for it', () => {
    const recommended = [{ target: 'userName', source: { type: 'direct', value: 'mail' } }];
    expect(messagesOf('ML206', by('mail'), { id: 'a', name: 'A', users: { recommended } })).toEqual([]);
  });
});
