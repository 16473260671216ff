import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const primary = { targetAttributeName: 'emails[type eq "work"].primary', source: null, defaultValue: 'True' };

describe('element-without-value', () => {
  it('reports an element that will be empty', () => {
    expect(findingsOf('ML505', userExport([primary]), 'generic')).toMatchObject([
      {
        severity: 'warning',
        message: '"emails[type eq "work"].primary" is mapped, but "emails[type eq "work"].value" is not',
      },
    ]);
  });

  it.each([
    ['the value is mapped, too', userExport([primary, row('Emails[Type eq "work"].Value', 'mail')])],
    ['an address has no value', userExport([{ ...primary, targetAttributeName: 'addresses[type eq "work"].primary' }])],
    ['only a part was given', [primary]],
  ])('is silent where %s', (_name, exported) => expect(messagesOf('ML505', exported, 'generic')).toEqual([]));
});
