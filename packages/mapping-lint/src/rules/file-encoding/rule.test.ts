import { describe, expect, it } from 'vitest';
import { findingsOf, mandatoryRows, messagesOf, userExport } from '../../../test-support/lint.ts';

const clean = JSON.stringify(userExport(mandatoryRows), null, 2);

describe('file-encoding', () => {
  it('tells of a byte order mark, as information', () => {
    expect(findingsOf('ML102', `\uFEFF${clean}`)).toMatchObject([
      { severity: 'info', message: 'the file starts with a byte order mark', location: { line: 1, column: 1 } },
    ]);
  });

  it('warns of a character that could not be decoded', () => {
    expect(findingsOf('ML102', clean.replace('Users', 'Us\uFFFDrs'))).toMatchObject([{ severity: 'warning' }]);
  });

  it('is silent about a clean export', () => {
    expect(messagesOf('ML102', clean)).toEqual([]);
  });
});
