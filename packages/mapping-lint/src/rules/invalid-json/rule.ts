import type { ExportDiagnosticCode } from 'entra-mapping';
import { inputRule } from '../input-rule.ts';

/** ML101: places that are not JSON and were read across. */
export const invalidJson = inputRule(
  {
    code: 'ML101',
    name: 'invalid-json',
    severity: 'error',
    since: '0.1.0',
    summary: 'the export is not valid JSON',
    fix: 'safe',
    references: ['https://www.rfc-editor.org/rfc/rfc8259'],
  },
  ['trailing-comma', 'extra-comma', 'comment', 'placeholder', 'stray-character', 'control-character', 'bad-escape'],
  {
    why: 'Entra refuses to import it as it stands; it was checked as if the place were corrected.',
    fix: ({ code, start, end, help }, text) => {
      const replacement = replacementFor(code, text.slice(start, end));
      if (replacement === undefined) return undefined;
      const place = code === 'comment' ? wholeLine(text, start, end) : { start, end };
      return { title: help, safe: true, patch: [], edits: [{ ...place, text: replacement }] };
    },
  },
);

/** What the place was read as; `undefined` where something was left out that nobody knows. */
function replacementFor(code: ExportDiagnosticCode, found: string): string | undefined {
  switch (code) {
    case 'trailing-comma':
    case 'extra-comma':
    case 'comment':
    case 'stray-character':
      return '';
    case 'control-character':
      return JSON.stringify(found).slice(1, -1);
    case 'bad-escape':
      return `\\${found}`;
    default:
      return undefined;
  }
}

/** The line that a comment has for itself, so that no empty one is left. */
function wholeLine(text: string, start: number, end: number): { readonly start: number; readonly end: number } {
  const [before = ''] = /(?:^|\n)[ \t]*$/.exec(text.slice(Math.max(0, start - 200), start)) ?? [];
  const [behind = ''] = /^[ \t]*\r?\n/.exec(text.slice(end, end + 200)) ?? [];
  if (!before.startsWith('\n') || behind === '') return { start, end };
  return { start: start - before.length + 1, end: end + behind.length };
}
