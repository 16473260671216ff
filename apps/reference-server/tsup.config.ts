import { preset } from '../../tsup.preset.ts';

export default preset({
  platform: 'node',
  entry: ['src/index.ts', 'src/cli.ts'],
});
