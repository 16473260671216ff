import { defineConfig } from 'vitest/config';

const HOUR = 60 * 60 * 1000;

/** The long tests, `*.soak.ts` in any workspace: `pnpm soak`, or `pnpm soak <part of a path>` for some of them. */
export default defineConfig({
  test: {
    include: ['{packages,apps}/*/src/**/*.soak.ts', 'e2e/tests/**/*.soak.ts'],
    testTimeout: HOUR,
    hookTimeout: HOUR,
    // Soak tests measure memory and time: one at a time, or they measure each other.
    fileParallelism: false,
    execArgv: ['--expose-gc'],
  },
});
