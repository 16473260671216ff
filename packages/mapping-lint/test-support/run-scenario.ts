import { spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { argumentsOf, type Outcome, type Scenario, type ScenarioStep } from './scenario.ts';

const root = join(import.meta.dirname, '..');
const command = join(root, 'dist/cli.js');

/**
 * Runs the commands of a scenario, as it was built, one after the other in a folder of their own.
 *
 * @param after Looks at what a command came to, and at the folder.
 */
export async function runScenario(
  { fixtures, files, steps }: Scenario,
  after: (step: ScenarioStep, outcome: Outcome, folder: string) => void,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'mapping-lint-scenario-'));
  try {
    // The configuration of whoever runs the tests is not to be found.
    writeFileSync(join(folder, '.git'), '');
    for (const fixture of fixtures) copyFileSync(join(root, 'fixtures', fixture), join(folder, fixture));
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    for (const step of steps) after(step, await run(step, folder), folder);
  } finally {
    rmSync(folder, { recursive: true, maxRetries: 5 });
  }
}

function run({ command: line, env, stdin }: ScenarioStep, cwd: string): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [command, ...argumentsOf(line)], {
      cwd,
      env: { PATH: process.env.PATH, ...env },
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => (stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk) => (stderr += chunk));
    child
      .on('error', reject)
      .on('close', (exit) => resolve({ exit, stdout: visible(stdout), stderr: visible(stderr) }));
    child.stdin.on('error', () => undefined).end(stdin);
  });
}

/** Escape codes as they can stand in a scenario. */
function visible(text: string): string {
  return text.replaceAll('\u001b', '␛').replaceAll('\r', '␍');
}
