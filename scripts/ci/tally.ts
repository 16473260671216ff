/** What a run came to. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** One step of `.ci/run`, as it recorded it. */
export interface Step {
  readonly name: string;
  readonly exitCode: number;
  /** The report that the step was to write; a step without one counts as a single check. */
  readonly report: string | null;
}

/** The parts of vitest's JSON report that are summed. */
interface VitestReport {
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/**
 * Sums the steps. Nothing counts as passed that did not run: a report that is missing, can't be read or counts no test
 * is a failure, and so is a step that exited with an error although its report shows none (vitest does so for an
 * unhandled rejection).
 *
 * @param read Answers the text of a report; throws when there is none.
 */
export function tallySteps(steps: readonly Step[], read: (report: string) => string): Tally {
  const total: Tally = { passed: 0, failed: 0, skipped: 0 };
  for (const step of steps) {
    const tally = tallyStep(step, read);
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.skipped += tally.skipped;
  }
  if (total.passed + total.failed === 0) total.failed = 1;
  return total;
}

export function formatTally({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Reads the lines `exit code, tab, report or "-", tab, name` that `.ci/run` writes as it goes. */
export function parseSteps(text: string): Step[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [exitCode, report, ...name] = line.split('\t');
      return { name: name.join('\t'), exitCode: Number(exitCode), report: report === '-' ? null : (report ?? '') };
    });
}

function tallyStep(step: Step, read: (report: string) => string): Tally {
  const failure: Tally = { passed: 0, failed: 1, skipped: 0 };
  if (step.report === null) return step.exitCode === 0 ? { passed: 1, failed: 0, skipped: 0 } : failure;
  let tally: Tally;
  try {
    tally = readReport(read(step.report));
  } catch {
    return failure;
  }
  const silentFailure = tally.failed === 0 && (step.exitCode !== 0 || tally.passed === 0);
  return silentFailure ? { ...tally, failed: 1 } : tally;
}

function readReport(text: string): Tally {
  const report: VitestReport | Tally = JSON.parse(text);
  return 'testResults' in report ? tallyVitest(report) : report;
}

function tallyVitest(report: VitestReport): Tally {
  const tally: Tally = { passed: 0, failed: 0, skipped: 0 };
  for (const file of report.testResults) {
    const failedBefore = tally.failed;
    for (const { status } of file.assertionResults) {
      if (status === 'passed') tally.passed += 1;
      else if (status === 'failed') tally.failed += 1;
      else tally.skipped += 1;
    }
    // A file that can't be imported, or whose hook throws, fails without a failed test.
    if (file.status === 'failed' && tally.failed === failedBefore) tally.failed += 1;
  }
  return tally;
}
