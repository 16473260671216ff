import { expect, it } from 'vitest';
import { directoryFromCsv } from './from-csv.ts';
import { DirectoryError, readDirectory } from './read-directory.ts';

it('takes users, their attributes, their managers and their groups', () => {
  const table = [
    '\ufeffobjectId,userPrincipalName,jobTitle,accountEnabled,manager,groups',
    '1,ada@example.com,"Analyst, first",,2,Engines; Analysts',
    '',
    '2,charles@example.com,,FALSE,,Engines',
  ].join('\r\n');
  const directory = directoryFromCsv(table);
  expect(directory).toEqual({
    users: [
      { objectId: '1', userPrincipalName: 'ada@example.com', jobTitle: 'Analyst, first', manager: '2' },
      { objectId: '2', userPrincipalName: 'charles@example.com', accountEnabled: false },
    ],
    groups: [
      { objectId: 'group:Engines', displayName: 'Engines', members: ['1', '2'] },
      { objectId: 'group:Analysts', displayName: 'Analysts', members: ['1'] },
    ],
    assignments: ['1', '2', 'group:Engines', 'group:Analysts'].map((principal) => ({ principal })),
  });
  expect(readDirectory(JSON.stringify(directory))).toEqual(directory);
});

it.each([
  ['true', undefined],
  ['Yes', undefined],
  ['1', undefined],
  ['', undefined],
  ['false', false],
  ['No', false],
  ['0', false],
])('reads accountEnabled %j', (text, expected) => {
  const { users } = directoryFromCsv(`userPrincipalName,accountEnabled\nada,${text}`);
  expect(users[0]?.accountEnabled).toBe(expected);
});

it.each([
  [
    'a user without an id',
    'userPrincipalName,surname\n\nada,"Love\nlace"\n,Babbage',
    /^line 5 has neither objectId nor/,
  ],
  [
    'an account that is neither',
    'userPrincipalName,accountEnabled\nada,disabled',
    /^line 2: accountEnabled must be true or false, got "disabled"$/,
  ],
  ['a line of another length', 'userPrincipalName,surname\nada', /line 2/],
])('refuses %s, with its line', (_, table, message) => {
  expect(() => directoryFromCsv(table)).toThrow(DirectoryError);
  expect(() => directoryFromCsv(table)).toThrow(message);
});
