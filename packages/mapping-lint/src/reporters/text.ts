import type { Finding, Severity } from '../finding.ts';
import { frameOf } from '../text/code-frame.ts';
import { escapeText } from '../text/escape.ts';
import { quantity } from '../text/words.ts';
import { wrapText } from '../text/wrap.ts';
import { sentLines, type WireNote, WireNotes } from './explanation.ts';
import { notesOf } from './notes.ts';
import { placeOf } from './place.ts';
import { type CheckedFile, type FileReport, isChecked, type RunReport, type UnreadableFile } from './report.ts';
import { type Reporter, writeReport } from './reporter.ts';
import type { RunSummary, Tally } from './tally.ts';
import { NOTHING_TO_COMPARE } from './words.ts';

/** The colours that the text report uses. */
export type Colour = 'bold' | 'dim' | 'red' | 'yellow' | 'blue' | 'green' | 'cyan';

/** How the text report looks. */
export interface TextOptions {
  /** Colours a text; by default nothing is coloured. */
  readonly paint?: (colour: Colour, text: string) => string;
  /** The most characters of a line; by default lines are as long as their text. */
  readonly columns?: number;
  /** Whether to say at the end what could be done next. Default is `false`. */
  readonly hints?: boolean;
}

/** The room of a label, in characters. */
const LABEL = 8;

const COLOURS: Readonly<Record<Severity, Colour>> = { error: 'red', warning: 'yellow', info: 'blue' };

/** Writes a run for people: each finding with the line it is about, why it matters, and what to do. */
export function formatText(report: RunReport, options: TextOptions = {}): string {
  return writeReport(textReporter(options), report);
}

/** Writes text file by file. */
export function textReporter(options: TextOptions = {}): Reporter {
  const paint = options.paint ?? ((_colour, text) => text);
  const columns = options.columns ?? Number.POSITIVE_INFINITY;
  return {
    begin: () => '',
    file: (file) =>
      fileBlocks(file, paint, columns)
        .map((block) => `${block}\n\n`)
        .join(''),
    end: (tally) =>
      [formatSummary(tally, paint), ...(options.hints ? hints(tally, paint) : [])].map((line) => `${line}\n`).join(''),
  };
}

type Paint = NonNullable<TextOptions['paint']>;

function fileBlocks(file: FileReport, paint: Paint, columns: number): string[] {
  if (!isChecked(file)) return [formatUnreadable(file, paint)];
  const wire = new WireNotes();
  return file.findings.map((finding) => {
    const notes = wire.of(finding.code, file.explanations?.get(finding));
    return formatFinding(finding, notes, file, paint, columns);
  });
}

function formatUnreadable({ path, unreadable }: UnreadableFile, paint: Paint): string {
  const { message, help, line, column } = unreadable;
  const place = line === null ? path : `${path}:${line}:${column}`;
  return `${paint('red', 'error')}: ${escapeText(`${place}: ${message}${help === null ? '' : ` (${help})`}`)}`;
}

function formatFinding(
  finding: Finding,
  wire: readonly WireNote[],
  { path, document, profile }: CheckedFile,
  paint: Paint,
  columns: number,
): string {
  const { location, severity, code, rule } = finding;
  const gutter = ' '.repeat(String(location.line).length);
  const colour = COLOURS[severity];
  const title = `${paint(colour, `${severity}[${code}]`)} ${rule}: ${paint('bold', escapeText(finding.message))}`;
  const where = `${escapeText(path)}:${location.line}:${location.column}`;
  const place = placeOf(finding);
  const { before, marked, behind } = frameOf(document, location);
  const bar = paint('dim', '|');
  return [
    title,
    `${gutter}${paint('dim', '-->')} ${where}${place === '' ? '' : `   ${paint('dim', escapeText(place))}`}`,
    `${gutter} ${bar}`,
    `${paint('dim', String(location.line))} ${bar} ${before}${marked}${behind}`,
    `${gutter} ${bar} ${' '.repeat(before.length)}${paint(colour, '^'.repeat(Math.max(1, marked.length)))}`,
    ...notesOf(finding).flatMap(({ label, text }) => formatNote(label, escapeText(text), gutter, paint, columns)),
    ...wire.flatMap((note) => formatWire(note, profile.name, gutter, paint, columns)),
    ...formatNote('docs', escapeText(finding.docs), gutter, paint, columns),
  ].join('\n');
}

