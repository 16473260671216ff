import { preset } from '../../tsup.preset.ts';

export default preset({
  entry: ['src/index.ts', 'src/node.ts', 'src/cli.ts'],
  external: [/^node:/],
});
