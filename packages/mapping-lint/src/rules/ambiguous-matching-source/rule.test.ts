import { describe, expect, it } from 'vitest';
import { findingsOf, groupExport, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const by = (source: string, priority = 1) =>
  userExport([row('userName', source, { matchingPriority: priority }), row('title', 'jobTitle')]);

describe('ambiguous-matching-source', () => {
  it.each([
    ['displayName', 'users are matched by "displayName", which several people may share'],
    ['mailNickname', 'users are matched by "mailNickname", which is not unique in a tenant'],
  ])('reports %s', (source, message) => {
    expect(findingsOf('ML205', by(source), 'generic')).toMatchObject([{ severity: 'warning', message }]);
  });

  it.each([
    ['the source is different for everybody', by('userPrincipalName')],
    ['the mapping does not match', by('displayName', 0)],
    ['groups are matched by their name', groupExport([row('displayName', 'displayName', { matchingPriority: 1 })])],
  ])('is silent where %s', (_name, exported) => expect(messagesOf('ML205', exported, 'generic')).toEqual([]));

  it('is silent where the vendor asks for it', () => {
    const recommended = [{ target: 'userName', source: { type: 'direct', value: 'mailNickname' } }];
    expect(messagesOf('ML205', by('mailNickname'), { id: 'a', name: 'A', users: { recommended } })).toEqual([]);
  });
});
