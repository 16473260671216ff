/** Words as a sentence: notes of a profile end with a full stop, reasons do not. */
export function sentence(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
