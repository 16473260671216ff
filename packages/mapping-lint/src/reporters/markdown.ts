import type { Evidence, Finding } from '../finding.ts';
import { escapeText } from '../text/escape.ts';
import { capital } from '../text/words.ts';
import { type WireNote, WireNotes } from './explanation.ts';
import { describeEvidence, webAddress } from './notes.ts';
import { type FileReport, isChecked, type RunReport } from './report.ts';
import { type Reporter, writeReport } from './reporter.ts';
import { SECTIONS, verdictOf } from './words.ts';

/**
 * Writes a run as Markdown that can be forwarded to the customer: in words of the portal, without code of the export.
 */
export function formatMarkdown(report: RunReport): string {
  return writeReport(markdownReporter(), report);
}

/** Writes Markdown file by file. */
export function markdownReporter(): Reporter {
  let isOnly = true;
  return {
    begin(files) {
      isOnly = files === 1;
      return '# Your provisioning mappings in Microsoft Entra ID\n';
    },
    file: (file) => `\n${fileBlocks(file, isOnly).join('\n')}\n`,
    end: () => '',
  };
}

function fileBlocks(file: FileReport, isOnly: boolean): string[] {
  const heading = isOnly ? [] : [`## ${markdown(file.path)}`, ''];
  if (!isChecked(file)) {
    return [...heading, `This file could not be read: ${markdown(file.unreadable.message)}.`];
  }
  const { findings, explanations, profile } = file;
  const wire = new WireNotes();
  const level = isOnly ? '##' : '###';
  let number = 0;
  const parts = SECTIONS.flatMap(([severity, title]) => {
    const some = findings.filter((finding) => finding.severity === severity);
    if (some.length === 0) return [];
    const items = some.flatMap((finding) => {
      const notes = wire.of(String(++number), explanations?.get(finding));
      const indent = ' '.repeat(String(number).length + 2);
      const more = notes.flatMap((note) => exchange(note, profile.name).map((line) => line && indent + line));
      return ['', ...item(finding, number), ...more];
    });
    return ['', `${level} ${title}`, ...items];
  });
  return [...heading, markdown(verdictOf(file)), ...parts];
}

function item({ message, why, portal, code, choices, evidence: [page] }: Finding, number: number): string[] {
  const indent = ' '.repeat(String(number).length + 2);
  const either = choices.length > 1 ? choices.map(({ title }) => `${indent}- ${markdown(title)}`) : [];
  return [
    `${number}. **${markdown(capital(message))}.** ${markdown(why)}`,
    ...(either.length > 0 ? ['', `${indent}One of these has to be chosen:`, '', ...either] : []),
    '',
    `${indent}In the portal: ${markdown(portal)} _(${code})_`,
    ...(page === undefined ? [] : ['', `${indent}Source: ${link(page)}`]),
  ];
}

/** What a finding comes to on the wire, as paragraphs and a block of code. */
function exchange({ when, request, reason, answer }: WireNote, vendor: string): string[] {
  const start = 'For a made-up person or group Entra sends';
  const event = when === '' ? '' : `, ${when}`;
  if (request === undefined) {
    return ['', `${start} nothing${event}${reason === '' ? '' : `: ${markdown(reason)}`}.`];
  }
  const { line, body, sameAs } = request;
  const as = sameAs === undefined ? '' : `, as for number ${sameAs}`;
  const without = reason === '' ? '' : `, without this value: ${markdown(reason)}`;
  return [
    ...['', `${start}${event}${as}${without}:`, ''],
    ...codeBlock([line, ...(body === undefined ? [] : ['', plainJson(body)])].join('\n')),
    ...['', `${markdown(vendor)} would answer: ${markdown(answer)}.`],
  ];
}

/** JSON that means the same, and is no markup where somebody pastes it into something that knows no blocks of code. */
function plainJson(text: string): string {
  return text.replaceAll('<', '\\u003c').replaceAll('`', '\\u0060');
}

/** A block that only its own end closes. */
function codeBlock(text: string): string[] {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}http`, ...text.split('\n'), fence];
}

/** Pages are named by profiles, so that only addresses of the web become links. */
function link(page: Evidence): string {
  const text = markdown(describeEvidence(page));
  const address = webAddress(page.url);
  return address === undefined ? text : `[${text}](<${address}>)`;
}

/** Text that shows as it is: no markup, no HTML, no links, no mentions. */
function markdown(text: string): string {
  return escapeText(text)
    .replace(/[\\`*_{}[\]()#+\-!|~=]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '&#64;')
    .replace(/:(?=\/\/)/g, '&#58;')
    .replace(/\bwww\./gi, 'www&#46;');
}
