import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { StartError } from '../settings/setting-error.ts';
import { openDatabase } from './open-database.ts';

const folder = mkdtempSync(join(tmpdir(), 'scim-database-'));
afterAll(() => rmSync(folder, { recursive: true }));

it.each([
  ['a folder', folder],
  ['a file in a folder that is not there', join(folder, 'missing', 'scim.db')],
  ['a file of another kind', join(folder, 'notes.txt')],
])('says in one line that %s can not be used', (_title, file) => {
  writeFileSync(join(folder, 'notes.txt'), 'not a database '.repeat(100));
  const open = () => openDatabase(file, 'normal');
  expect(open).toThrow(StartError);
  expect(open).toThrow(file);
  expect(open).not.toThrow('\n');
});

it('shows a name that could break a line as it is written', () => {
  expect(() => openDatabase(join(folder, 'missing\n\u202e', 'scim.db'), 'normal')).toThrow('missing\\u{a}\\u{202e}');
});
