import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { directorySchemaText } from '../../scripts/directory-schema-text.ts';
import { generateDirectory } from './generate-directory.ts';
import { DirectoryError, readDirectory } from './read-directory.ts';

const published = readFileSync(join(import.meta.dirname, '../../directory.schema.json'), 'utf8');
const validate = new Ajv().compile(JSON.parse(published));
const read = (value: unknown) => readDirectory(JSON.stringify(value));

it('the published schema is the one that the command uses: run pnpm schema', () => {
  expect(JSON.parse(published)).toEqual(JSON.parse(directorySchemaText()));
});

describe('the published schema and the command agree on', () => {
  it.each([
    ['a company of nobody that says so', { users: [] }],
    ['attributes of any name', { users: [{ objectId: '1', extensionAttribute1: 'x', tags: ['a'] }] }],
    ['a role', { users: [{ objectId: '1' }], assignments: [{ principal: '1', role: { value: 'Admin' } }] }],
    ['a company that was made up', generateDirectory({ users: 3 })],
  ])('%s', (_, value) => {
    expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
    expect(() => read(value)).not.toThrow();
  });

  it.each([
    ['a list', [], 'it must be an object with "users"'],
    ['text', 'ada', 'it must be an object with "users"'],
    ['nothing', {}, 'the file has no users'],
    ['users left out', { groups: [] }, 'the file has no users'],
    ['a user without objectId', { users: [{}] }, 'users[0] has no objectId'],
    ['an objectId that is no text', { users: [{ objectId: 7 }] }, 'users[0].objectId must be text'],
    ['an empty objectId', { users: [{ objectId: '' }] }, 'users[0].objectId must not be empty'],
    ['a user that is none', { users: [7] }, 'users[0] must be an object'],
    ['a group that is none', { users: [], groups: [null] }, 'groups[0] must be an object'],
    [
      'a blocked user who is so in words',
      { users: [{ objectId: '1', accountEnabled: 'no' }] },
      'users[0].accountEnabled must be true or false',
    ],
    [
      'a role without value',
      { users: [], assignments: [{ principal: '1', role: {} }] },
      'assignments[0].role has no value',
    ],
    ['users that are no list', { users: {} }, 'users must be a list'],
    [
      'a member that is no text',
      { users: [], groups: [{ objectId: '1', members: [1] }] },
      'groups[0].members[0] must be text',
    ],
    ['a misspelt name', { users: [], user: [] }, 'the file has a member "user" that is not known'],
    [
      'an assignment of another form',
      { users: [], assignments: [{ user: '1' }] },
      'assignments[0] must be an objectId, or an object',
    ],
  ])('refusing %s', (_, value, message) => {
    expect(validate(value)).toBe(false);
    expect(() => read(value)).toThrow(DirectoryError);
    expect(() => read(value)).toThrow(message);
  });
});

it('shows where a file is no JSON', () => {
  expect(() => readDirectory('{"users": [}')).toThrow(/it is no JSON: Unexpected token '}', "{"users": \[}"/);
});

it.each([
  [
    'an objectId that two objects have',
    { users: [{ objectId: '1' }], groups: [{ objectId: '1' }] },
    'two objects have',
  ],
  ['a manager who is nobody', { users: [{ objectId: '1', manager: '2' }] }, 'the manager "2" of user "1"'],
  [
    'a member that is nobody',
    { users: [], groups: [{ objectId: '1', members: ['2'] }] },
    'the member "2" of group "1"',
  ],
  ['an assignment of nobody', { users: [], assignments: ['1'] }, 'the assignment of "1"'],
])('refuses %s', (_, value, message) => {
  expect(() => read(value)).toThrow(message);
});

it('names the first ten problems and counts the others', () => {
  const users = Array.from({ length: 13 }, (_, index) => ({ objectId: String(index), manager: 'nobody' }));
  expect(() => read({ users })).toThrow(/; and 3 more$/);
});
