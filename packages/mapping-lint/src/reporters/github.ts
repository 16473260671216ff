import type { Finding, Severity } from '../finding.ts';
import { escapeText } from '../text/escape.ts';
import { plainLines } from './notes.ts';
import { type CheckedFile, type FileReport, isChecked, type RunReport } from './report.ts';
import { type Reporter, writeReport } from './reporter.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/**
 * Writes a run as annotations of GitHub Actions.
 *
 * The form: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function formatGithub(report: RunReport): string {
  return writeReport(githubReporter(), report);
}

/** Writes annotations file by file. */
export function githubReporter(): Reporter {
  return {
    begin: () => '',
    file: (file) =>
      linesOf(file)
        .map((line) => `${line}\n`)
        .join(''),
    end: () => '',
  };
}

function linesOf(file: FileReport): string[] {
  if (isChecked(file)) return file.findings.map((finding) => annotation(file, finding));
  const { message, line } = file.unreadable;
  const properties = { file: file.path, line: line ?? 1, title: 'mapping-lint' };
  return [command('error', properties, escapeText(message))];
}

function annotation(file: CheckedFile, finding: Finding): string {
  const { severity, code, rule, location } = finding;
  const { line, column, endLine, endColumn } = location;
  const properties = {
    file: file.path,
    line,
    // A range of columns is understood on one line only.
    ...(endLine === line ? { col: column, endColumn } : { endLine }),
    title: `${code} ${rule}`,
  };
  const text = plainLines(finding, file).map(escapeText).join('\n');
  return command(COMMANDS[severity], properties, text);
}

function command(name: string, properties: Readonly<Record<string, string | number>>, text: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(escapeText(String(value)))}`);
  return `::${name} ${list.join(',')}::${escapeData(text)}`;
}

/** A line break would begin a command of its own. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
