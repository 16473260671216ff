import { preset } from '../../tsup.preset.ts';

/**
 * One entry is published. The others cut the code into files, so that a bundler leaves out what is not used: whoever is
 * given a profile needs neither the bundled ones, nor what reads and checks profiles, nor the engine for their patterns.
 */
export default preset({
  entry: {
    index: 'src/index.ts',
    load: 'src/load-profile.ts',
    targets: 'src/target-support.ts',
    judge: 'src/judge/judge.ts',
    template: 'src/profile-template.ts',
  },
  dts: { entry: 'src/index.ts' },
});
