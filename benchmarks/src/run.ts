import { globSync } from 'node:fs';
import { cpus } from 'node:os';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tally } from './shared/compare.ts';

/**
 * Runs the topics `*.bench.ts` one after another in this process: `pnpm bench`, or `pnpm bench <part of a name>…` for
 * some of them. Exits with 1 when a target was missed.
 */
const wanted = process.argv.slice(2);
const topics = globSync('*.bench.ts', { cwd: import.meta.dirname })
  .map((file) => basename(file))
  .filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part)))
  .sort();

console.log(`Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
for (const topic of topics) {
  console.log(`\n${topic.replace('.bench.ts', '')}`);
  await import(pathToFileURL(`${import.meta.dirname}/${topic}`).href);
}

const { met, missed } = tally();
console.log(`\n${met} met, ${missed} missed`);
if (met + missed === 0) console.error('Nothing was measured: no topic has this name.');
if (missed > 0 || met === 0) process.exitCode = 1;
