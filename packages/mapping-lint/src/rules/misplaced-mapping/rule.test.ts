import { describe, expect, it } from 'vitest';
import { findingsOf, mandatoryRows, messagesOf, userExport } from '../../../test-support/lint.ts';

const clean = JSON.stringify(userExport(mandatoryRows), null, 2);

describe('misplaced-mapping', () => {
  it('reports a mapping in the list of rules', () => {
    const text = JSON.stringify({ synchronizationRules: [mandatoryRows[0]] });
    expect(findingsOf('ML112', text)).toMatchObject([{ severity: 'error', pointer: '/synchronizationRules/0' }]);
  });

  it('is silent about a clean export', () => {
    expect(messagesOf('ML112', clean)).toEqual([]);
  });
});
