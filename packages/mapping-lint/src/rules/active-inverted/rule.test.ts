import { describe, expect, it } from 'vitest';
import { completeRows, findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

describe('active-inverted', () => {
  it('turns the value round', () => {
    expect(findingsOf('ML402', userExport([row('active', 'IsSoftDeleted')]))).toMatchObject([
      { severity: 'error', fix: { safe: true, patch: [{ op: 'replace', value: { name: 'Switch' } }] } },
    ]);
  });

  it.each([
    ['the default expression', completeRows],
    ['another attribute', [row('title', 'IsSoftDeleted')]],
  ])('is silent about %s', (_name, rows) => expect(messagesOf('ML402', userExport(rows))).toEqual([]));
});
