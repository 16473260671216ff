/** What to do about an export that `ConvertTo-Json` cut off. */
export const powershellDepthHelp =
  'export again with ConvertTo-Json -Depth 100: without -Depth it writes only the first levels';

/** What to do about an empty text in the place of a list: https://github.com/PowerShell/PowerShell/issues/3574 */
export const emptyTextHelp =
  'ConvertTo-Json writes an empty list as an empty text below its depth: export again with ConvertTo-Json -Depth 100';

/**
 * Whether a string is what `ConvertTo-Json` writes for an object below its depth: a hashtable literal, or the name of a
 * .NET type.
 *
 * Depth and result: https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.utility/convertto-json
 */
export function isCutByPowerShell(text: string): boolean {
  return /^\s*(@\{|System\.|Microsoft\.Graph\.)/.test(text);
}

/** Whether a text is what PowerShell prints for an object that was not converted: lines of `Name : value`. */
export function isPowerShellList(text: string): boolean {
  return /^\s*(ContainerFilter|Editable|Directories|SynchronizationRules|ObjectMappings|AttributeMappings|Id|Name|Version|AdditionalProperties)\s+:\s/im.test(
    text,
  );
}

/** What stands in place of objects below the depth, wherever it is; longer than a name that an export may hold itself. */
const CUT_OFF_TEXTS = ['@{', 'System.Collections.', 'System.Object[]', 'Microsoft.Graph.PowerShell.Models.'];

/** Where a text first holds a string that `ConvertTo-Json` put in place of an object; `undefined` when nowhere. */
export function findCutOff(text: string): { readonly start: number; readonly end: number } | undefined {
  const places = CUT_OFF_TEXTS.map((cut) => findQuoted(text, cut)).filter((place) => place !== -1);
  if (places.length === 0) return undefined;
  const start = Math.min(...places);
  const close = text.indexOf('"', start + 1);
  return { start, end: close === -1 ? text.length : close + 1 };
}

/** Where a text stands directly behind the quotation mark that opens a string. */
function findQuoted(text: string, wanted: string): number {
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) {
    if (text.charAt(at - 1) === '"' && text.charAt(at - 2) !== '\\') return at - 1;
  }
  return -1;
}
