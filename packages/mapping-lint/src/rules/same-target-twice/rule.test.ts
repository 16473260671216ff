import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

describe('same-target-twice', () => {
  it.each([
    ['userName', 'USERNAME'],
    ['emails[type eq "work"].value', 'emails[type  eq "work"].Value'],
    ['title', 'urn:ietf:params:scim:schemas:core:2.0:User:title'],
  ])('reports %s and %s', (first, second) => {
    const exported = userExport([row(first, 'a'), row(second, 'b')]);
    expect(findingsOf('ML514', exported, 'generic')).toMatchObject([
      { severity: 'error', message: `"${second}" is the same attribute as "${first}" of mapping 1` },
    ]);
  });

  it('is silent about different elements, and about a plain repetition', () => {
    const rows = [row('emails[type eq "work"].value', 'a'), row('emails[type eq "home"].value', 'b')];
    expect(messagesOf('ML514', userExport(rows), 'generic')).toEqual([]);
    expect(messagesOf('ML514', userExport([row('title', 'a'), row('title', 'b')]), 'generic')).toEqual([]);
  });
});
