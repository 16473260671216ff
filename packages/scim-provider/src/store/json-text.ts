/** Text that JSON has as it is. */
const PLAIN = /^[ !#-[\]-~]*$/;

/** The JSON of a text; ids, addresses and the like need no escapes. */
export function jsonText(text: string): string {
  return PLAIN.test(text) ? `"${text}"` : JSON.stringify(text);
}
