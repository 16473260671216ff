import { describe, expect, it } from 'vitest';
import { findingsOf, mandatoryRows, messagesOf, userExport } from '../../../test-support/lint.ts';

const clean = JSON.stringify(userExport(mandatoryRows), null, 2);

describe('partial-schema', () => {
  it('tells of a pasted mapping, as information', () => {
    expect(findingsOf('ML117', [mandatoryRows[0]!])).toMatchObject([{ severity: 'info' }]);
  });

  it('warns of a schema that maps nothing', () => {
    expect(findingsOf('ML117', { synchronizationRules: [] })).toMatchObject([{ severity: 'warning' }]);
  });

  it('is silent about a clean export', () => {
    expect(messagesOf('ML117', clean)).toEqual([]);
  });
});
