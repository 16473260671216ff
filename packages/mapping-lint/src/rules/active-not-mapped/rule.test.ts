import { describe, expect, it } from 'vitest';
import {
  completeRows,
  findingsOf,
  groupExport,
  mandatoryRows,
  messagesOf,
  userExport,
} from '../../../test-support/lint.ts';

describe('active-not-mapped', () => {
  it('offers the mapping that Entra makes by default', () => {
    const [finding, ...others] = findingsOf('ML401', userExport(mandatoryRows));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'warning',
      message: '"active" is not mapped, so users are never disabled',
      fix: {
        safe: false,
        patch: [{ op: 'add', value: { targetAttributeName: 'active', source: { name: 'Switch', type: 'Function' } } }],
      },
    });
    expect(finding!.why).toContain('Without it Talkdesk creates every user as active.');
  });

  it.each([
    ['it is mapped', userExport(completeRows)],
    ['the object mapping is off', userExport(mandatoryRows, { enabled: false })],
    ['only a part was given', mandatoryRows],
    ['groups are meant', groupExport([mandatoryRows[0]!])],
  ])('is silent where %s', (_name, exported) => expect(messagesOf('ML401', exported)).toEqual([]));

  it('is silent where nobody knows whether the vendor takes it', () => {
    expect(messagesOf('ML401', userExport(mandatoryRows), { id: 'acme', name: 'Acme' })).toEqual([]);
  });
});
