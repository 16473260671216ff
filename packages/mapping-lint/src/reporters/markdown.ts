import type { Finding, Severity } from '../finding.ts';
import { escapeText } from '../text/escape.ts';
import type { FileReport, RunReport } from './report.ts';

const HEADINGS: readonly (readonly [Severity, string])[] = [
  ['error', 'What has to be changed'],
  ['warning', 'What should be changed or checked'],
  ['info', 'Good to know'],
];

/**
 * Writes a run as Markdown that can be forwarded to the customer: in words of the portal, without code of the export.
 */
export function formatMarkdown(report: RunReport): string {
  const blocks = report.files.flatMap((file) => ['', ...fileBlocks(file, report)]);
  return `${['# Your provisioning mappings in Microsoft Entra ID', ...blocks].join('\n')}\n`;
}

function fileBlocks(file: FileReport, { files, profile }: RunReport): string[] {
  const heading = files.length > 1 ? [`## ${markdown(file.path)}`, ''] : [];
  if (!('findings' in file)) {
    return [...heading, `This file could not be read: ${markdown(file.unreadable.message)}.`];
  }
  const { findings, mappings } = file;
  const checked = `We compared ${mappings} ${mappings === 1 ? 'mapping' : 'mappings'} with what ${markdown(profile.name)} accepts`;
  if (findings.length === 0) return [...heading, `${checked}, and found nothing to change.`];
  const level = files.length > 1 ? '###' : '##';
  let number = 0;
  const parts = HEADINGS.flatMap(([severity, title]) => {
    const some = findings.filter((finding) => finding.severity === severity);
    if (some.length === 0) return [];
    return ['', `${level} ${title}`, ...some.flatMap((finding) => ['', ...item(finding, ++number)])];
  });
  return [...heading, `${checked}. ${count(findings)}`, ...parts];
}

function count(findings: readonly Finding[]): string {
  const must = findings.filter(({ severity }) => severity === 'error').length;
  const rest = findings.length - must;
  if (must === 0) return `Nothing is wrong for sure; ${rest} ${rest === 1 ? 'thing is' : 'things are'} worth a look.`;
  const others = rest === 0 ? '' : `, and ${rest} more ${rest === 1 ? 'is' : 'are'} worth a look`;
  return `${must} ${must === 1 ? 'thing has' : 'things have'} to be changed before users are provisioned correctly${others}.`;
}

function item({ message, why, portal, code }: Finding, number: number): string[] {
  const indent = ' '.repeat(String(number).length + 2);
  return [
    `${number}. **${markdown(capital(message))}.** ${markdown(why)}`,
    '',
    `${indent}In the portal: ${markdown(portal)} _(${code})_`,
  ];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
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
