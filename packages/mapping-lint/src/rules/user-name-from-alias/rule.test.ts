import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

describe('user-name-from-alias', () => {
  it('offers userPrincipalName', () => {
    expect(findingsOf('ML307', userExport([row('userName', 'mailNickname')]))).toMatchObject([
      {
        severity: 'warning',
        fix: { safe: false, patch: [{ value: 'userPrincipalName' }, { value: '[userPrincipalName]' }] },
      },
    ]);
  });

  it.each([
    ['it is the principal name', row('userName', 'userPrincipalName')],
    ['it matches, which is another finding', row('userName', 'mailNickname', { matchingPriority: 1 })],
  ])('is silent where %s', (_name, each) => expect(messagesOf('ML307', userExport([each]))).toEqual([]));
});
