import { copyFileSync, globSync, mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { preset } from '../../tsup.preset.ts';

const here = import.meta.dirname;

export default preset({
  entry: ['src/index.ts', 'src/cli.ts'],
  external: [/^node:/],
  // `explain` shows the page of a rule, which lies beside the rule.
  onSuccess: async () => {
    mkdirSync(join(here, 'dist/rules'), { recursive: true });
    for (const page of globSync('src/rules/*/rule.md', { cwd: here })) {
      copyFileSync(join(here, page), join(here, 'dist/rules', `${basename(dirname(page))}.md`));
    }
  },
});
