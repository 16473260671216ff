import { defineConfig } from 'vitest/config';

/** One root run, one project per workspace: `vitest run --project scim-core` tests a single workspace. */
export default defineConfig({
  test: {
    projects: [
      'packages/*/vitest.config.ts',
      'apps/*/vitest.config.ts',
      'examples/*/vitest.config.ts',
      'e2e/vitest.config.ts',
      'benchmarks/vitest.config.ts',
    ],
  },
});
