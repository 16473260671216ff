import { describe, expect, it } from 'vitest';
import { formatTally, parseSteps, type Step, tallySteps } from '../../../scripts/ci/tally.ts';

/** Sums steps whose reports are given by name. */
function sum(steps: readonly Step[], reports: Record<string, unknown> = {}) {
  const texts = new Map(Object.entries(reports).map(([name, report]) => [name, JSON.stringify(report)]));
  return tallySteps(steps, (name) => {
    const text = texts.get(name);
    if (text === undefined) throw new Error(`no report ${name}`);
    return text;
  });
}

function vitestReport(...files: { status: 'passed' | 'failed'; tests: string[] }[]) {
  return {
    testResults: files.map(({ status, tests }) => ({
      status,
      assertionResults: tests.map((test) => ({ status: test })),
    })),
  };
}

const tests: Step = { name: 'Tests', exitCode: 0, report: 'tests.json' };

describe('the sum of .ci/run', () => {
  it('counts each test of a vitest report by its own status', () => {
    const report = vitestReport(
      { status: 'passed', tests: ['passed', 'passed', 'skipped'] },
      { status: 'failed', tests: ['passed', 'failed', 'pending', 'todo'] },
    );
    expect(sum([{ ...tests, exitCode: 1 }], { 'tests.json': report })).toEqual({ passed: 3, failed: 1, skipped: 3 });
  });

  it('counts a test file that failed without a failed test', () => {
    const report = vitestReport({ status: 'passed', tests: ['passed'] }, { status: 'failed', tests: [] });
    expect(sum([{ ...tests, exitCode: 1 }], { 'tests.json': report })).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('fails a step that exited with an error although its report shows none', () => {
    const report = vitestReport({ status: 'passed', tests: ['passed'] });
    expect(sum([{ ...tests, exitCode: 1 }], { 'tests.json': report })).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it('fails a report without a test that ran', () => {
    expect(sum([tests], { 'tests.json': vitestReport() })).toEqual({ passed: 0, failed: 1, skipped: 0 });
    const skipped = vitestReport({ status: 'passed', tests: ['skipped'] });
    expect(sum([tests], { 'tests.json': skipped })).toEqual({ passed: 0, failed: 1, skipped: 1 });
  });

  it('fails a report that is missing or is no JSON', () => {
    expect(sum([tests])).toEqual({ passed: 0, failed: 1, skipped: 0 });
    expect(tallySteps([tests], () => '{"testRes')).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('counts a step without a report as one check, by its exit code', () => {
    const steps: Step[] = [
      { name: 'Format', exitCode: 0, report: null },
      { name: 'Lint', exitCode: 1, report: null },
    ];
    expect(sum(steps)).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });

  it("adds up all steps, the checklists' own reports included", () => {
    const steps: Step[] = [tests, { name: 'Packages', exitCode: 0, report: 'packages.json' }];
    const reports = {
      'tests.json': vitestReport({ status: 'passed', tests: ['passed', 'passed'] }),
      'packages.json': { passed: 40, failed: 0, skipped: 0 },
    };
    expect(sum(steps, reports)).toEqual({ passed: 42, failed: 0, skipped: 0 });
  });

  it('fails when no step was recorded at all', () => {
    expect(sum([])).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });

  it('reads the steps as .ci/run writes them', () => {
    expect(parseSteps('0\t-\tFormat\n124\treports/tests.json\tTests\n')).toEqual([
      { name: 'Format', exitCode: 0, report: null },
      { name: 'Tests', exitCode: 124, report: 'reports/tests.json' },
    ]);
  });

  it('is printed in the form that CI reads', () => {
    expect(formatTally({ passed: 7, failed: 0, skipped: 1 })).toBe('7 passed, 0 failed, 1 skipped');
  });
});
