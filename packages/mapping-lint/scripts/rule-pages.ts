import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withOutput } from '../test-support/page.ts';
import { rulesPage } from '../test-support/rules-page.ts';

/** Writes what the pages of the rules show, and their index; run it after a change of a rule or of the text report. */
const root = join(import.meta.dirname, '..');
for (const file of globSync('src/rules/*/rule.md', { cwd: root })) {
  const path = join(root, file);
  writeFileSync(path, withOutput(readFileSync(path, 'utf8')));
}
writeFileSync(join(root, 'docs/rules.md'), rulesPage());
