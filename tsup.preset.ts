import { defineConfig, type Options } from 'tsup';

/**
 * The one build preset of the repository: ESM only, declarations beside the code, no source copied into the package.
 *
 * @param options What differs for one workspace: its entries, and the platform where it is not `neutral`.
 */
export function preset(options: Options & { entry: NonNullable<Options['entry']> }) {
  return defineConfig({
    format: 'esm',
    target: 'node22',
    platform: 'neutral',
    dts: true,
    clean: true,
    splitting: true,
    treeshake: true,
    sourcemap: false,
    ...options,
  });
}
