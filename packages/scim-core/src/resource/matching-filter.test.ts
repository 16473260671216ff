import { expect, it } from 'vitest';
import { defineSchema } from '../schema/define-schema.ts';
import { defineResourceType } from '../schema/resource-type.ts';
import { groupResourceType, userResourceType } from '../schema/resource-types.ts';
import { matchingFilter } from './matching-filter.ts';

const CARD = 'urn:example:Card';
const card = defineSchema({
  id: CARD,
  attributes: [
    { name: 'secret', uniqueness: 'server', returned: 'never' },
    { name: 'number', uniqueness: 'global' },
  ],
});
const holder = defineResourceType({
  ...{
    name: 'Holder',
    endpoint: '/Holders',
    schema: defineSchema({ id: 'urn:example:Holder', attributes: [{ name: 'label' }] }),
  },
  extensions: [{ schema: card, required: false }],
});

it.each([
  [
    'the first unique attribute',
    userResourceType,
    { userName: 'a"b\\c', externalId: 'e' },
    undefined,
    'userName eq "a\\"b\\\\c"',
  ],
  [
    'externalId where nothing is unique',
    groupResourceType,
    { displayName: 'x', externalId: 'e' },
    undefined,
    'externalId eq "e"',
  ],
  [
    'externalId where what is unique has no value',
    userResourceType,
    { userName: '', externalId: 'e' },
    undefined,
    'externalId eq "e"',
  ],
  [
    'an attribute of an extension',
    holder,
    { [CARD]: { secret: 's', number: '7' } },
    undefined,
    `${CARD}:number eq "7"`,
  ],
  [
    'what it is told, in any letter case',
    groupResourceType,
    { displayName: 'x', externalId: 'e' },
    'DISPLAYNAME',
    'displayName eq "x"',
  ],
])('matches by %s', (_, resourceType, resource, by, filter) => {
  expect(matchingFilter(resource, { resourceType, by })).toBe(filter);
});

it.each([
  ['nothing tells it from others', { displayName: 'x' }, undefined],
  ['the attribute has no value', { externalId: 'e' }, 'displayName'],
  ['there is no such attribute', { externalId: 'e' }, 'colour'],
  ['it is no text', { members: [{ value: '1' }] }, 'members'],
  ['it is part of another', { members: [{ value: '1' }] }, 'members.value'],
  ['the service provider gives it', { id: '7' }, undefined],
])('answers nothing where %s', (_, resource, by) => {
  expect(matchingFilter(resource, { resourceType: groupResourceType, by })).toBeUndefined();
});

it('answers nothing by an attribute that is never returned, which no filter may ask for', () => {
  const resource = { [CARD]: { secret: 's', number: '7' } };
  expect(matchingFilter(resource, { resourceType: holder, by: `${CARD}:secret` })).toBeUndefined();
});
