import { describe, expect, it } from 'vitest';
import { completeRows, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

const job = (id: string) => ({ id, ...userExport(completeRows) });

describe('legacy-job', () => {
  it('reports the identifier of an old job', () => {
    expect(findingsOf('ML118', job('customappsso.0123.4567'))).toMatchObject([{ severity: 'warning', pointer: '/id' }]);
  });

  it('is silent about others', () => {
    expect(messagesOf('ML118', job('scim.0123.4567'))).toEqual([]);
    expect(messagesOf('ML118', userExport(completeRows))).toEqual([]);
  });
});
