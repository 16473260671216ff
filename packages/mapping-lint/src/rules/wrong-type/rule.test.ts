import { describe, expect, it } from 'vitest';
import { findingsOf, mandatoryRows, messagesOf, userExport } from '../../../test-support/lint.ts';

const clean = JSON.stringify(userExport(mandatoryRows), null, 2);

describe('wrong-type', () => {
  it('reports a text in the place of a mapping', () => {
    const text = clean.replace('"attributeMappings": [', '"attributeMappings": ["userName", ');
    expect(findingsOf('ML104', text)).toMatchObject([
      {
        severity: 'error',
        message: 'a string stands where an attribute mapping belongs',
        pointer: '/synchronizationRules/0/objectMappings/0/attributeMappings/0',
      },
    ]);
  });

  it('is silent about a clean export', () => {
    expect(messagesOf('ML104', clean)).toEqual([]);
  });
});
