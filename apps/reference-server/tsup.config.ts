import { cp } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { preset } from '../../tsup.preset.ts';

/** The page as it was built, which the server serves and the package contains. */
const page = fileURLToPath(new URL('dist', import.meta.resolve('scim-inspector/package.json')));

export default preset({
  platform: 'node',
  entry: ['src/index.ts', 'src/cli.ts'],
  onSuccess: () => cp(page, 'dist/inspector', { recursive: true }),
});
