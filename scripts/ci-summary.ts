import { readFileSync } from 'node:fs';
import { formatTally, parseSteps, tallySteps } from './ci/tally.ts';

/**
 * Prints the last line of `.ci/run`, `N passed, N failed, N skipped`, and exits with 1 when something failed.
 *
 * Usage: `node scripts/ci-summary.ts <file with the recorded steps>`
 */
const [stepsFile] = process.argv.slice(2);
if (stepsFile === undefined) throw new TypeError('usage: node scripts/ci-summary.ts <steps file>');

const tally = tallySteps(parseSteps(readFileSync(stepsFile, 'utf8')), (report) => readFileSync(report, 'utf8'));
console.log(formatTally(tally));
if (tally.failed > 0) process.exitCode = 1;
