import { describe, expect, it } from 'vitest';
import { completeRows, constantRow, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

describe('active-constant', () => {
  it.each([
    ['a constant', constantRow('active', 'True')],
    ['nothing', { targetAttributeName: 'active', source: null }],
    ['an empty constant', constantRow('active', '')],
    ['a default value alone', { targetAttributeName: 'active', source: null, defaultValue: 'True' }],
  ])('reports %s', (_name, each) => {
    expect(findingsOf('ML404', userExport([each]))).toMatchObject([
      { severity: 'error', fix: { safe: false, patch: [{ value: { name: 'Switch' } }] } },
    ]);
  });

  it.each([
    ['the default expression', completeRows],
    ['a constant elsewhere', [constantRow('userType', 'Employee')]],
    ['a source that an extract leaves out', [{ targetAttributeName: 'active' }]],
  ])('is silent about %s', (_name, rows) => expect(messagesOf('ML404', userExport(rows), 'generic')).toEqual([]));
});
