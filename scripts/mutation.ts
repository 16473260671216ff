import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { AREAS, type Area, areaNames, LEAST_SCORE } from './mutation/areas.ts';
import { writeDocument } from './mutation/document.ts';
import { readReport } from './mutation/report.ts';
import { unexplained } from './mutation/survivors.ts';
import { repositoryRoot } from './shared/workspaces.ts';

/**
 * Mutation testing of scim-core: changes its code in thousands of small ways, one at a time, and counts the changes that
 * no test notices. Takes an hour or two.
 *
 * Usage: `node scripts/mutation.ts [area…]`, by default every area of `scripts/mutation/areas.ts`.
 *
 * Writes `docs/mutation-testing.md` of the package, and what there is to look at to its folder `reports/mutation`. Exits
 * with 1 when too few changes are noticed in an area, or one that is not is not explained in
 * `scripts/mutation/survivors.ts`.
 */
const folder = join(repositoryRoot, 'packages', 'scim-core');
// Stryker copies the folder it runs in.
process.chdir(folder);

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !areaNames.includes(name as Area));
if (unknown.length > 0) throw new TypeError(`unknown area ${unknown.join(', ')}; there are ${areaNames.join(', ')}`);

for (const area of wanted.length === 0 ? areaNames : (wanted as Area[])) {
  console.log(`\n=== ${area}`);
  // Sets the exit code when the score is below the least one.
  await new Stryker({
    mutate: [...AREAS[area], '!**/*.test.ts'],
    plugins: [import.meta.resolve('@stryker-mutator/vitest-runner')],
    testRunner: 'vitest',
    // All tests, and not only those that import a file: which cover a mutant is measured.
    vitest: { configFile: 'vitest.mutation.config.ts', related: false },
    coverageAnalysis: 'perTest',
    // What runs once, when a module is loaded, would need a new process for each mutant.
    ignoreStatic: true,
    // Endless loops are found by counting; this is for whatever else may take long, and not for a busy machine.
    timeoutMS: 30_000,
    concurrency: 1,
    // As deep below the root as the folder itself, for the tests that read what workspaces share.
    tempDirName: '../../.stryker-tmp',
    // For the same reason its paths hold as they are, and Stryker is to leave the file alone.
    tsconfigFile: 'tsconfig.of-no-interest.json',
    reporters: ['progress-append-only', 'json', 'html'],
    jsonReporter: { fileName: reportOf(area) },
    htmlReporter: { fileName: `reports/mutation/${area}.html` },
    thresholds: { high: 90, low: LEAST_SCORE, break: LEAST_SCORE },
    allowConsoleColors: false,
  }).runMutationTest();
}

const results = areaNames.map((area) => [area, readReport(reportOf(area))] as const);
for (const survivor of unexplained(results.flatMap(([, files]) => files ?? []))) {
  console.log(
    `not explained: ${survivor.file}: ${survivor.original} => ${survivor.replacement}\n  in ${survivor.line}`,
  );
  process.exitCode = 1;
}
writeDocument(join(folder, 'docs', 'mutation-testing.md'), results);

function reportOf(area: Area): string {
  return `reports/mutation/${area}.json`;
}
