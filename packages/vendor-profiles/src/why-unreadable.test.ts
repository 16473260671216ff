import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { whyUnreadable } from './why-unreadable.ts';

const folder = mkdtempSync(join(tmpdir(), 'unreadable-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What reading a file throws. */
function errorOfReading(file: string): unknown {
  try {
    readFileSync(join(folder, file));
  } catch (error) {
    return error;
  }
  throw new Error(`${file} can be read`);
}

it.each([
  ['missing.json', 'there is no such file'],
  ['.', 'it is a folder'],
  [`${'x'.repeat(300)}.json`, 'its name is too long'],
])('says in words why %j can not be read', (file, reason) => {
  expect(whyUnreadable(errorOfReading(file))).toBe(reason);
});

it('names the code that it has no words for', () => {
  expect(whyUnreadable(Object.assign(new Error('i/o error'), { code: 'EIO' }))).toBe('the system says EIO');
  expect(whyUnreadable(Object.assign(new Error(), { code: 'constructor' }))).toBe('the system says constructor');
});

it.each([[new RangeError('a mistake')], [Object.assign(new Error(), { code: 7 })], ['ENOENT'], [undefined]])(
  'says nothing of what reading a file does not throw: %j',
  (error) => {
    expect(whyUnreadable(error)).toBeUndefined();
  },
);
