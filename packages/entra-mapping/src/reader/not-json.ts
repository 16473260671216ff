import type { LineTable } from '../text/line-table.ts';
import { ExportError } from './export-error.ts';
import { isPowerShellList } from './powershell.ts';

const DOWNLOAD = 'give the JSON file that the portal downloads under "Review your schema here"';

/** What a text begins with that is no JSON, what it is, and what to do. */
const KINDS: readonly (readonly [RegExp, string, string])[] = [
  [/^PK\W/, 'this is a ZIP archive or an Office document, not JSON', 'unpack it, or save the JSON as plain text'],
  [/^%PDF/, 'this is a PDF, not JSON', DOWNLOAD],
  [/^<(!doctype|html)/i, 'this is a web page, not JSON', 'sign in and download the file again'],
  [/^<\?xml/i, 'this is XML, not JSON', DOWNLOAD],
  [/^```/, 'this is a code block of Markdown, not JSON alone', 'remove the lines of ``` before and behind the JSON'],
  [/^@\{/, 'this is how PowerShell prints an object, not JSON', 'convert it with ConvertTo-Json -Depth 100'],
];

/** How much of a text is looked at, in UTF-16 units. */
const HEAD = 4_000;

/** The error for a text that is another kind of file altogether; `undefined` when it may be JSON. */
export function notJson(lines: LineTable): ExportError | undefined {
  const head = lines.text.slice(0, HEAD).trimStart();
  const known = KINDS.find(([pattern]) => pattern.test(head));
  if (known !== undefined) {
    return new ExportError(lines, { code: 'not-json', reason: known[1], help: known[2], start: 0, end: 1 });
  }
  if (/^["[{/]/.test(head)) return undefined;
  if (isBinary(head)) {
    const reason = 'this is a binary file, not JSON';
    return new ExportError(lines, { code: 'not-json', reason, help: DOWNLOAD, start: 0, end: 1 });
  }
  if (!isPowerShellList(head)) return undefined;
  const reason = 'this is how PowerShell prints an object, not JSON';
  const help = 'convert it: … | ConvertTo-Json -Depth 100 | Out-File schema.json';
  return new ExportError(lines, { code: 'not-json', reason, help, start: 0, end: 1 });
}

/** Control characters that no text has, and bytes that are no UTF-8 and so were replaced. */
const NO_TEXT = /(?!\s)[\p{Cc}\ufffd]/gu;

/** Whether more than one in twenty characters is none that a text would have. */
function isBinary(head: string): boolean {
  return (head.match(NO_TEXT)?.length ?? 0) * 20 > head.length;
}
