import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const mail = 'emails[type eq "work"].value';
const profile = (sameSourceAs?: readonly string[]) => {
  const matching = { target: 'userName', ...(sameSourceAs === undefined ? {} : { sameSourceAs }) };
  return { id: 'acme', name: 'Acme', users: { matching } };
};
const mapped = (source: string) =>
  userExport([row('userName', 'userPrincipalName', { matchingPriority: 1 }), row(mail, source)]);

describe('differs-from-matching-source', () => {
  it('reports that the vendor looks at another value than Entra', () => {
    expect(findingsOf('ML213', mapped('mail'), profile([mail]))).toMatchObject([
      {
        severity: 'warning',
        message: `"${mail}" and "userName" come from different sources`,
        help: `map userPrincipalName to "${mail}", or the other way round`,
      },
    ]);
  });

  it('is silent where both are the same, where one is missing, and where the vendor does not mind', () => {
    expect(messagesOf('ML213', mapped('userPrincipalName'), profile([mail]))).toEqual([]);
    expect(messagesOf('ML213', userExport([row('userName', 'mail')]), profile([mail]))).toEqual([]);
    expect(messagesOf('ML213', mapped('mail'), profile())).toEqual([]);
  });
});
