import {
  chmodSync,
  closeSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { UsageError } from '../usage-error.ts';
import { replaceFile } from './replace-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mapping-lint-replace-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('is one step: who has the old file open goes on reading the old one, and nothing else is left', () => {
  const path = join(folder, 'export.json');
  writeFileSync(path, 'the old one');
  const open = openSync(path, 'r');
  replaceFile(path, 'new');
  expect(readFileSync(open, 'utf8')).toBe('the old one');
  closeSync(open);
  expect(readFileSync(path, 'utf8')).toBe('new');
  expect(readdirSync(folder)).toEqual(['export.json']);
});

it('keeps the permissions of the file, and a link a link', () => {
  const path = join(folder, 'export.json');
  writeFileSync(path, 'old');
  chmodSync(path, 0o640);
  symlinkSync('export.json', join(folder, 'link.json'));
  replaceFile(join(folder, 'link.json'), 'new');
  expect(lstatSync(join(folder, 'link.json')).isSymbolicLink()).toBe(true);
  expect(readFileSync(path, 'utf8')).toBe('new');
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o640);
});

it('says when it can not be done, and leaves everything as it was', () => {
  mkdirSync(join(folder, 'full'));
  writeFileSync(join(folder, 'full', 'inner.json'), 'old');
  expect(() => replaceFile(join(folder, 'full'), 'new')).toThrow(UsageError);
  expect(() => replaceFile(join(folder, 'nowhere', 'export.json'), 'new')).toThrow(
    /export\.json can't be written \(ENOENT\)/,
  );
  expect(readdirSync(folder)).toEqual(['full']);
  expect(readFileSync(join(folder, 'full', 'inner.json'), 'utf8')).toBe('old');
});
