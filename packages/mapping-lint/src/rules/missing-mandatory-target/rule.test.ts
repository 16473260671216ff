import { describe, expect, it } from 'vitest';
import { findingsOf, groupExport, mandatoryRows, messagesOf, row, userExport } from '../../../test-support/lint.ts';

describe('missing-mandatory-target', () => {
  it('reports each attribute that the profile requires and no row maps', () => {
    expect(messagesOf('ML502', userExport([row('active', 'accountEnabled')]))).toEqual([
      '"userName" is not mapped, and Talkdesk requires it',
      '"name.givenName" is not mapped, and Talkdesk requires it',
      '"name.familyName" is not mapped, and Talkdesk requires it',
    ]);
  });

  it('points at the list, by its name', () => {
    const [finding] = findingsOf('ML502', JSON.stringify(userExport(mandatoryRows.slice(0, 2))));
    expect(finding).toMatchObject({
      pointer: '/synchronizationRules/0/objectMappings/0/attributeMappings',
      mapping: { index: null, objectMapping: 'Users' },
    });
    expect(finding!.location.endColumn - finding!.location.column).toBe('"attributeMappings"'.length);
  });

  it('offers the mapping that Entra makes by default, for someone to agree', () => {
    const [finding] = findingsOf('ML502', userExport(mandatoryRows.slice(0, 2)));
    expect(finding!.help).toBe('add a mapping from "surname" to "name.familyName"');
    expect(finding!.fix).toMatchObject({
      safe: false,
      patch: [
        {
          op: 'add',
          path: '/synchronizationRules/0/objectMappings/0/attributeMappings/-',
          value: { targetAttributeName: 'name.familyName', source: { name: 'surname', expression: '[surname]' } },
        },
      ],
    });
  });

  it('offers no source where there is no usual one', () => {
    const users = { targets: { supported: [{ target: 'nickName', mandatory: 'always' }] } };
    const [finding] = findingsOf('ML502', userExport([]), { id: 'acme', name: 'Acme', users });
    expect(finding!.help).toBe('add a mapping from the attribute that holds it to "nickName"');
    expect(finding!.fix).toBeNull();
  });

  it.each([
    ['they are mapped, in any spelling', userExport([row('USERNAME', 'a'), ...mandatoryRows.slice(1)])],
    ['the object mapping is off', userExport([], { enabled: false })],
    ['only a part was given', [row('title', 'jobTitle')]],
    ['groups are refused as a whole', groupExport([])],
  ])('is silent where %s', (_name, exported) => {
    expect(messagesOf('ML502', exported)).toEqual([]);
  });

  it('is silent about what is needed only for matching', () => {
    const users = { targets: { supported: [{ target: 'externalId', mandatory: 'matching' }] } };
    expect(messagesOf('ML502', userExport([]), { id: 'acme', name: 'Acme', users })).toEqual([]);
  });

  it('asks for the displayName of groups in the generic profile', () => {
    expect(messagesOf('ML502', groupExport([row('members', 'members')]), 'generic')).toEqual([
      '"displayName" is not mapped, and Generic SCIM 2.0 requires it',
    ]);
  });

  const choice = (confidence?: string) => ({
    id: 'acme',
    name: 'Acme',
    users: {
      targets: {
        supported: [{ target: 'userName' }],
        atLeastOne: [{ targets: ['userName', 'emails[type eq "work"].value'], ...(confidence && { confidence }) }],
      },
    },
  });

  it('asks for one of several attributes, of which one is enough', () => {
    expect(findingsOf('ML502', userExport([row('title', 'jobTitle')]), choice())).toMatchObject([
      {
        severity: 'error',
        fix: null,
        choices: [{ title: 'map "userPrincipalName" to "userName" and match by it' }, {}],
      },
    ]);
    expect(messagesOf('ML502', userExport([row('userName', 'mail')]), choice())).toEqual([]);
  });

  it('only warns where that was concluded and not said', () => {
    expect(findingsOf('ML502', userExport([row('title', 'x')]), choice('inferred'))).toMatchObject([
      { severity: 'warning' },
    ]);
  });

  it('lets what is added match, where nothing does', () => {
    const priorities = (exported: object) =>
      findingsOf('ML502', exported, 'generic').map(
        ({ fix }) => fix?.patch[0] && 'value' in fix.patch[0] && fix.patch[0].value,
      );
    expect(priorities(userExport(mandatoryRows.slice(1)))).toMatchObject([{ matchingPriority: 1 }]);
    const matching = row('externalId', 'objectId', { matchingPriority: 1 });
    expect(priorities(userExport([...mandatoryRows.slice(1), matching]))).toMatchObject([{ matchingPriority: 0 }]);
  });

  it('adds what the vendor asks for', () => {
    const [finding] = findingsOf('ML502', userExport([row('userName', 'mail')]), 'deskbird');
    expect(finding!.fix).toMatchObject({ patch: [{ value: { source: { name: 'objectId' } } }] });
  });

  it('takes names that are no paths as they are', () => {
    const supported = [{ target: 'Login name', literal: true, mandatory: 'always' }];
    const acme = { id: 'acme', name: 'Acme', users: { targets: { supported } } };
    expect(messagesOf('ML502', userExport([row('login name', 'mail')]), acme)).toEqual([]);
    expect(messagesOf('ML502', userExport([row('title', 'x')]), acme)).toHaveLength(1);
  });
});

it('points at the mapping that may have been meant, and adds none beside it', () => {
  const misspelt = row('familyName', 'extensionAttribute1');
  const exported = userExport([
    row('userName', 'userPrincipalName', { matchingPriority: 1 }),
    row('name.givenName', 'givenName'),
    misspelt,
  ]);
  const [found, ...others] = findingsOf('ML502', exported);
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    fix: null,
    choices: [],
    help: 'write "name.familyName" in the place of "familyName" if that was meant, or add a mapping from "surname" to "name.familyName"',
  });
});
