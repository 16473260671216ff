import type { ExportDocument } from 'entra-mapping';
import type { Location } from '../finding.ts';
import { escapeText } from './escape.ts';

/** The most characters that are shown of a line, and how many of them before the start of a finding. */
const WIDTH = 120;
const BEFORE = 40;

/** A line of the export made fit to show, parted by what the finding is about. */
export interface Frame {
  readonly before: string;
  /** What the finding is about; empty where it is a place and not a text. */
  readonly marked: string;
  readonly behind: string;
}

/** The line in which a finding starts, cut to the neighbourhood of the finding and made printable. */
export function frameOf(document: ExportDocument, { line, column, endLine, endColumn }: Location): Frame {
  const text = document.lineText(line);
  return frameLine(text, column, endLine === line ? endColumn : text.length + 1);
}

/**
 * Cuts a line to the neighbourhood of a finding and makes it printable.
 *
 * @param line The line of the export.
 * @param column Where the finding starts, from 1.
 * @param endColumn Where it ends, from 1; the end of the line for a finding that goes on below.
 */
function frameLine(line: string, column: number, endColumn: number): Frame {
  const start = Math.min(column - 1, line.length);
  const end = Math.min(Math.max(endColumn - 1, start), line.length);
  const from = Math.max(0, Math.min(start - BEFORE, line.length - WIDTH));
  const to = Math.min(line.length, from + WIDTH);
  return {
    before: (from > 0 ? '…' : '') + printable(line.slice(from, start)),
    marked: printable(line.slice(start, Math.min(end, to))),
    behind: printable(line.slice(Math.min(end, to), to)) + (to < line.length ? '…' : ''),
  };
}

function printable(text: string): string {
  return escapeText(text.replaceAll('\t', ' '));
}
