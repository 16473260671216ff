import type { Finding } from '../finding.ts';
import { escapeText } from '../text/escape.ts';
import { plainLines } from './notes.ts';
import { type CheckedFile, type FileReport, isChecked, type RunReport } from './report.ts';
import { type Reporter, writeReport } from './reporter.ts';

/**
 * Writes a run as JUnit XML: a suite for each file, and in it a test case for each finding, or one that passes.
 *
 * Warnings are failures like errors, as a report of warnings alone would look as if nothing had been checked.
 */
export function formatJunit(report: RunReport): string {
  return writeReport(junitReporter(), report);
}

/** Writes suites file by file. */
export function junitReporter(): Reporter {
  return {
    begin: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="mapping-lint">\n',
    file(file) {
      const { name, cases, failures, errors } = suiteOf(file);
      const lines = [
        `  <testsuite name="${xml(name)}" tests="${cases.length}" failures="${failures}" errors="${errors}">`,
        ...cases.map((each) => `    ${each}`),
        '  </testsuite>',
      ];
      return `${lines.join('\n')}\n`;
    },
    end: () => '</testsuites>\n',
  };
}

interface Suite {
  readonly name: string;
  readonly cases: readonly string[];
  readonly failures: number;
  readonly errors: number;
}

function suiteOf(file: FileReport): Suite {
  const { path: name } = file;
  if (!isChecked(file)) {
    const { message, line, column } = file.unreadable;
    const place = line === null ? name : `${name}:${line}:${column}`;
    const text = `<error message="${xml(message)}">${xml(place)}</error>`;
    return { name, cases: [testCase(name, 'the file can be read', text)], failures: 0, errors: 1 };
  }
  const { findings } = file;
  if (findings.length === 0) {
    return { name, cases: [testCase(name, 'no problems', '')], failures: 0, errors: 0 };
  }
  const failures = findings.filter(({ severity }) => severity !== 'info').length;
  return { name, cases: findings.map((finding) => caseOf(file, finding)), failures, errors: 0 };
}

function caseOf(file: CheckedFile, finding: Finding): string {
  const { path } = file;
  const { severity, code, rule, message, location } = finding;
  const title = `${code} ${rule} (${location.line}:${location.column})`;
  const place = `${path}:${location.line}:${location.column}`;
  const [first = '', ...notes] = plainLines(finding, file);
  const text = xml(`${place}: ${first}`, ...notes);
  // A remark does not fail a build, but is to be seen.
  if (severity === 'info') return testCase(path, title, `<system-out>${text}</system-out>`);
  return testCase(path, title, `<failure type="${severity}" message="${xml(message)}">${text}</failure>`);
}

function testCase(path: string, name: string, content: string): string {
  const start = `<testcase classname="${xml(path)}" name="${xml(name)}"`;
  return content === '' ? `${start} />` : `${start}>${content}</testcase>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Escaped lines; XML has no way to write most control characters, so they are shown as text. */
function xml(...lines: readonly string[]): string {
  return lines.map((line) => escapeText(line).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')).join('\n');
}
