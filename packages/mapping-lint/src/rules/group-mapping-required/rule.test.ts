import { describe, expect, it } from 'vitest';
import { Job } from '../../../test-support/job.ts';
import { completeRows, findingsOf, groupExport, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const profile = (provisioning: string) => ({ id: 'acme', name: 'Acme', groups: { provisioning } });
const rows = [row('displayName', 'displayName'), row('members', 'members')];
const off = groupExport(rows, { enabled: false });

describe('group-mapping-required', () => {
  it('offers to turn the mapping on', () => {
    expect(findingsOf('ML609', off, profile('required'))).toMatchObject([
      { severity: 'error', fix: { safe: false, patch: [{ op: 'replace', value: true }] } },
    ]);
  });

  it('is silent where it is on, where the extract has none, and where the vendor does not need it', () => {
    expect(messagesOf('ML609', groupExport(rows, { enabled: true }), profile('required'))).toEqual([]);
    expect(messagesOf('ML609', userExport(completeRows), profile('required'))).toEqual([]);
    expect(messagesOf('ML609', off, profile('allowed'))).toEqual([]);
  });

  it('reports a whole job that has no mapping of groups', () => {
    const found = new Job().without('groups').lint(profile('required'));
    expect(found.filter(({ code }) => code === 'ML609')).toMatchObject([
      { severity: 'error', message: 'groups are not mapped, and Acme needs them', fix: null },
    ]);
  });
});
