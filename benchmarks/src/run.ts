import { fork } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename, join } from 'node:path';
import type { Tally } from './shared/compare.ts';

/**
 * Runs the topics `*.bench.ts` one after another: `pnpm bench`, or `pnpm bench <part of a name>…` for some of them. Each has
 * a process of its own: what one leaves in memory, and what the compiler has learnt from it, would slow down the next. Exits
 * with 1 when a target was missed.
 */
const wanted = process.argv.slice(2);
const topics = globSync('*.bench.ts', { cwd: import.meta.dirname })
  .map((file) => basename(file))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .sort();

console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
let [met, missed] = [0, 0];
for (const topic of topics) {
  console.log(`\n${topic.replace('.bench.ts', '')}`);
  const tally = await runTopic(topic);
  met += tally.met;
  missed += tally.missed;
}

console.log(`\n${met} met, ${missed} missed`);
if (met + missed === 0) console.error('Nothing was measured: no topic has this name.');
if (missed > 0 || met === 0) process.exitCode = 1;

/** A topic that fails has missed whatever it was to show. */
async function runTopic(topic: string): Promise<Tally> {
  const child = fork(join(import.meta.dirname, 'run-topic.ts'), [topic]);
  let tally: Tally | undefined;
  child.on('message', (message) => {
    tally = message as Tally;
  });
  await once(child, 'exit');
  if (tally !== undefined) return tally;
  console.log(`FAILED  ${topic} ended with ${child.exitCode ?? child.signalCode}`);
  return { met: 0, missed: 1 };
}
