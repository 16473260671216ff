import { describe, expect, it } from 'vitest';
import { findingsOf, mandatoryRows, messagesOf, userExport } from '../../../test-support/lint.ts';

const clean = JSON.stringify(userExport(mandatoryRows), null, 2);

describe('empty-object', () => {
  it('reports each empty object', () => {
    const exported = userExport([...mandatoryRows, {}, { targetAttributeName: 'active', source: {} }]);
    expect(findingsOf('ML113', exported).map(({ pointer }) => pointer)).toEqual([
      '/synchronizationRules/0/objectMappings/0/attributeMappings/3',
      '/synchronizationRules/0/objectMappings/0/attributeMappings/4/source',
    ]);
  });

  it('is silent about a clean export', () => {
    expect(messagesOf('ML113', clean)).toEqual([]);
  });
});
