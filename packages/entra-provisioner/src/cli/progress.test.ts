import { beforeEach, expect, it } from 'vitest';
import { Progress } from './progress.ts';

let written: string[];
let time: number;
beforeEach(() => {
  written = [];
  time = 0;
});

function progress(total: number, isTerminal = true): Progress {
  const stderr = { isTerminal, write: (text: string) => void written.push(text) };
  return new Progress({ stderr, now: () => time }, total);
}

it('says how far it is, not more often than can be read', () => {
  const bar = progress(2_000);
  for (let index = 0; index < 500; index += 1) bar.step();
  expect(written).toEqual(['\r\u001b[K[························] 1 of 2,000']);
  time = 100;
  bar.step();
  expect(written.at(-1)).toBe('\r\u001b[K[██████··················] 501 of 2,000');
  bar.clear();
  expect(written.at(-1)).toBe('\r\u001b[K');
});

it('takes nothing away where it wrote nothing', () => {
  progress(10).clear();
  expect(written).toEqual([]);
});

it('writes nothing where nobody looks', () => {
  const bar = progress(1, false);
  bar.step();
  bar.clear();
  expect(written).toEqual([]);
});

it('does not run out of its frame when more is done than was there', () => {
  const bar = progress(0);
  bar.step();
  expect(written).toEqual([`\r\u001b[K[${'█'.repeat(24)}] 1 of 0`]);
});
