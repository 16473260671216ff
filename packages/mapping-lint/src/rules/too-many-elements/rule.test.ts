import { describe, expect, it } from 'vitest';
import { completeRows, findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const acme = { id: 'acme', name: 'Acme', limits: { elementsPerAttribute: 1 } };
const work = row('emails[type eq "work"].value', 'mail');
const other = row('emails[type eq "other"].value', 'otherMail');
const phone = row('phoneNumbers[type eq "work"].value', 'telephoneNumber');

describe('too-many-elements', () => {
  it('reports the second element of a list', () => {
    expect(findingsOf('ML504', userExport([...completeRows, work, other, phone]), acme)).toMatchObject([
      { severity: 'error', mapping: { target: 'emails[type eq "other"].value' }, fix: { safe: false } },
    ]);
  });

  it.each([
    ['one element of each list', [...completeRows, work, phone], acme],
    [
      'two attributes of one element',
      [...completeRows, work, row('emails[type eq "work"].display', 'displayName')],
      acme,
    ],
    ['a vendor that says nothing of it', [...completeRows, work, other], 'generic'],
  ])('is silent about %s', (_name, rows, profile) => {
    expect(messagesOf('ML504', userExport(rows), profile)).toEqual([]);
  });
});
