import type { Log, Notification, ReportingConfiguration, Result, Run } from 'sarif';
import type { Finding, Severity } from '../finding.ts';
import { rules } from '../rules/index.ts';
import { escapeText } from '../text/escape.ts';
import { fingerprintOf } from './fingerprint.ts';
import type { FileReport, RunReport } from './report.ts';

const LEVELS: Readonly<Record<Severity, NonNullable<ReportingConfiguration.level>>> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

/**
 * Writes a run as [SARIF 2.1.0](https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), which code scanning
 * of GitHub and others read.
 *
 * @param version The version of mapping-lint.
 */
export function formatSarif(report: RunReport, version?: string): string {
  const unreadable = report.files.flatMap((file) => ('findings' in file ? [] : [notificationOf(file)]));
  const run: Run = {
    tool: {
      driver: {
        name: 'mapping-lint',
        ...(version === undefined ? {} : { version }),
        rules: rules.map(({ meta }) => ({
          id: meta.code,
          name: meta.name,
          shortDescription: { text: meta.summary },
          helpUri: meta.references[0] ?? '',
          defaultConfiguration: { level: LEVELS[meta.severity] },
        })),
      },
    },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: unreadable.length === 0, toolExecutionNotifications: unreadable }],
    artifacts: report.files.map(({ path }) => ({ location: { uri: uriOf(path) } })),
    results: report.files.flatMap(resultsOf),
  };
  const document: Log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function resultsOf(file: FileReport, index: number): Result[] {
  if (!('findings' in file)) return [];
  return file.findings.map((finding) => resultOf(finding, file.path, index));
}

function resultOf(finding: Finding, path: string, index: number): Result {
  const { code, severity, message, why, help, portal, location, pointer } = finding;
  const { line, column, endLine, endColumn } = location;
  return {
    ruleId: code,
    ruleIndex: rules.findIndex(({ meta }) => meta.code === code),
    level: LEVELS[severity],
    message: { text: [message, `Why: ${why}`, `Fix: ${help}`, `Portal: ${portal}`].map(escapeText).join('\n') },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(path), index },
          region: { startLine: line, startColumn: column, endLine, endColumn },
        },
        logicalLocations: [{ fullyQualifiedName: pointer, kind: 'member' }],
      },
    ],
    partialFingerprints: { 'mappingLint/v1': fingerprintOf(finding) },
  };
}

function notificationOf({ path, unreadable }: Extract<FileReport, { unreadable: object }>): Notification {
  const { message, line, column } = unreadable;
  const region = line === null ? {} : { region: { startLine: line, startColumn: column ?? 1 } };
  return {
    level: 'error',
    message: { text: escapeText(message) },
    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(path) }, ...region } }],
  };
}

/** Paths become references relative to the repository; an absolute one keeps its root. */
function uriOf(path: string): string {
  const parts = path
    .replaceAll('\\', '/')
    .split('/')
    .map((part) => encodeURIComponent(escapeText(part)));
  return /^[A-Za-z]:/.test(path) ? `file:///${parts.join('/')}` : parts.join('/');
}
