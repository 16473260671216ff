import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { AREAS, type Area, areaNames, LEAST_SCORE } from './mutation/areas.ts';
import { writeDocument } from './mutation/document.ts';
import { readReport, scoreOf } from './mutation/report.ts';
import { changeOf, unexplained, unneeded } from './mutation/survivors.ts';
import { repositoryRoot } from './shared/workspaces.ts';

/**
 * Mutation testing of scim-core: changes its code in thousands of small ways, one at a time, and counts the changes that
 * no test notices. Takes an hour or two; after that, a run tries again only what changes of code or tests may have made
 * another, and one that was interrupted goes on.
 *
 * Usage: `node scripts/mutation.ts [area…]`, by default every area of `scripts/mutation/areas.ts`;
 * `node scripts/mutation.ts --document` runs nothing and reads the reports that are there.
 *
 * Writes `docs/mutation-testing.md` of the package, and what there is to look at to its folder `reports/mutation`. Exits
 * with 1 when too few changes are noticed in an area, or one that is not is not explained in
 * `scripts/mutation/explanations`.
 */
const folder = join(repositoryRoot, 'packages', 'scim-core');
// Stryker copies the folder it runs in.
process.chdir(folder);

const { values, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { document: { type: 'boolean', default: false } },
});
const unknown = wanted.filter((name) => !areaNames.includes(name as Area));
if (unknown.length > 0) throw new TypeError(`unknown area ${unknown.join(', ')}; there are ${areaNames.join(', ')}`);

if (!values.document) for (const area of wanted.length === 0 ? areaNames : (wanted as Area[])) await run(area);

const results = areaNames.map((area) => [area, readReport(reportOf(area))] as const);
const files = results.flatMap(([, known]) => known ?? []);
for (const [area, known] of results) {
  if (known === undefined || scoreOf(known) >= LEAST_SCORE) continue;
  console.log(`${area}: ${scoreOf(known).toFixed(1)} % are noticed, ${LEAST_SCORE} % must be`);
  process.exitCode = 1;
}
for (const survivor of unexplained(files)) {
  console.log(`not explained: ${survivor.file}: ${changeOf(survivor)}\n  in ${survivor.line}`);
  process.exitCode = 1;
}
for (const explanation of unneeded(files)) console.log(`explained but not needed: ${explanation}`);
writeDocument(join(folder, 'docs', 'mutation-testing.md'), results);

async function run(area: Area): Promise<void> {
  console.log(`\n=== ${area}`);
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
    // What a run goes on from is the report in JSON itself.
    incremental: true,
    incrementalFile: reportOf(area),
    reporters: ['progress-append-only', 'html'],
    htmlReporter: { fileName: `reports/mutation/${area}.html` },
    allowConsoleColors: false,
  }).runMutationTest();
}

function reportOf(area: Area): string {
  return `reports/mutation/${area}.json`;
}
