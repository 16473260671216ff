import { describe, expect, it } from 'vitest';
import { Job } from '../../../test-support/job.ts';
import { findingsOf, groupExport, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

describe('target-spelling', () => {
  it.each([
    ['externalID', 'externalId'],
    ['Emails[type  eq "Work"].Value', 'emails[type eq "Work"].value'],
    ['NAME.givenname', 'name.givenName'],
    [`${enterprise}:Department`, `${enterprise}:department`],
    [`${enterprise.toLowerCase()}:department`, `${enterprise}:department`],
  ])('corrects %s', (target, right) => {
    const found = findingsOf('ML522', userExport([row(target, 'x')]), 'generic');
    expect(found).toMatchObject([
      { severity: 'warning', message: `"${target}" is written "${right}" in SCIM`, fix: { safe: true } },
    ]);
  });

  it('goes by what the vendor lists', () => {
    const own = 'urn:ietf:params:scim:schemas:extension:talkdesk:2.0:User';
    expect(messagesOf('ML522', userExport([row(`${own}:RolesString`, 'x')]))).toEqual([
      `"${own}:RolesString" is written "${own}:rolesString" at Talkdesk`,
    ]);
  });

  const spelled = (job: Job) => job.lint('staffbase').filter(({ code }) => code === 'ML522');

  it('says to add the right spelling where the attribute list lacks it', () => {
    const job = new Job().map('externalId', 'objectId').undefine('externalId').define('externalID');
    expect(spelled(job.retarget('externalId', 'externalID'))).toMatchObject([
      { fix: null, help: 'add "externalId" to the attribute list, and map to that' },
    ]);
  });

  it('is silent where the attribute list has the right spelling alone, which is another finding', () => {
    expect(spelled(new Job().retarget('externalId', 'externalID'))).toEqual([]);
  });

  it.each([
    ['the standard spelling', userExport([row('emails[type eq "work"].value', 'x'), row('externalId', 'y')])],
    ['white space in a filter', userExport([row('emails[type  eq "work"].value', 'x')])],
    ['attributes that nobody knows', userExport([row('urn:ietf:params:scim:schemas:extension:A:2.0:User:Team', 'x')])],
    ['groups', groupExport([row('displayName', 'x'), row('members', 'y')])],
  ])('is silent about %s', (_name, exported) => expect(messagesOf('ML522', exported, 'generic')).toEqual([]));
});
