import { preset } from '../../tsup.preset.ts';

export default preset({
  entry: ['src/index.ts', 'src/filter.ts', 'src/patch.ts', 'src/schemas.ts'],
});
