import type { LineTable } from '../text/line-table.ts';
import { ExportError } from './export-error.ts';
import { isPowerShellList } from './powershell.ts';

const DOWNLOAD = 'give the JSON file that the portal downloads under "Review your schema here"';

const PRINTED = 'this is how PowerShell prints an object, not JSON';
const CONVERT = 'convert it: … | ConvertTo-Json -Depth 100 | Out-File schema.json';
const WITHOUT_HEAD = 'remove the lines in front of the JSON; without JSON below them, get the answer to the request';
const WITHOUT_HEAD_OR_FILE = `remove the lines in front of the JSON, or ${CONVERT}`;
const UNESCAPE =
  'replace each &quot; by a straight quotation mark: the text comes from the source of a web page or mail';

/** What a text begins with that is no JSON, what it is, and what to do. */
const KINDS: readonly (readonly [RegExp, string, string])[] = [
  [/^PK\W/, 'this is a ZIP archive or an Office document, not JSON', 'unpack it, or save the JSON as plain text'],
  [/^%PDF/, 'this is a PDF, not JSON', DOWNLOAD],
  [/^<(!doctype|html)/i, 'this is a web page, not JSON', 'sign in and download the file again'],
  [/^<\?xml/i, 'this is XML, not JSON', DOWNLOAD],
  [/^```/, 'this is a code block of Markdown, not JSON alone', 'remove the lines of ``` before and behind the JSON'],
  [/^@\{/, PRINTED, 'convert it with ConvertTo-Json -Depth 100'],
  [/^PS [^\n>]{0,200}>/, 'this begins with a command of PowerShell, not with JSON', WITHOUT_HEAD_OR_FILE],
  [/^[^\n]{1,500}\n[ \t]*-{2,}[ \t]+--[- \t]*\r?\n/, PRINTED, CONVERT],
  [/^HTTP\/\d/, 'this begins with the head of an HTTP answer, not with JSON', WITHOUT_HEAD],
  [/^(GET|PUT|POST|PATCH) \S/, 'this begins with an HTTP request, not with JSON', WITHOUT_HEAD],
  [/^[{[]\s*&quot;/, 'the quotation marks of this JSON are written &quot;', UNESCAPE],
];

/** How much of a text is looked at, in UTF-16 units. */
const HEAD = 4_000;

/** The error for a text that is another kind of file altogether; `undefined` when it may be JSON. */
export function notJson(lines: LineTable): ExportError | undefined {
  const start = /^\s*/.exec(lines.text.slice(0, HEAD))?.[0].length ?? 0;
  const head = lines.text.slice(start, HEAD);
  const refuse = (reason: string, help: string) =>
    new ExportError(lines, { code: 'not-json', reason, help, start, end: start + 1 });
  const known = KINDS.find(([pattern]) => pattern.test(head));
  if (known !== undefined) return refuse(known[1], known[2]);
  if (/^["[{/]/.test(head)) return undefined;
  if (isBinary(head)) return refuse('this is a binary file, not JSON', DOWNLOAD);
  return isPowerShellList(head) ? refuse(PRINTED, CONVERT) : undefined;
}

/** Control characters that no text has, and bytes that are no UTF-8 and so were replaced. */
const NO_TEXT = /(?!\s)[\p{Cc}\ufffd]/gu;

/** Whether more than one in twenty characters is none that a text would have. */
function isBinary(head: string): boolean {
  return (head.match(NO_TEXT)?.length ?? 0) * 20 > head.length;
}
