import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runScenario } from '../../test-support/run-scenario.ts';
import { expectedFor, parseScenario } from '../../test-support/scenario.ts';

const scenarios = join(import.meta.dirname, '../../scenarios');
const names = readdirSync(scenarios).filter((name) => name.endsWith('.scenario'));

/** What the command does is told as text in `scenarios`; `pnpm scenarios` writes what it prints anew. */
describe.concurrent('the command, as a process', () => {
  it.each(names)('%s', async (name) => {
    const scenario = parseScenario(readFileSync(join(scenarios, name), 'utf8'));
    expect(scenario.steps.length).toBeGreaterThan(0);
    await runScenario(scenario, ({ command, exit, stdout, stderr, written }, outcome, folder) => {
      expect({ command, ...outcome }).toEqual({
        command,
        exit,
        stdout: expectedFor(outcome.stdout, stdout),
        stderr: expectedFor(outcome.stderr, stderr),
      });
      for (const [file, text] of Object.entries(written)) {
        const content = readFileSync(join(folder, file), 'utf8');
        expect(content).toBe(expectedFor(content, text));
      }
    });
  });
});
