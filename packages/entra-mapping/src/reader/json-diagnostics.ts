import type { JsonFault, JsonFaultKind } from '../json/fault.ts';
import type { ExportDiagnostic } from './diagnostic.ts';

const TEXTS: Readonly<Record<JsonFaultKind, readonly [message: string, help: string]>> = {
  'trailing-comma': ['a comma stands before the closing bracket, which JSON does not allow', 'remove the comma'],
  'extra-comma': ['a comma stands where a value belongs', 'remove the comma'],
  comment: ['a comment stands in the text, and JSON has no comments', 'remove the comment'],
  placeholder: [
    'an ellipsis stands for something that was left out',
    'replace it with what belongs there: importing the schema as it stands would fail or lose settings',
  ],
  'stray-character': ['an invisible character stands between two values', 'remove it: it came in by copying'],
  'control-character': ['a control character stands inside a string', 'write it as an escape, a tab as \\t'],
  'bad-escape': ['a backslash stands before a character that needs none', 'double the backslash, or remove it'],
};

/** What to tell about a place that is not JSON and was read across. */
export function faultDiagnostic({ kind, start, end }: JsonFault): ExportDiagnostic {
  const [message, help] = TEXTS[kind];
  return { code: kind, severity: 'error', message, help, start, end };
}
