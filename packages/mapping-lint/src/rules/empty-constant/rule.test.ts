import { describe, expect, it } from 'vitest';
import { constantRow, findingsOf, messagesOf, userExport } from '../../../test-support/lint.ts';

describe('empty-constant', () => {
  it('removes it', () => {
    expect(findingsOf('ML812', userExport([constantRow('title', '')]), 'generic')).toMatchObject([
      { severity: 'warning', fix: { safe: true, patch: [{ op: 'remove' }] } },
    ]);
  });

  it.each([constantRow('title', 'x'), constantRow('title', '', { defaultValue: 'x' })])(
    'is silent about a value',
    (each) => {
      expect(messagesOf('ML812', userExport([each]), 'generic')).toEqual([]);
    },
  );
});