function formatNote(name: string, text: string, gutter: string, paint: Paint, columns: number): string[] {
  const label = `${gutter} = ${`${name}:`.padEnd(LABEL)}`;
  const [first = '', ...rest] = wrapText(text, Math.max(40, columns - label.length));
  return [
    `${gutter} ${paint('dim', '=')} ${paint('cyan', `${name}:`.padEnd(LABEL))}${first}`,
    ...rest.map((line) => ' '.repeat(label.length) + line),
  ];
}

/** A request keeps its lines: it is what is sent. */
function formatWire(note: WireNote, vendor: string, gutter: string, paint: Paint, columns: number): string[] {
  const margin = ' '.repeat(gutter.length + ' = '.length + LABEL);
  const [first = '', ...lines] = sentLines(note);
  return [
    ...formatNote('sends', first, gutter, paint, columns),
    ...lines.map((line) => margin + line),
    ...(note.answer === ''
      ? []
      : formatNote('answer', `${escapeText(vendor)}: ${note.answer}`, gutter, paint, columns)),
  ];
}

function formatSummary(tally: Tally, paint: Paint): string {
  const summary = tally.summary();
  const { unreadable, mappings } = summary;
  const unread = `${quantity(unreadable, 'file')} could not be read`;
  const read = summary.files - unreadable;
  if (read === 0) return `${paint('red', '✖')} ${unread}`;
  const problems = summary.errors + summary.warnings + summary.infos;
  const found =
    problems === 0
      ? 'no problems'
      : `${paint('bold', quantity(problems, 'problem'))} (${bySeverity(summary)})${fixable(summary)}`;
  const checked =
    mappings === 0
      ? `nothing was compared with ${against(tally)}, as ${NOTHING_TO_COMPARE}`
      : `${quantity(mappings, 'mapping')} in ${quantity(read, 'file')} checked against ${against(tally)}`;
  return `${markOf(summary, paint)} ${found}: ${checked}${unreadable === 0 ? '' : `; ${unread}`}`;
}

/** What could be done next. */
function hints(tally: Tally, paint: Paint): string[] {
  const { errors, warnings, infos, mappings } = tally.summary();
  const isGeneric = mappings > 0 && tally.profiles.join() === 'generic';
  return [
    ...(isGeneric ? ['--profile says who the vendor is, and mapping-lint profiles lists those that are known'] : []),
    ...(errors + warnings + infos > 0
      ? ['--format markdown, or --format html=report.html, writes it for the customer']
      : []),
  ].map((text) => `  ${paint('dim', text)}`);
}

function against({ profiles }: Tally): string {
  return profiles.length === 1 ? `the profile ${profiles[0]}` : quantity(profiles.length, 'profile');
}

/** What `--fix` would do, so that nobody has to look for it. */
function fixable({ fixable: all, safelyFixable: safe, choosable }: RunSummary): string {
  const ways = [
    [safe, ''],
    [all - safe, ' --unsafe-fixes'],
    [choosable, ' --choose'],
  ] as const;
  return ways
    .filter(([count]) => count > 0)
    .map(([count, option], index) =>
      index === 0 ? `, ${count} fixable with --fix${option}` : ` and ${count} more with${option}`,
    )
    .join('');
}

/** Nothing to compare is no success. */
function markOf({ unreadable, errors, warnings, mappings }: RunSummary, paint: Paint): string {
  if (unreadable > 0 || errors > 0) return paint('red', '✖');
  return warnings > 0 || mappings === 0 ? paint('yellow', '⚠') : paint('green', '✔');
}

function bySeverity({ errors, warnings, infos }: RunSummary): string {
  const parts = [
    errors > 0 ? quantity(errors, 'error') : '',
    warnings > 0 ? quantity(warnings, 'warning') : '',
    infos > 0 ? `${infos} info` : '',
  ];
  return parts.filter((part) => part !== '').join(', ');
}
