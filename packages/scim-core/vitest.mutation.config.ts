import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Examples before properties: most mutants are noticed by the first, which take no time. */
class ExamplesFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((a, b) => Number(isSlow(a)) - Number(isSlow(b)));
  }
}

function isSlow({ moduleId }: TestSpecification): boolean {
  return moduleId.includes('.properties.');
}

/** The tests as mutation testing runs them, thousands of times over; see `scripts/mutation.ts` of the repository. */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'conformance/**/*.test.ts'],
    // Code that has been changed to be measured tells nothing about time.
    exclude: ['**/*.time.test.ts'],
    // What takes long on a busy machine must not look like a failure; Stryker has a limit of its own.
    testTimeout: 600_000,
    isolate: false,
    setupFiles: ['src/test-support/mutation-setup.ts'],
    sequence: { sequencer: ExamplesFirst },
  },
});
