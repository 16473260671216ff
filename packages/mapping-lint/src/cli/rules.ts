import { rules } from '../rules/index.ts';
import type { Io } from './io.ts';
import { formatTable } from './table.ts';

/** Lists what is checked. */
export function listRules({ format }: { readonly format: 'text' | 'json' }, io: Io): number {
  const metas = rules.map(({ meta }) => meta);
  if (format === 'json') io.stdout.write(`${JSON.stringify(metas, null, 2)}\n`);
  else {
    const rows = metas.map(({ code, name, severity, fix, summary }) => [code, name, severity, fix, summary]);
    io.stdout.write(formatTable(['CODE', 'NAME', 'SEVERITY', 'FIX', 'WHAT IT REPORTS'], rows));
  }
  return 0;
}
