import { describe, expect, it } from 'vitest';
import { findingsOf, mandatoryRows, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const two = [...mandatoryRows, row('externalId', 'objectId', { matchingPriority: 2 })];
const three = [row('emails[type eq "work"].value', 'mail', { matchingPriority: 3 }), ...two];

describe('many-matching-attributes', () => {
  it('reports the third matching attribute in their order', () => {
    const [finding, ...others] = findingsOf('ML203', userExport(three), 'generic');
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'info',
      message: '3 attributes are used to match existing users',
      mapping: { index: 0 },
      fix: null,
    });
  });

  it('is silent about two', () => expect(messagesOf('ML203', userExport(two), 'generic')).toEqual([]));
});
