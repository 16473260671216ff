import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Runs the linter of this clone from the folder in which it was called, and builds it first where that has never been
 * done, so that whoever was sent an export needs one command and no knowledge of the repository.
 */
const command = new URL('../packages/mapping-lint/dist/cli.js', import.meta.url);

if (!existsSync(command)) {
  console.error('note: building the linter, which is done once and takes about a minute');
  // The command keeps standard output for itself.
  const { status } = spawnSync('turbo run build --filter=mapping-lint --output-logs=errors-only', {
    shell: true,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(2);
}
// pnpm runs scripts in the root of the repository, and people name files from where they are.
const { INIT_CWD: folder = '.' } = process.env;
process.chdir(folder);
await import(command.href);
