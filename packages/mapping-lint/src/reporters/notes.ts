import type { Evidence, Finding, Fix } from '../finding.ts';
import { sentLines, WireNotes } from './explanation.ts';
import type { CheckedFile } from './report.ts';

/** One thing that is said of a finding besides what it is. */
export interface Note {
  readonly label: 'why' | 'fix' | 'choose' | 'portal' | 'source';
  readonly text: string;
}

/** Why a finding matters, and what to do, in the order in which it is read. */
export function notesOf(finding: Finding): Note[] {
  const { why, help, portal, choices, evidence } = finding;
  return [
    { label: 'why', text: why },
    { label: 'fix', text: `${help}${decisionOf(finding)}` },
    ...(choices.length === 0 ? [] : [{ label: 'choose', text: choices.map(numbered).join('; ') } as const]),
    { label: 'portal', text: portal },
    // One page is enough for whoever doubts it.
    ...evidence
      .slice(0, 1)
      .map((each) => ({ label: 'source', text: `${describeEvidence(each)}, ${each.url}` }) as const),
  ];
}

/** A choice with the number by which it is chosen. */
function numbered({ title }: Fix, index: number): string {
  return `(${index + 1}) ${title}`;
}

/** What a page is called, and how sure it is that it says so. */
export function describeEvidence({ title, confidence }: Evidence): string {
  return `${{ documented: '', inferred: 'inferred from ', imported: 'imported from ' }[confidence]}${title}`;
}

/** Whether `--fix` may do it. */
function decisionOf({ fix, choices }: Finding): string {
  if (choices.length > 1) return ` (choose one of ${choices.length})`;
  if (fix === null) return '';
  return fix.safe ? ' (safe)' : ' (needs your decision)';
}

/** A finding as lines of plain text, for reports that show it in one piece. */
export function plainLines(finding: Finding, { profile, explanations }: CheckedFile): string[] {
  const notes = notesOf(finding).map(({ label, text }) => `${label}: ${text}`);
  // Each piece may be read without the others, so that none refers to another one.
  const wire = new WireNotes().of(finding.code, explanations?.get(finding)).flatMap((note) => {
    const [first, ...lines] = sentLines(note);
    return [`sends: ${first}`, ...lines, ...(note.answer === '' ? [] : [`answer: ${profile.name}: ${note.answer}`])];
  });
  return [finding.message, ...notes, ...wire];
}

/** An address of the web in a form without spaces, quotes and angles; `undefined` for anything else. */
export function webAddress(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  return protocol === 'https:' || protocol === 'http:' ? href : undefined;
}
