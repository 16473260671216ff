import { describe, expect, it } from 'vitest';
import { findingsOf, mandatoryRows, messagesOf, userExport } from '../../../test-support/lint.ts';

const clean = JSON.stringify(userExport(mandatoryRows), null, 2);

describe('powershell-names', () => {
  it('tells of PascalCase, as information, and reads it all the same', () => {
    const text = clean.replaceAll(/"([a-z])(\w+)":/g, (_all, first, rest) => `"${first.toUpperCase()}${rest}":`);
    expect(findingsOf('ML105', text)).toMatchObject([{ severity: 'info', location: { line: 2, column: 3 } }]);
    expect(messagesOf('ML502', text)).toEqual([]);
  });

  it('is silent about a clean export', () => {
    expect(messagesOf('ML105', clean)).toEqual([]);
  });
});
