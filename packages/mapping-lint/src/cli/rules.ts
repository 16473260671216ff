import { Command } from 'commander';
import { rules } from '../rules/index.ts';
import type { Io } from './io.ts';
import { formatTable } from './table.ts';

/** `mapping-lint rules`: lists what is checked. */
export function rulesCommand(io: Io, done: (exitCode: number) => void): Command {
  return new Command('rules').description('list the rules').action(() => {
    const rows = rules.map(({ meta }) => [meta.code, meta.name, meta.severity, meta.fix, meta.summary]);
    io.stdout.write(formatTable(['CODE', 'NAME', 'SEVERITY', 'FIX', 'WHAT IT REPORTS'], rows));
    done(0);
  });
}
