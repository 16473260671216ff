import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { rules } from '../rules/index.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage-error.ts';

/** `mapping-lint explain`: shows the documentation of a rule. */
export function explainCommand(io: Io, done: (exitCode: number) => void): Command {
  return new Command('explain')
    .description('explain a rule')
    .argument('<rule>', 'a code such as ML501, or a name such as unsupported-target')
    .action((name: string) => {
      const rule = rules.find(({ meta }) => meta.code === name.toUpperCase() || meta.name === name.toLowerCase());
      if (rule === undefined) throw new UsageError(`there is no rule "${name}"; mapping-lint rules lists them`);
      // The build copies each rule's page beside the command.
      io.stdout.write(readFileSync(new URL(`rules/${rule.meta.name}.md`, import.meta.url), 'utf8'));
      done(0);
    });
}
