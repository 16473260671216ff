import { defineProject } from 'vitest/config';

/** Nobody waits this long: it only tells a test that hangs from one on a machine that is ten times slower, and busy. */
const PATIENCE = 120_000;

/**
 * How the tests of each workspace run.
 *
 * Files share their modules: to load them anew for each of 400 files took longer than most tests. What a file changes for
 * all, such as the clock, it puts back. Files share a machine as well: two run at once where there are two processors.
 *
 * @param name What `vitest run --project` calls it.
 * @param include Where its tests are, other than beside what they test.
 */
export function workspaceTests(name: string, include: readonly string[] = ['src/**/*.test.ts']) {
  return defineProject({
    test: {
      name,
      include: [...include],
      isolate: false,
      maxWorkers: '100%',
      testTimeout: PATIENCE,
      hookTimeout: PATIENCE,
      // What is polled for comes quickly; a machine may be slow all the same.
      expect: { poll: { timeout: 30_000 } },
    },
  });
}
