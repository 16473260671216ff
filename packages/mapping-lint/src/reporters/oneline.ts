import { escapeText } from '../text/escape.ts';
import type { RunReport } from './report.ts';

/** Writes a run with one line for each finding: `file:line:column: severity code message`. */
export function formatOneline(report: RunReport): string {
  return report.files
    .flatMap((file) => {
      if (!('findings' in file)) return [];
      return file.findings.map(({ location, severity, code, message }) =>
        escapeText(`${file.path}:${location.line}:${location.column}: ${severity} ${code} ${message}`),
      );
    })
    .map((line) => `${line}\n`)
    .join('');
}
