import { escapeText } from './escape.ts';

/** The most characters that are shown of a line, and how many of them before the start of a finding. */
const WIDTH = 120;
const BEFORE = 40;

/** A line of the export made fit to show, and where the finding lies on it. */
export interface FrameLine {
  readonly text: string;
  /** How far the marks are indented, in characters. */
  readonly indent: number;
  /** How many marks there are, at least one. */
  readonly width: number;
}

/**
 * Cuts a line to the neighbourhood of a finding and makes it printable.
 *
 * @param line The line of the export.
 * @param column Where the finding starts, from 1.
 * @param endColumn Where it ends, from 1; the end of the line for a finding that goes on below.
 */
export function frameLine(line: string, column: number, endColumn: number): FrameLine {
  const start = Math.min(column - 1, line.length);
  const end = Math.min(Math.max(endColumn - 1, start), line.length);
  const from = Math.max(0, Math.min(start - BEFORE, line.length - WIDTH));
  const to = Math.min(line.length, from + WIDTH);
  const before = (from > 0 ? '…' : '') + printable(line.slice(from, start));
  const marked = printable(line.slice(start, Math.min(end, to)));
  const behind = printable(line.slice(Math.min(end, to), to)) + (to < line.length ? '…' : '');
  return { text: before + marked + behind, indent: before.length, width: Math.max(1, marked.length) };
}

function printable(text: string): string {
  return escapeText(text.replaceAll('\t', ' '));
}
