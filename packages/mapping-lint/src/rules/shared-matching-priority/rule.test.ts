import { describe, expect, it } from 'vitest';
import { findingsOf, mandatoryRows, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const second = (matchingPriority: number) =>
  userExport([...mandatoryRows, row('externalId', 'objectId', { matchingPriority })]);

describe('shared-matching-priority', () => {
  it('reports the second of two equal priorities, and puts it behind', () => {
    const [finding, ...others] = findingsOf('ML202', second(1));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'warning',
      message: '"externalId" has the matching priority 1, which another mapping has too',
      fix: { safe: false, patch: [{ op: 'replace', value: 2 }] },
    });
    expect(finding!.pointer).toMatch(/\/3\/matchingPriority$/);
  });

  it('reports a negative priority', () => {
    expect(messagesOf('ML202', second(-1))).toEqual(['"externalId" has the matching priority -1']);
  });

  it.each([0, 2])('is silent about the priority %d', (priority) =>
    expect(messagesOf('ML202', second(priority))).toEqual([]),
  );
});
