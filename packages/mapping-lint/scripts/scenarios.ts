import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runScenario } from '../test-support/run-scenario.ts';
import { type Outcome, parseScenario, withOutcomes } from '../test-support/scenario.ts';

/** Writes into the scenarios what their commands print now; look at the difference before you commit it. */
for (const name of globSync('scenarios/*.scenario', { cwd: join(import.meta.dirname, '..') })) {
  const path = join(import.meta.dirname, '..', name);
  const text = readFileSync(path, 'utf8');
  const outcomes: Outcome[] = [];
  await runScenario(parseScenario(text), (_step, outcome) => outcomes.push(outcome));
  writeFileSync(path, withOutcomes(text, outcomes));
}
