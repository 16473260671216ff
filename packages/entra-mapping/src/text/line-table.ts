/** A place in a text as people count it: both from 1, columns in UTF-16 units. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

/** From where to where; the end is the place behind the last character. */
export interface TextRange {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Turns offsets into lines and columns. The lines are looked up when the first position is asked for. */
export class LineTable {
  readonly text: string;
  private starts: Uint32Array | undefined;

  constructor(text: string) {
    this.text = text;
  }

  /** Line and column of an offset. */
  positionAt(offset: number): TextPosition {
    const starts = this.lineStarts();
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  }

  /** Lines and columns of a range of offsets. */
  rangeOf(start: number, end: number): TextRange {
    const from = this.positionAt(start);
    const to = this.positionAt(end);
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  }

  /** The text of a line, from 1, without its line break; empty for a line that does not exist. */
  lineText(line: number): string {
    const starts = this.lineStarts();
    const start = starts[line - 1];
    if (start === undefined) return '';
    return this.text.slice(start, starts[line] ?? this.text.length).replace(/[\r\n]+$/, '');
  }

  private lineStarts(): Uint32Array {
    this.starts ??= findLineStarts(this.text);
    return this.starts;
  }
}

/** Where each line starts. The lines are counted first, so that a text of line breaks alone takes no more than its share. */
function findLineStarts(text: string): Uint32Array {
  const next = /\r(?!\n)/.test(text) ? nextLineOfAnyEnd : nextLine;
  let count = 1;
  for (let start = next(text, 0); start !== 0; start = next(text, start)) count++;
  const starts = new Uint32Array(count);
  let line = 0;
  for (let start = next(text, 0); start !== 0; start = next(text, start)) starts[++line] = start;
  return starts;
}

/** Where the line behind the next line feed starts; 0 when there is none. */
function nextLine(text: string, from: number): number {
  return text.indexOf('\n', from) + 1;
}

/** The same for texts in which a carriage return alone ends a line too. */
function nextLineOfAnyEnd(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || (code === 0x0d && text.charCodeAt(at + 1) !== 0x0a)) return at + 1;
  }
  return 0;
}
