import { describe, expect, it } from 'vitest';
import { judge } from '../judge/judge.ts';
import { openProfile } from '../open-profile.ts';
import corrections from './corrections.json' with { type: 'json' };
import { importedIds } from './index.ts';

const ids = Object.keys(corrections);
const schemas = ['urn:ietf:params:scim:schemas:core:2.0:User'];

describe('what is known beyond the tables', () => {
  it.each(ids)('%s: is about an imported profile, and keeps what its table lists', async (id) => {
    expect(importedIds()).toContain(id);
    const { confidence, users } = await openProfile(id);
    expect(confidence).toBe('imported');
    expect(users.targets.supported.some(({ sources }) => sources?.includes('table'))).toBe(true);
  });

  it('AWS requires names and displayName, which its table has no column for', async () => {
    const { users } = await openProfile('aws-iam-identity-center');
    const mandatory = users.targets.supported.filter((target) => target.mandatory === 'always');
    expect(mandatory.map(({ target, confidence, sources }) => [target, confidence, sources])).toEqual(
      ['userName', 'displayName', 'name.givenName', 'name.familyName'].map((target) => [
        target,
        'documented',
        ['create-user'],
      ]),
    );
    expect(users.targets.supported).toHaveLength(25);
  });

  it('Slack takes short user names without a namesake, and no @ in the display name', async () => {
    const slack = await openProfile('slack');
    const create = (body: object) => judge(slack, { method: 'POST', path: '/Users', body: { schemas, ...body } });
    expect(create({ userName: 'ada', displayName: 'Ada' }).outcome).toBe('accepted');
    expect(create({ userName: 'a'.repeat(21) }).outcome).toBe('unknown');
    expect(create({ userName: 'ada', displayName: 'Ada@Acme' }).outcome).toBe('unknown');
    expect(slack.users.matching.filterable).toEqual(['userName', 'emails[type eq "work"].value']);
  });

  it('Adobe ignores other roles than its two, Oracle refuses what is no country code', async () => {
    const adobe = await openProfile('adobe-identity-management');
    const urn = 'urn:ietf:params:scim:schemas:extension:Adobe:2.0:User';
    const role = { method: 'POST', path: '/Users', body: { schemas, userName: 'ada', [urn]: { eduRole: 'Dean' } } };
    expect(judge(adobe, role).changes).toContainEqual({ target: `${urn}:eduRole`, effect: 'ignored', value: 'Dean' });
    const oracle = await openProfile('oracle-cloud-infrastructure-console');
    const addresses = [{ type: 'work', country: 'Germany' }];
    const country = { method: 'POST', path: '/Users', body: { schemas, userName: 'ada', addresses } };
    expect(judge(oracle, country).outcome).toBe('rejected');
  });

  it('Genesys updates groups and neither creates nor deletes them', async () => {
    const genesys = await openProfile('genesys-cloud-for-azure');
    expect(judge(genesys, { method: 'POST', path: '/Groups', body: { displayName: 'Team' } }).outcome).toBe('rejected');
    expect(judge(genesys, { method: 'DELETE', path: '/Groups/1' }).outcome).toBe('rejected');
    const Operations = [{ op: 'replace', path: 'displayName', value: 'Team' }];
    const body = { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations };
    expect(judge(genesys, { method: 'PATCH', path: '/Groups/1', body }).outcome).toBe('accepted');
  });

  it('a table that its vendor or its own text contradicts is no reason for a finding', async () => {
    expect((await openProfile('mypolicies')).users.targets.list).toBe('open');
    const oracle = await openProfile('oracle-fusion-erp');
    expect(oracle.groups.provisioning).toBe('unknown');
    expect(oracle.oddities).toContain('text-disagrees-with-table');
  });
});
