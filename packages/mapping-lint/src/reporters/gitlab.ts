import type { Severity } from '../finding.ts';
import { escapeText } from '../text/escape.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { RunReport } from './report.ts';

const SEVERITIES: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', info: 'info' };

/**
 * Writes a run as a report of GitLab Code Quality.
 *
 * The form: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 */
export function formatGitlab(report: RunReport): string {
  const seen = new Map<string, number>();
  const issues = report.files.flatMap((file) => {
    if (!('findings' in file)) return [];
    return file.findings.map((finding) => {
      const { code, rule, message, severity, location } = finding;
      const fingerprint = `${file.path}:${fingerprintOf(finding)}`;
      const count = seen.get(fingerprint) ?? 0;
      seen.set(fingerprint, count + 1);
      return {
        description: escapeText(`${code} ${rule}: ${message}`),
        check_name: rule,
        // Fingerprints of a report have to differ.
        fingerprint: count === 0 ? fingerprint : `${fingerprint}:${count}`,
        severity: SEVERITIES[severity],
        location: { path: file.path, lines: { begin: location.line, end: location.endLine } },
      };
    });
  });
  return `${JSON.stringify(issues, null, 2)}\n`;
}
