import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

describe('duplicate-target', () => {
  it('reports the second one, and leaves the choice where the two differ', () => {
    const rows = [row('title', 'jobTitle'), row('title', 'department')];
    expect(findingsOf('ML111', userExport(rows), 'generic')).toMatchObject([
      {
        severity: 'error',
        message: '"title" is mapped already, by mapping 1',
        mapping: { index: 1 },
        fix: null,
        choices: [
          { title: 'keep mapping 1, from [jobTitle] to "title"', patch: [{ op: 'remove' }] },
          { title: 'keep mapping 2, from [department] to "title"', patch: [{ op: 'remove' }] },
        ],
      },
    ]);
  });

  it('removes a repetition without asking', () => {
    const rows = [row('title', 'jobTitle'), row('title', 'jobTitle')];
    expect(findingsOf('ML111', userExport(rows), 'generic')[0]!.fix).toMatchObject({ safe: true });
  });

  it('is silent about different targets', () => {
    const rows = [row('emails[type eq "work"].value', 'mail'), row('emails[type eq "home"].value', 'mail')];
    expect(messagesOf('ML111', userExport(rows), 'generic')).toEqual([]);
  });
});
