import { escapeText } from '../text/escape.ts';
import { isChecked, type RunReport, type UnreadableFile } from './report.ts';
import { type Reporter, writeReport } from './reporter.ts';

/** Writes a run with one line for each finding: `file:line:column: severity code message`. */
export function formatOneline(report: RunReport): string {
  return writeReport(onelineReporter(), report);
}

/** Writes lines file by file. */
export function onelineReporter(): Reporter {
  return {
    begin: () => '',
    file(file) {
      const path = plainPath(file.path);
      if (!isChecked(file)) return `${escapeText(unreadableLine(path, file))}\n`;
      return file.findings
        .map(({ location, severity, code, message }) => {
          const line = `${path}:${location.line}:${location.column}: ${severity} ${code} ${message}`;
          return `${escapeText(line)}\n`;
        })
        .join('');
    },
    end: () => '',
  };
}

function unreadableLine(path: string, { unreadable: { line, column, message } }: UnreadableFile): string {
  return `${path}:${line ?? 1}:${column ?? 1}: error unreadable ${message}`;
}

/** A name that begins like an option or a formula could be taken for one where the line is pasted. */
function plainPath(path: string): string {
  return /^[-=+@]/.test(path) ? `./${path}` : path;
}
