import { appendFileSync, chmodSync, statSync, writeSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CommandFolder } from '../test-support/command.ts';
import { LineFile, readLines } from './line-file.ts';

let folder: CommandFolder;
beforeEach(() => {
  folder = new CommandFolder();
});
afterEach(() => folder.remove());

function add(path: string, ...texts: readonly string[]): void {
  const file = new LineFile(path);
  for (const text of texts) file.add(text);
  file.close();
}

describe('LineFile', () => {
  it('is for its owner alone, also where it was for others before', () => {
    const path = folder.write('log', 'one\n');
    chmodSync(path, 0o644);
    add(path, 'two\n');
    add(folder.file('new'), 'one\n');
    expect([path, folder.file('new')].map((each) => statSync(each).mode & 0o777)).toEqual([0o600, 0o600]);
    expect(folder.read('log')).toBe('one\ntwo\n');
  });

  it.each([
    ['one\n', ''],
    ['one\n', 'half'],
    ['one\n', 'é'.repeat(100_000)],
    ['', 'half'],
    ['', 'x'.repeat(200_000)],
    ['', ''],
  ])('begins anew behind %j where a process died within a line', (whole, half) => {
    const path = folder.write('log', whole + half);
    add(path, 'two\n');
    expect(folder.read('log')).toBe(`${whole}two\n`);
  });

  it('writes all of a text that the system takes bit by bit', () => {
    const path = folder.file('log');
    const file = new LineFile(path, (fd, bytes, offset) => writeSync(fd, bytes, offset, 1));
    file.add('größer\n');
    file.close();
    expect(folder.read('log')).toBe('größer\n');
  });

  it.each([
    ['ENOSPC', 'the disk is full'],
    ['EIO', 'the system says EIO'],
  ])('says of %s why it can not go on', (code, reason) => {
    const file = new LineFile(folder.file('log'), () => {
      throw Object.assign(new Error(), { code });
    });
    expect(() => file.add('one\n')).toThrow(`log can't be written: ${reason}`);
    file.close();
  });
});

describe('readLines', () => {
  it('reads whole lines, however long the file is and wherever a chunk ends', () => {
    const lines = Array.from({ length: 5_000 }, (_, index) => `${'é'.repeat(index % 97)}${index}`);
    const path = folder.write('log', lines.map((line) => `${line}\n`).join(''));
    appendFileSync(path, 'half');
    expect([...readLines(path)]).toEqual(lines);
  });
});
