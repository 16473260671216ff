import { beforeEach, expect, it } from 'vitest';
import { Progress } from './progress.ts';

let written: string[];
let time: number;
beforeEach(() => {
  written = [];
  time = 0;
});

const imported = { name: 'import', status: 'success', message: 'read' } as const;
const settled = { type: 'evaluated', kind: 'user', id: '1', digest: '', enabled: true, inScope: true } as const;
const object = { steps: [imported] };
/** One whose manager or members are to follow. */
const referring = { ...object, reference: { before: undefined, settled } };
const reference = { steps: [] };

function progress(total: number, isTerminal = true): Progress {
  const stderr = { isTerminal, write: (text: string) => void written.push(text) };
  return new Progress({ stderr, now: () => time }, total);
}

it('says how far it is, not more often than can be read', () => {
  const bar = progress(2_000);
  for (let index = 0; index < 500; index += 1) bar.step(object);
  expect(written).toEqual(['\r\u001b[K[························] 1 of 2,000']);
  time = 100;
  bar.step(object);
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
  bar.step(object);
  bar.clear();
  expect(written).toEqual([]);
});

it('shows the second pass by itself, so that none runs past its end', () => {
  const bar = progress(3);
  bar.step(object);
  for (const next of [referring, referring, reference, reference]) {
    time += 100;
    bar.step(next);
  }
  expect(written.map((text) => text.split('] ')[1])).toEqual([
    '1 of 3',
    '2 of 3',
    '3 of 3',
    '1 of 2 managers and groups with members',
    '2 of 2 managers and groups with members',
  ]);
  expect(written.at(-1)).toContain(`[${'█'.repeat(24)}]`);
});

it('does not run out of its frame when more is done than was there', () => {
  const bar = progress(0);
  bar.step(object);
  expect(written).toEqual([`\r\u001b[K[${'█'.repeat(24)}] 1 of 1`]);
});
