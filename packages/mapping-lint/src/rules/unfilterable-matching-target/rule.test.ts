import { describe, expect, it } from 'vitest';
import { findingsOf, mandatoryRows, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const profile = (filterable?: readonly string[]) => ({
  id: 'acme',
  name: 'Acme',
  users: { matching: { target: 'userName', ...(filterable === undefined ? {} : { filterable }) } },
});
const exported = userExport([...mandatoryRows, row('externalId', 'objectId', { matchingPriority: 2 })]);

describe('unfilterable-matching-target', () => {
  it('reports a matching attribute that is not among those that the vendor filters on', () => {
    const [finding, ...others] = findingsOf('ML204', exported, profile(['userName', 'id']));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      severity: 'error',
      message: 'Acme can not be asked for a user by "externalId"',
      help: 'match by "userName", "id" instead',
    });
  });

  it.each([
    ['it is among them, in any letter case', profile(['USERNAME', 'externalid'])],
    ['the profile does not know', profile()],
  ])('is silent where %s', (_name, given) => expect(messagesOf('ML204', exported, given)).toEqual([]));

  it('offers to match by what the vendor can be asked for', () => {
    const rows = [row('userName', 'mail'), row('externalId', 'objectId', { matchingPriority: 1 })];
    const [finding] = findingsOf('ML204', userExport(rows), profile(['userName']));
    expect(finding!.fix).toMatchObject({
      title: 'match by "userName"',
      safe: false,
      patch: [{ value: 0 }, { value: 1 }],
    });
  });

  it('only warns where a table was imported', () => {
    const imported = { ...profile(['userName']), confidence: 'imported' };
    expect(findingsOf('ML204', exported, imported)).toMatchObject([{ severity: 'warning' }]);
  });
});
