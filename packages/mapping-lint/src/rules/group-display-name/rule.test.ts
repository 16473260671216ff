import { describe, expect, it } from 'vitest';
import { findingsOf, groupExport, messagesOf, row } from '../../../test-support/lint.ts';

const name = row('displayName', 'displayName');
const matchingName = row('displayName', 'displayName', { matchingPriority: 1 });
const members = row('members', 'members');
const matchingId = row('externalId', 'objectId', { matchingPriority: 1 });

describe('group-display-name', () => {
  it('reports groups without a name, with the mapping to add', () => {
    expect(findingsOf('ML606', groupExport([matchingId, members]), 'staffbase')).toMatchObject([
      {
        severity: 'error',
        fix: { safe: false, patch: [{ op: 'add', value: { targetAttributeName: 'displayName' } }] },
      },
    ]);
  });

  it('warns where groups are found by another attribute', () => {
    expect(findingsOf('ML606', groupExport([name, matchingId, members]), 'deskbird')).toMatchObject([
      { severity: 'warning', fix: null, mapping: { target: 'externalId' } },
    ]);
  });

  const filtering = {
    id: 'acme',
    name: 'Acme',
    groups: { matching: { filterable: ['displayName', 'externalId'] } },
  };
  const asking = { id: 'acme', name: 'Acme', groups: { matching: { target: 'externalId', precedence: 1 } } };

  it.each([
    ['the default mapping', groupExport([matchingName, row('externalId', 'objectId'), members]), 'staffbase'],
    ['two attributes of which one is the name', groupExport([matchingName, matchingId, members]), 'staffbase'],
    ['a vendor that finds groups by it', groupExport([name, matchingId, members]), filtering],
    ['a vendor that asks for it', groupExport([name, matchingId, members]), asking],
    ['groups without a matching attribute, which is another finding', groupExport([name, members]), 'staffbase'],
    ['a name that the profile requires, which is another finding', groupExport([matchingId]), 'generic'],
    ['an extract', [matchingId, members], 'staffbase'],
  ])('is silent about %s', (_name, exported, profile) => {
    expect(messagesOf('ML606', exported, profile)).toEqual([]);
  });
});
