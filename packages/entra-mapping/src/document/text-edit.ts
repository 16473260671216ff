/** A part of a text to be replaced, in UTF-16 units from 0; `end` is exclusive. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Brings edits into the order of the text.
 *
 * @throws {RangeError} when two overlap, or one lies outside the text.
 */
export function sortTextEdits(edits: readonly TextEdit[], length: number): readonly TextEdit[] {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let reached = 0;
  for (const { start, end } of sorted) {
    if (!Number.isInteger(start) || !Number.isInteger(end) || end < start || end > length) {
      throw new RangeError(`the edit of ${start} to ${end} lies outside the text of ${length} characters`);
    }
    if (start < reached) throw new RangeError(`the edit of ${start} to ${end} overlaps the one before it`);
    reached = end;
  }
  return sorted;
}

/** The text with sorted edits made. */
export function applyTextEdits(text: string, sorted: readonly TextEdit[]): string {
  let result = '';
  let copied = 0;
  for (const edit of sorted) {
    result += text.slice(copied, edit.start) + edit.text;
    copied = edit.end;
  }
  return result + text.slice(copied);
}
