import { describe, expect, it } from 'vitest';
import { definedExport, findingsOf, messagesOf, row } from '../../../test-support/lint.ts';

const target = ['id', 'userName', 'emails[type eq "work"].value'].map((name) => ({ name }));

describe('target-case', () => {
  it.each([
    ['Username', 'userName'],
    ['Emails[type eq "work"].Value', 'emails[type eq "work"].value'],
  ])('writes %s as the attribute list has it', (written, listed) => {
    expect(findingsOf('ML109', definedExport([row(written, 'mail')], { target }), 'generic')).toMatchObject([
      {
        severity: 'error',
        message: `"${written}" is "${listed}" in the attribute list`,
        fix: { safe: true, patch: [{ value: listed }] },
      },
    ]);
  });

  it.each(['userName', 'nickName'])('is silent about %s', (written) => {
    expect(messagesOf('ML109', definedExport([row(written, 'mail')], { target }), 'generic')).toEqual([]);
  });
});
