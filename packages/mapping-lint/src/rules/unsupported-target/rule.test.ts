import { describe, expect, it } from 'vitest';
import { findingsOf, groupExport, mandatoryRows, messagesOf, row, userExport } from '../../../test-support/lint.ts';

const broken = userExport([...mandatoryRows, row('honorificPrefix', 'extensionAttribute3')]);

describe('unsupported-target', () => {
  it('reports a target that is not on the closed list, at the target and with its mapping', () => {
    const [finding, ...others] = findingsOf('ML501', broken);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      rule: 'unsupported-target',
      severity: 'error',
      message: 'Talkdesk does not accept "honorificPrefix"',
      pointer: '/synchronizationRules/0/objectMappings/0/attributeMappings/3/targetAttributeName',
      mapping: { index: 3, objectMapping: 'Users', target: 'honorificPrefix', source: '[extensionAttribute3]' },
    });
  });

  it('says whom it hits and what happens, as far as the profile knows', () => {
    expect(findingsOf('ML501', broken)[0]!.why).toContain('every user whose "extensionAttribute3" is filled');
    const acme = { id: 'acme', name: 'Acme', users: { targets: { list: 'closed', onUnsupported: 'ignore' } } };
    expect(findingsOf('ML501', broken, acme)[0]!.why).toContain('Acme ignores it');
  });

  it('offers the closest supported target', () => {
    const [finding] = findingsOf('ML501', userExport([row('name.givenNam', 'extensionAttribute1')]));
    expect(finding).toMatchObject({
      help: 'write "name.givenName" if that was meant, or remove the mapping',
      // What feeds a misspelt target would go with it, so that somebody has to choose.
      fix: null,
      choices: [{ title: 'write "name.givenName"', safe: false }, { title: 'remove the mapping' }],
    });
  });

  it('says of the closest target that it is mapped', () => {
    const [finding] = findingsOf('ML501', userExport([...mandatoryRows, row('givenName', 'givenName')]));
    expect(finding).toMatchObject({
      help: 'remove the mapping: "name.givenName" is mapped already',
      fix: { title: 'remove the mapping', safe: true },
    });
  });

  it('removes the mapping, safely unless existing users are matched by it', () => {
    const rows = [row('title', 'jobTitle'), row('displayName', 'displayName', { matchingPriority: 2 })];
    expect(findingsOf('ML501', userExport(rows)).map(({ fix }) => fix)).toEqual([
      {
        title: 'remove the mapping',
        safe: true,
        patch: [{ op: 'remove', path: '/synchronizationRules/0/objectMappings/0/attributeMappings/0' }],
      },
      expect.objectContaining({ safe: false }),
    ]);
  });

  it.each([
    ['the target is supported in another spelling', userExport([row('USERNAME', 'mail')])],
    ['the object mapping is off', userExport([row('title', 'jobTitle')], { enabled: false })],
    ['groups are refused as a whole', groupExport([row('displayName', 'displayName')])],
    ['the target is no path at all', userExport([row('a b', 'mail')])],
  ])('is silent where %s', (_name, exported) => {
    expect(messagesOf('ML501', exported)).toEqual([]);
  });

  it('is silent where the profile has no closed list', () => {
    expect(messagesOf('ML501', broken, { id: 'acme', name: 'Acme' })).toEqual([]);
  });
});
