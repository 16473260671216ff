/** What to do about an export that `ConvertTo-Json` cut off. */
export const powershellDepthHelp =
  'export again with ConvertTo-Json -Depth 100: without -Depth it writes only the first levels';

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
  return /^\s*(ContainerFilter|Editable|Directories|SynchronizationRules|ObjectMappings|AttributeMappings|Id|Name|Version|AdditionalProperties)\s+:\s/m.test(
    text,
  );
}
