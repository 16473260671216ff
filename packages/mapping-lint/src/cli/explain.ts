import { readFileSync } from 'node:fs';
import { didYouMean } from 'scim-core';
import { rules } from '../rules/index.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage-error.ts';

/** Shows the documentation of a rule. */
export function explain(name: string, { format }: { readonly format: 'text' | 'json' }, io: Io): number {
  const rule = rules.find(({ meta }) => meta.code === name.toUpperCase() || meta.name === name.toLowerCase());
  if (rule === undefined) {
    const known = rules.flatMap(({ meta }) => [meta.code, meta.name]);
    throw new UsageError(`there is no rule "${name}".${didYouMean(name, known)} mapping-lint rules lists them`);
  }
  // The build copies each rule's page beside the command.
  const page = readFileSync(new URL(`rules/${rule.meta.name}.md`, import.meta.url), 'utf8');
  io.stdout.write(format === 'json' ? `${JSON.stringify({ ...rule.meta, page }, null, 2)}\n` : page);
  return 0;
}
