/** The numbers of a text, each once, in their order. */
export function idsOf(text: string): readonly number[] {
  return [...new Set((text.match(/\d{1,15}/g) ?? []).map(Number))].slice(0, 500);
}
