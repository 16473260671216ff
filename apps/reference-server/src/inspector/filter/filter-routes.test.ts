import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { group, type InspectedServer, startInspected, user } from '../test-support/inspected-server.ts';
import type { FilterExplanation } from './contract.ts';

let inspected: InspectedServer;
beforeEach(async () => {
  inspected = await startInspected();
});
afterEach(() => inspected.server.close());

const scim = (...request: Parameters<InspectedServer['scim']>) => inspected.scim(...request);
const create = (endpoint: string, body: object) => inspected.create(endpoint, body);
const ask = (filter: string, type = 'User') =>
  inspected.api('GET', `/tenants/default/explain?type=${type}&filter=${encodeURIComponent(filter)}`);
const explain = async (filter: string, type?: string) => (await ask(filter, type)).json() as FilterExplanation;
const names = (traces: FilterExplanation['matches']) => traces.map(({ name }) => name);

describe('the filter explainer', () => {
  it('shows what matches, what nearly does, and which index was used', async () => {
    for (const name of ['bjensen', 'bjenson', 'zoe']) await create('/Users', user(name));
    const told = await explain('USERNAME eq "BJensen"');
    expect(told).toMatchObject({
      ...{ tenant: 'default', resourceType: 'User', canonical: 'userName eq "BJensen"' },
      ...{ tolerances: [], total: 1, error: null },
      plan: { source: 'equal', isIndexed: true, examined: 1 },
    });
    expect(told.plan.detail).toBe('The index on userName leads to 1 resource; nothing else is looked at.');
    expect(names(told.matches)).toEqual(['bjensen']);
    expect(names(told.others)).toEqual(['bjenson', 'zoe']);
    expect(told.matches[0]?.trace).toMatchObject({ result: true, why: expect.stringContaining('without regard') });
    expect(told.others[0]?.trace).toMatchObject({ result: false, why: expect.stringContaining('"bjenson"') });
  });

  it('shows which condition a near miss lacks', async () => {
    await create('/Users', user('ada', { active: false, title: 'Countess' }));
    await create('/Users', user('bob', { active: false }));
    const { plan, others, total } = await explain('userName sw "a" and active eq "True"');
    expect(total).toBe(0);
    expect(plan.detail).toBe('The index on userName leads to 1 resource; active eq true is looked at in each of them.');
    expect(others[0]).toMatchObject({
      name: 'ada',
      trace: { why: '1 of 2 conditions hold; all must', children: [{ result: true }, { result: false }] },
    });
  });

  it('knows members and the groups of a user', async () => {
    const ada = await create('/Users', user('ada'));
    await create('/Users', user('bob'));
    const staff = await create('/Groups', group('Staff', [ada]));
    const byGroup = await explain(`groups.value eq "${staff}"`);
    expect([names(byGroup.matches), byGroup.plan.isIndexed]).toEqual([['ada'], false]);
    const byMember = await explain(`members[value eq "${ada}"]`, 'Group');
    expect(byMember).toMatchObject({ total: 1, plan: { source: 'union', isIndexed: true } });
    expect(byMember.matches[0]).toMatchObject({ name: 'Staff', isMatch: true });
  });

  it('explains the filter of an exchange as things were then', async () => {
    await create('/Users', user('ada'));
    await scim('GET', `/Users?filter=${encodeURIComponent('userName eq "zoe"')}`);
    const exchange = inspected.lastExchange();
    await create('/Users', user('zoe'));
    const told = (await inspected.api('GET', `/exchanges/${exchange}/filter`)).json() as FilterExplanation;
    expect([told.total, names(told.others)]).toEqual([0, ['ada']]);
    await scim('GET', '/Users');
    const none = await inspected.api('GET', `/exchanges/${inspected.lastExchange()}/filter`);
    expect(none.json()).toMatchObject({ status: 404, type: expect.stringMatching(/no-filter/) });
  });

  it('says what is wrong with a filter', async () => {
    expect((await ask('userNam eq "x"')).json()).toMatchObject({ status: 400, scimType: 'invalidFilter' });
    expect((await ask('password eq "x"')).json()).toMatchObject({ status: 400 });
    expect((await inspected.api('GET', '/tenants/default/explain')).json()).toMatchObject({ where: 'query.filter' });
  });
});
