import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { StartError } from '../settings/setting-error.ts';
import { openDatabase } from './open-database.ts';

const settings = { durability: 'normal', keepChanges: 10 } as const;
const folder = mkdtempSync(join(tmpdir(), 'scim-database-'));
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  ['a folder', folder, 'can not be opened'],
  [
    'a file in a folder that is not there',
    join(folder, 'missing', 'scim.db'),
    "can't be made: its folder does not exist",
  ],
  ['a file of another kind', join(folder, 'notes.txt'), 'is no SQLite database'],
])('says in one line that %s can not be used', (_title, file, reason) => {
  writeFileSync(join(folder, 'notes.txt'), 'not a database '.repeat(100));
  const open = () => openDatabase(file, settings);
  expect(open).toThrow(StartError);
  expect(open).toThrow(file);
  expect(open).toThrow(reason);
  expect(open).not.toThrow('\n');
});

it('shows a name that could break a line as it is written', () => {
  expect(() => openDatabase(join(folder, 'missing\n\u202e', 'scim.db'), settings)).toThrow('missing\\u{a}\\u{202e}');
});
