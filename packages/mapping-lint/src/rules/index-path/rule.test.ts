import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

describe('index-path', () => {
  it.each(['emails[0].value', 'emails.0.value'])('offers the type in the place of the number in %s', (target) => {
    const exported = userExport([row(target, 'mail')]);
    expect(findingsOf('ML506', exported, 'generic')).toMatchObject([
      { severity: 'error', fix: { safe: false, patch: [{ value: 'emails[type eq "work"].value' }] } },
    ]);
    // The reason is known, so that nothing is said of the syntax.
    expect(messagesOf('ML507', exported, 'generic')).toEqual([]);
  });

  it.each(['emails[type eq "work"].value', 'extensionAttribute1', 'name.givenName'])('is silent about %s', (target) =>
    expect(messagesOf('ML506', userExport([row(target, 'mail')]), 'generic')).toEqual([]),
  );

  it('removes what the vendor does not take in the right form either', () => {
    expect(findingsOf('ML506', userExport([row('emails[0].value', 'mail')]))).toMatchObject([
      {
        help: 'remove the mapping: Talkdesk does not accept "emails[type eq "work"].value" either',
        fix: { safe: true, patch: [{ op: 'remove' }] },
      },
    ]);
  });
});
