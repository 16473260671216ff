import type {
  Notification,
  ReportingConfiguration,
  ReportingDescriptor,
  Result,
  ToolComponent,
  WebRequest,
  WebResponse,
} from 'sarif';
import type { Finding, Severity } from '../finding.ts';
import type { FindingExplanation } from '../preview/explain-finding.ts';
import type { RuleMeta } from '../rule.ts';
import { rules } from '../rules/index.ts';
import { escapeJson, escapeText } from '../text/escape.ts';
import { fingerprintOf } from './fingerprint.ts';
import { indentJson, JsonElements } from './json-pieces.ts';
import { plainLines } from './notes.ts';
import { type CheckedFile, isChecked, type RunReport, type UnreadableFile } from './report.ts';
import { type Reporter, writeReport } from './reporter.ts';

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
  return writeReport(sarifReporter(version), report);
}

/** Writes SARIF file by file: what is known of the files in common stands behind the results. */
export function sarifReporter(version?: string): Reporter {
  const results = new JsonElements(4);
  const artifacts: object[] = [];
  const notifications: Notification[] = [];
  return {
    begin: () =>
      [
        '{',
        '  "$schema": "https://json.schemastore.org/sarif-2.1.0.json",',
        '  "version": "2.1.0",',
        '  "runs": [',
        '    {',
        `      "tool": ${indentJson({ driver: driver(version) }, MARGIN)},`,
        '      "columnKind": "utf16CodeUnits",',
        '      "results": [',
      ].join('\n'),
    file(file) {
      const index = artifacts.push({ location: { uri: uriOf(file.path) } }) - 1;
      if (!isChecked(file)) {
        notifications.push(notificationOf(file));
        return '';
      }
      return file.findings.map((finding) => results.next(resultOf(finding, file, index))).join('');
    },
    end() {
      const invocations = [
        { executionSuccessful: notifications.length === 0, toolExecutionNotifications: notifications },
      ];
      return [
        `${results.close()},`,
        `      "artifacts": ${indentJson(artifacts, MARGIN)},`,
        `      "invocations": ${indentJson(invocations, MARGIN)}`,
        '    }',
        '  ]',
        '}',
        '',
      ].join('\n');
    },
  };
}

const MARGIN = `\n${' '.repeat(6)}`;

function driver(version: string | undefined): ToolComponent {
  return {
    name: 'mapping-lint',
    ...(version === undefined ? {} : { version }),
    rules: rules.map(({ meta }) => descriptorOf(meta)),
  };
}

function descriptorOf({ code, name, summary, severity, references: [page] }: RuleMeta): ReportingDescriptor {
  return {
    id: code,
    name,
    shortDescription: { text: summary },
    help: { text: `Run: mapping-lint explain ${code}` },
    ...(page === undefined ? {} : { helpUri: page }),
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

const RULE_INDEX = new Map(rules.map(({ meta }, index) => [meta.code, index]));

function resultOf(finding: Finding, file: CheckedFile, index: number): Result {
  const { path, explanations } = file;
  const { code, severity, location, pointer } = finding;
  const { line, column, endLine, endColumn } = location;
  return {
    ruleId: code,
    ruleIndex: RULE_INDEX.get(code) ?? -1,
    level: LEVELS[severity],
    message: { text: plainLines(finding, file).map(escapeText).join('\n') },
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
    ...exchangeOf(explanations?.get(finding)),
  };
}

/**
 * The request in which a finding shows, and its answer where the status is known (§3.27.14 and §3.27.15). A result has room for
 * one; the message tells of all.
 */
function exchangeOf(explanation: FindingExplanation | undefined): Pick<Result, 'webRequest' | 'webResponse'> {
  const [request] = explanation?.requests ?? [];
  if (request === undefined) return {};
  const { method, path, body, verdict } = request;
  const webRequest: WebRequest = {
    method,
    target: escapeText(path),
    ...(body === undefined ? {} : { body: { text: escapeJson(body) } }),
  };
  const webResponse: WebResponse = { statusCode: verdict.status };
  return { webRequest, ...(verdict.status === undefined ? {} : { webResponse }) };
}

function notificationOf({ path, unreadable }: UnreadableFile): Notification {
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
