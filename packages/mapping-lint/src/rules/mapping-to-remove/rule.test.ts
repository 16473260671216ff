import { describe, expect, it } from 'vitest';
import { findingsOf, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const profile = (...removals: readonly object[]) => ({ id: 'acme', name: 'Acme', users: { removals } });
const alias = row('externalId', 'mailNickname');

describe('mapping-to-remove', () => {
  it('goes by the source', () => {
    const exported = userExport([alias, row('externalId', 'objectId')]);
    expect(
      findingsOf('ML519', exported, profile({ source: 'mailNickname', note: 'Acme needs the object ID.' })),
    ).toMatchObject([
      {
        severity: 'error',
        message: 'Acme asks for the mapping from "mailNickname" to be deleted',
        why: 'Acme needs the object ID.',
        mapping: { index: 0 },
        fix: { safe: true, patch: [{ op: 'remove' }] },
      },
    ]);
  });

  it('goes by the target, or by both, with the severity of the profile', () => {
    const title = userExport([row('title', 'jobTitle')]);
    expect(findingsOf('ML519', title, profile({ target: 'title', severity: 'warning' }))).toMatchObject([
      { severity: 'warning', fix: { safe: false } },
    ]);
    expect(messagesOf('ML519', title, profile({ target: 'title', source: 'department' }))).toEqual([]);
  });

  it('says it once, and does not take away by itself what matches', () => {
    const exported = userExport([row('externalId', 'mailNickname', { matchingPriority: 1 })]);
    const found = findingsOf('ML519', exported, profile({ source: 'mailNickname' }));
    expect(found).toMatchObject([{ fix: { safe: false } }]);
    expect(messagesOf('ML304', exported, profile({ source: 'mailNickname' }))).toEqual([]);
  });
});
