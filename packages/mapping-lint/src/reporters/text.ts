import type { ExportDocument } from 'entra-mapping';
import type { Finding, Severity } from '../finding.ts';
import { frameLine } from '../text/code-frame.ts';
import { escapeText } from '../text/escape.ts';
import { wrapText } from '../text/wrap.ts';
import { type FileReport, type RunReport, type RunSummary, summarize } from './report.ts';

/** The colours that the text report uses. */
export type Colour = 'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'green' | 'cyan';

/** How the text report looks. */
export interface TextOptions {
  /** Colours a text; by default nothing is coloured. */
  readonly paint?: (colour: Colour, text: string) => string;
  /** The most characters of a line; by default lines are as long as their text. */
  readonly columns?: number;
}

const COLOURS: Readonly<Record<Severity, Colour>> = { error: 'red', warning: 'yellow', info: 'blue' };

/** Writes a run for people: each finding with the line it is about, why it matters, and what to do. */
export function formatText(report: RunReport, options: TextOptions = {}): string {
  const paint = options.paint ?? ((_colour, text) => text);
  const columns = options.columns ?? Number.POSITIVE_INFINITY;
  const blocks = report.files.flatMap((file) => fileBlocks(file, paint, columns));
  return [...blocks, formatSummary(report, paint)].map((block) => `${block}\n`).join('\n');
}

type Paint = NonNullable<TextOptions['paint']>;

function fileBlocks(file: FileReport, paint: Paint, columns: number): string[] {
  if (!('findings' in file)) return [];
  return file.findings.map((finding) => formatFinding(finding, file.path, file.document, paint, columns));
}

function formatFinding(
  finding: Finding,
  path: string,
  document: ExportDocument,
  paint: Paint,
  columns: number,
): string {
  const { location, severity, code, rule } = finding;
  const gutter = ' '.repeat(String(location.line).length);
  const colour = COLOURS[severity];
  const title = `${paint(colour, `${severity}[${code}]`)} ${rule}: ${paint('bold', escapeText(finding.message))}`;
  const where = `${escapeText(path)}:${location.line}:${location.column}`;
  const place = placeOf(finding);
  const line = document.lineText(location.line);
  const endColumn = location.endLine === location.line ? location.endColumn : line.length + 1;
  const frame = frameLine(line, location.column, endColumn);
  const bar = paint('dim', '|');
  return [
    title,
    `${gutter}${paint('dim', '-->')} ${where}${place === '' ? '' : `   ${paint('dim', escapeText(place))}`}`,
    `${gutter} ${bar}`,
    `${paint('dim', String(location.line))} ${bar} ${frame.text}`,
    `${gutter} ${bar} ${' '.repeat(frame.indent)}${paint(colour, '^'.repeat(frame.width))}`,
    ...notes(finding).flatMap(([name, text]) => formatNote(name, text, gutter, paint, columns)),
  ].join('\n');
}

/** The mapping that a finding is about: `Provision Microsoft Entra ID Users ▸ mapping 7 ▸ title`. */
function placeOf({ mapping }: Finding): string {
  if (mapping === null) return '';
  const name = mapping.objectMapping ?? 'object mapping without a name';
  if (mapping.index === null) return name;
  const source = mapping.source === null ? '' : `${mapping.source} → `;
  return `${name} ▸ mapping ${mapping.index + 1} ▸ ${source}${mapping.target ?? 'no target'}`;
}

function notes(finding: Finding): (readonly [string, string])[] {
  const { why, help, portal, docs } = finding;
  return [
    ['why', why],
    ['fix', `${help}${decisionOf(finding)}`],
    ...choicesOf(finding),
    ['portal', portal],
    ...sourceOf(finding),
    ['docs', docs],
  ];
}

/** Whether `--fix` may do it. */
function decisionOf({ fix, choices }: Finding): string {
  if (choices.length > 1) return ` (choose one of ${choices.length})`;
  if (fix === null) return '';
  return fix.safe ? ' (safe)' : ' (needs your decision)';
}

/** What there is to choose from, with the numbers by which it is chosen. */
function choicesOf({ choices }: Finding): (readonly [string, string])[] {
  if (choices.length === 0) return [];
  return [['choose', choices.map(({ title }, index) => `(${index + 1}) ${title}`).join('; ')]];
}

/** The first page that says so: one is enough for whoever doubts it. */
function sourceOf({ evidence: [first] }: Finding): (readonly [string, string])[] {
  if (first === undefined) return [];
  const sure = { documented: '', inferred: 'inferred from ', imported: 'imported from ' }[first.confidence];
  return [['source', `${sure}${first.title}, ${first.url}`]];
}

function formatNote(name: string, text: string, gutter: string, paint: Paint, columns: number): string[] {
  const label = `${gutter} = ${`${name}:`.padEnd(8)}`;
  const [first = '', ...rest] = wrapText(escapeText(text), Math.max(40, columns - label.length));
  return [
    `${gutter} ${paint('dim', '=')} ${paint('cyan', `${name}:`.padEnd(8))}${first}`,
    ...rest.map((line) => ' '.repeat(label.length) + line),
  ];
}

function formatSummary(report: RunReport, paint: Paint): string {
  const summary = summarize(report);
  const { unreadable, mappings } = summary;
  const unread = `${count(unreadable, 'file')} could not be read`;
  const read = summary.files - unreadable;
  if (read === 0) return `${paint('red', '✖')} ${unread}`;
  const checked = `${count(mappings, 'mapping')} in ${count(read, 'file')} checked against the profile ${report.profile.id}`;
  const problems = summary.errors + summary.warnings + summary.infos;
  const found =
    problems === 0
      ? 'no problems'
      : `${paint('bold', count(problems, 'problem'))} (${bySeverity(summary)})${fixable(report)}`;
  return `${markOf(summary, paint)} ${found}: ${checked}${unreadable === 0 ? '' : `; ${unread}`}`;
}

/** What `--fix` would do, so that nobody has to look for it. */
function fixable({ files }: RunReport): string {
  const fixes = files.flatMap((file) => ('findings' in file ? file.findings : [])).flatMap(({ fix }) => fix ?? []);
  const safe = fixes.filter((fix) => fix.safe).length;
  if (fixes.length === 0) return '';
  if (safe === fixes.length) return `, ${safe} fixable with --fix`;
  if (safe === 0) return `, ${fixes.length} fixable with --unsafe-fixes`;
  return `, ${safe} fixable with --fix and ${fixes.length - safe} more with --unsafe-fixes`;
}

function markOf({ unreadable, errors, warnings }: RunSummary, paint: Paint): string {
  if (unreadable > 0 || errors > 0) return paint('red', '✖');
  return warnings > 0 ? paint('yellow', '⚠') : paint('green', '✔');
}

function bySeverity({ errors, warnings, infos }: RunSummary): string {
  const parts = [
    errors > 0 ? count(errors, 'error') : '',
    warnings > 0 ? count(warnings, 'warning') : '',
    infos > 0 ? `${infos} info` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
