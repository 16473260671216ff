import type { Evidence, Finding, Severity } from '../finding.ts';
import { frameOf } from '../text/code-frame.ts';
import { escapeText } from '../text/escape.ts';
import { capital } from '../text/words.ts';
import { type WireNote, WireNotes } from './explanation.ts';
import { HTML_STYLE } from './html-style.ts';
import { describeEvidence, webAddress } from './notes.ts';
import { placeOf } from './place.ts';
import { type CheckedFile, type FileReport, isChecked, type RunReport } from './report.ts';
import { type Reporter, writeReport } from './reporter.ts';
import { SECTIONS, verdictOf } from './words.ts';

/**
 * Writes a run as a page that can be opened, printed or sent to the customer: one file, without scripts, and without
 * anything that would be loaded from elsewhere.
 */
export function formatHtml(report: RunReport): string {
  return writeReport(htmlReporter(), report);
}

/** Writes a page file by file. */
export function htmlReporter(): Reporter {
  let number = 0;
  return {
    begin: () =>
      [
        '<!doctype html>',
        '<html lang="en">',
        '<head>',
        '<meta charset="utf-8">',
        // Even if an escape were missing, nothing would run or be loaded.
        `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<title>Your provisioning mappings in Microsoft Entra ID</title>',
        `<style>${HTML_STYLE}</style>`,
        '</head>',
        '<body>',
        '<main>',
        '<h1>Your provisioning mappings in Microsoft Entra ID</h1>',
        '',
      ].join('\n'),
    file: (file) => `${section(file, `file-${++number}`).join('\n')}\n`,
    end: () => '<footer>Checked with mapping-lint.</footer>\n</main>\n</body>\n</html>\n',
  };
}

function section(file: FileReport, id: string): string[] {
  return [
    `<section aria-labelledby="${id}">`,
    `<h2 id="${id}">${html(file.path)}</h2>`,
    ...(isChecked(file)
      ? content(file, id)
      : [`<p>This file could not be read: ${html(file.unreadable.message)}.</p>`]),
    '</section>',
  ];
}

function content(file: CheckedFile, id: string): string[] {
  const { findings, explanations } = file;
  const wire = new WireNotes();
  let number = 0;
  const parts = SECTIONS.flatMap(([severity, title]) => {
    const some = findings.filter((finding) => finding.severity === severity);
    if (some.length === 0) return [];
    const start = number + 1;
    const items = some.map((finding) => {
      const notes = wire.of(String(++number), explanations?.get(finding));
      return item(finding, file, `${id}-${number}`, exchanges(notes, file, id));
    });
    return [`<h3>${title}</h3>`, `<ol start="${start}">`, ...items, '</ol>'];
  });
  return [`<p>${html(verdictOf(file))}</p>`, ...parts];
}

const LABELS: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', info: 'Note' };

function item(finding: Finding, { document }: CheckedFile, id: string, more: readonly string[]): string {
  const { severity, code, message, why, help, portal, location, choices, evidence } = finding;
  const place = placeOf(finding);
  const { before, marked, behind } = frameOf(document, location);
  return [
    `<li class="${severity}" id="${id}">`,
    `<h4><span class="severity">${LABELS[severity]}</span> ${html(capital(message))} <code>${code}</code></h4>`,
    ...(place === '' ? [] : [`<p class="place">${html(place)}</p>`]),
    `<p>${html(why)}</p>`,
    '<dl>',
    ...(choices.length > 1
      ? ['<dt>One of these has to be chosen</dt>', ...choices.map(({ title }) => `<dd>${html(title)}</dd>`)]
      : []),
    `<dt>In the portal</dt><dd>${html(portal)}</dd>`,
    ...(isOutside(finding, marked)
      ? [`<dt>What to do</dt><dd>${html(help)}</dd>`]
      : [
          `<dt>In the file</dt><dd>${html(help)}`,
          `<pre><span class="line">${location.line}</span>${html(before)}<mark>${html(marked)}</mark>${html(behind)}</pre></dd>`,
        ]),
    ...more,
    ...evidence.slice(0, 1).map((page) => `<dt>Source</dt><dd>${link(page)}</dd>`),
    '</dl>',
    '</li>',
  ].join('\n');
}

/** What a finding comes to on the wire, as terms and their descriptions. */
function exchanges(notes: readonly WireNote[], { profile }: CheckedFile, id: string): string[] {
  return notes.flatMap(({ when, request, reason, answer }) => {
    const term = `<dt>What Entra sends for a made-up person or group${when && `, ${when}`}</dt>`;
    if (request === undefined) return [`${term}<dd>Nothing${reason && `: ${html(reason)}`}.</dd>`];
    const { line, body, sameAs } = request;
    const as =
      sameAs === undefined ? '' : `<p>The same request as for <a href="#${id}-${sameAs}">number ${sameAs}</a>.</p>`;
    const text = [line, ...(body === undefined ? [] : ['', body])].join('\n');
    const without = reason === '' ? '' : `<p>Without this value: ${html(reason)}.</p>`;
    return [
      `${term}<dd><pre>${htmlLines(text)}</pre>${as}${without}</dd>`,
      `<dt>What ${html(profile.name)} would answer</dt><dd>${html(capital(answer))}.</dd>`,
    ];
  });
}

/** Whether a finding is about something that no export holds, so that there is no line to show: the tenant URL, the scope. */
function isOutside({ pointer }: Finding, marked: string): boolean {
  return pointer === '' && /^[[{]?$/.test(marked);
}

/** Pages are named by profiles, so that only addresses of the web become links. */
function link(page: Evidence): string {
  const text = html(describeEvidence(page));
  const address = webAddress(page.url);
  return address === undefined ? text : `<a href="${html(address)}" rel="noreferrer">${text}</a>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text of which the lines stay apart. */
function htmlLines(text: string): string {
  return text.split('\n').map(html).join('\n');
}

function html(text: string): string {
  return escapeText(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
