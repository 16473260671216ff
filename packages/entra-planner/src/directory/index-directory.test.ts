import { expect, it } from 'vitest';
import { converse, cycleOf, directoryOf } from '../test-support/conversation.ts';
import { indexDirectory } from './index-directory.ts';
import type { DirectoryGroup } from './types.ts';

const ada = { objectId: 'ada' };
const indexed = (group: Partial<DirectoryGroup>, role?: { value: string }) =>
  indexDirectory({
    users: [ada, { objectId: 'charles' }],
    groups: [{ objectId: 'engines', members: ['ada'], ...group }],
    assignments: [{ principal: 'engines', ...(role === undefined ? {} : { role }) }, { principal: 'charles' }],
  });

it.each([{}, { securityEnabled: true }])('an assigned group assigns its members, with its role: %j', (group) => {
  const directory = indexed(group, { value: 'Admin' });
  expect([directory.isGroupAssigned('engines'), directory.isUserAssigned('ada')]).toEqual([true, true]);
  expect(directory.rolesOf('ada')).toEqual([{ value: 'Admin' }]);
});

it('a group that is not enabled for security is not assigned, and assigns nobody', () => {
  const directory = indexed({ securityEnabled: false }, { value: 'Admin' });
  expect([directory.isGroupAssigned('engines'), directory.isUserAssigned('ada')]).toEqual([false, false]);
  expect(directory.rolesOf('ada')).toEqual([]);
  expect(directory.isUserAssigned('charles')).toBe(true);
});

it('says why such a group is not provisioned', () => {
  const group = { objectId: 'engines', displayName: 'Engines', members: ['ada'], securityEnabled: false };
  const { cycle } = cycleOf({ directory: directoryOf([], [group]) });
  const { requests, outcome } = converse(cycle.object('group', 'engines')!.plan(), []);
  expect(requests).toEqual([]);
  expect(outcome).toMatchObject({ status: 'skipped', message: expect.stringContaining('not enabled for security') });
});

it('a group within a group that is assigned is not', () => {
  const directory = indexDirectory({
    users: [ada],
    groups: [
      { objectId: 'outer', members: ['inner'] },
      { objectId: 'inner', members: ['ada'] },
    ],
    assignments: [{ principal: 'outer' }],
  });
  expect([directory.isGroupAssigned('inner'), directory.isUserAssigned('ada')]).toEqual([false, false]);
});
