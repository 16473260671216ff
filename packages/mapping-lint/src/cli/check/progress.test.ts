import { expect, it } from 'vitest';
import type { Io, Output } from '../io.ts';
import { Progress } from './progress.ts';

/** A terminal, or a pipe, and a clock that a test moves. */
function world({ isTerminal }: { readonly isTerminal: boolean }) {
  const seen: string[] = [];
  const output: Output = {
    write: (content) => {
      seen.push(String(content).replace('\r\u001b[K', '<'));
    },
    drain: () => Promise.resolve(),
    isTerminal,
    columns: undefined,
  };
  const clock = { time: 0 };
  const io: Io = {
    stdout: output,
    stderr: output,
    readStdin: () => Promise.resolve(new Uint8Array()),
    stdinIsTerminal: false,
    cwd: '/',
    now: () => clock.time,
    env: {},
    paint: (_colour, text) => text,
  };
  return { io, clock, seen };
}

it('tells a person how far a long run has come, now and then, and leaves nothing behind', () => {
  const { io, clock, seen } = world({ isTerminal: true });
  const progress = new Progress(io, 1_000);
  for (let done = 1; done <= 130; done++) {
    clock.time += 10;
    progress.tell(done);
  }
  progress.clear();
  expect(seen).toEqual([
    '<checked 100 of 1000 files',
    '<checked 110 of 1000 files',
    '<checked 120 of 1000 files',
    '<checked 130 of 1000 files',
    '<',
  ]);
});

it('says nothing of a short run', () => {
  const { io, clock, seen } = world({ isTerminal: true });
  const progress = new Progress(io, 2);
  clock.time = 999;
  progress.tell(2);
  progress.clear();
  expect(seen).toEqual([]);
});

it('stands until something else is written to the terminal', () => {
  const { io, clock, seen } = world({ isTerminal: true });
  const progress = new Progress(io, 1_000);
  const { stdout, stderr } = progress.beside(io);
  clock.time = 2_000;
  progress.tell(7);
  stdout.write('');
  stdout.write('a finding\n');
  stderr.write('a note\n');
  expect(seen).toEqual(['<checked 7 of 1000 files', '', '<', 'a finding\n', 'a note\n']);
});

it('says nothing where nobody looks', () => {
  const { io, clock, seen } = world({ isTerminal: false });
  const progress = new Progress(io, 1_000);
  clock.time = 2_000;
  progress.tell(7);
  progress.beside(io).stdout.write('a finding\n');
  progress.clear();
  expect(seen).toEqual(['a finding\n']);
});
