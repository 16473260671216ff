import { describe, expect, it } from 'vitest';
import { findingsOf, mandatoryRows, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const original = (value: string, rows: readonly object[] = mandatoryRows) =>
  userExport(rows, { metadata: [{ key: 'OriginalJoiningProperty', value }] });

describe('changed-matching', () => {
  it('remarks on another attribute than the application came with', () => {
    expect(
      findingsOf('ML120', original('externalId', [...mandatoryRows, row('externalId', 'objectId')]), 'generic'),
    ).toMatchObject([
      {
        severity: 'info',
        message: 'existing objects are matched by "userName", and were by "externalId" when the application was added',
      },
    ]);
  });

  it.each(['userName', '"userName"'])('is silent where it is still %s', (value) => {
    expect(messagesOf('ML120', original(value), 'generic')).toEqual([]);
  });

  it('is silent where the old one is not mapped any more', () => {
    expect(messagesOf('ML120', original('externalId'), 'generic')).toEqual([]);
  });

  it('is silent where the vendor asks for it, and where the export does not say what it was', () => {
    const matching = { target: 'externalId', precedence: 1 };
    const rows = [row('userName', 'mail'), row('externalId', 'objectId', { matchingPriority: 1 })];
    expect(messagesOf('ML120', original('userName', rows), { id: 'a', name: 'A', users: { matching } })).toEqual([]);
    expect(messagesOf('ML120', userExport(mandatoryRows), 'generic')).toEqual([]);
  });
});
