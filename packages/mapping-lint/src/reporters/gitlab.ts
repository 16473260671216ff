import type { Finding, Severity } from '../finding.ts';
import { escapeText } from '../text/escape.ts';
import { fingerprintOf } from './fingerprint.ts';
import { JsonElements } from './json-pieces.ts';
import { type CheckedFile, isChecked, type RunReport, type UnreadableFile } from './report.ts';
import { type Reporter, writeReport } from './reporter.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };

/**
 * Writes a run as a report of GitLab Code Quality.
 *
 * The form: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function formatGitlab(report: RunReport): string {
  return writeReport(gitlabReporter(), report);
}

/** Writes issues file by file. */
export function gitlabReporter(): Reporter {
  const issues = new JsonElements(1);
  return {
    begin: () => '[',
    file: (file) =>
      (isChecked(file) ? issuesOf(file) : [unreadableIssue(file)]).map((each) => issues.next(each)).join(''),
    end: () => `${issues.close()}\n`,
  };
}

function issuesOf(file: CheckedFile): object[] {
  const seen = new Map<string, number>();
  return file.findings.map((finding) => {
    const fingerprint = `${file.path}:${fingerprintOf(finding)}`;
    const count = seen.get(fingerprint) ?? 0;
    seen.set(fingerprint, count + 1);
    // Fingerprints of a report have to differ.
    return issueOf(finding, file.path, count === 0 ? fingerprint : `${fingerprint}:${count}`);
  });
}

function issueOf({ code, rule, message, severity, location }: Finding, path: string, fingerprint: string): object {
  return {
    description: escapeText(`${code} ${rule}: ${message}`),
    check_name: rule,
    fingerprint,
    severity: SEVERITIES[severity],
    location: { path, lines: { begin: location.line, end: location.endLine } },
  };
}

/** A report without it would look as if the file had been checked. */
function unreadableIssue({ path, unreadable: { message, line } }: UnreadableFile): object {
  return {
    description: escapeText(message),
    check_name: 'unreadable',
    fingerprint: `${path}:unreadable`,
    severity: 'blocker',
    location: { path, lines: { begin: line ?? 1, end: line ?? 1 } },
  };
}
