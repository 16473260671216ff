import { type JsonNode, nodeAt } from '../json/node.ts';
import type { DecodedText, TextEncoding } from '../text/decode.ts';
import { encodeText } from '../text/encode.ts';
import { LineTable, type TextPosition, type TextRange } from '../text/line-table.ts';
import { utf8Offsets } from '../text/utf8-offset.ts';
import { applyTextEdits, sortTextEdits, type TextEdit } from './text-edit.ts';

/**
 * The text of an export, its JSON, and the way back to its bytes.
 *
 * Nothing is formatted anew: {@link ExportDocument.edit} copies every byte that an edit does not name, whatever the
 * encoding, the line ends, or the faults of the file. `readExport` makes it.
 *
 * @example
 * ```ts
 * const { schema, document } = readExport('{ "synchronizationRules": [],\n  "id": "scim.1" }');
 * document.nodeAt('/id')?.scalar; // scim.1
 * document.rangeOf(schema.node); // { line: 1, column: 1, endLine: 2, endColumn: 19 }
 * ```
 */
export class ExportDocument {
  /** The decoded text, without a byte order mark. */
  readonly text: string;
  /** How the bytes were read; `utf-8` for an export given as text. */
  readonly encoding: TextEncoding;
  /** Whether the bytes, or the text, start with a byte order mark. */
  readonly byteOrderMark: boolean;
  /** The values at the top of the text: one, or several where objects were pasted one after the other. */
  readonly roots: readonly JsonNode[];
  private readonly original: Uint8Array | undefined;
  private readonly lines: LineTable;

  constructor(decoded: DecodedText, roots: readonly JsonNode[], original: Uint8Array | undefined) {
    this.text = decoded.text;
    this.encoding = decoded.encoding;
    this.byteOrderMark = decoded.byteOrderMark;
    this.roots = roots;
    this.original = original;
    this.lines = new LineTable(decoded.text);
  }

  /** Line and column of an offset, both from 1, in UTF-16 units of {@link ExportDocument.text}. */
  positionAt(offset: number): TextPosition {
    return this.lines.positionAt(offset);
  }

  /** Lines and columns of a node or of any other range of offsets. */
  rangeOf(range: { readonly start: number; readonly end: number }): TextRange {
    return this.lines.rangeOf(range.start, range.end);
  }

  /** The text of a line, counted from 1, without its line break. */
  lineText(line: number): string {
    return this.lines.lineText(line);
  }

  /** The node that a JSON pointer names, by exact property names; `undefined` when there is none. */
  nodeAt(pointer: string): JsonNode | undefined {
    const [root] = this.roots;
    if (root === undefined || this.roots.length === 1) return root && nodeAt(root, pointer);
    // Of several values each has its place as the first token.
    const [, place, rest = ''] = /^\/(0|[1-9]\d*)(.*)$/s.exec(pointer) ?? [];
    const chosen = this.roots[Number(place)];
    return chosen && nodeAt(chosen, rest);
  }

  /** The bytes of the export as they were given; for an export given as text, its UTF-8 bytes. */
  get bytes(): Uint8Array {
    return this.original ?? encodeText(this.byteOrderMark ? `\uFEFF${this.text}` : this.text, this.encoding);
  }

  /**
   * The export with some ranges replaced; everything else keeps its bytes, the encoding included.
   *
   * @param edits What to replace, in any order.
   * @throws {RangeError} when two edits overlap, or one lies outside the text.
   */
  edit(edits: readonly TextEdit[]): { readonly text: string; readonly bytes: Uint8Array } {
    const sorted = sortTextEdits(edits, this.text.length);
    const text = applyTextEdits(this.text, sorted);
    const source = this.bytes;
    const offsets = this.byteOffsets(
      source,
      sorted.flatMap(({ start, end }) => [start, end]),
    );
    const parts: Uint8Array[] = [];
    let copied = 0;
    sorted.forEach((edit, index) => {
      parts.push(source.subarray(copied, offsets[index * 2]), encodeText(edit.text, this.encoding));
      copied = offsets[index * 2 + 1] ?? source.length;
    });
    parts.push(source.subarray(copied));
    return { text, bytes: concatenate(parts) };
  }

  private byteOffsets(source: Uint8Array, offsets: readonly number[]): number[] {
    const utf8 = this.encoding === 'utf-8';
    const mark = this.byteOrderMark ? (utf8 ? 3 : 2) : 0;
    if (!utf8) return offsets.map((offset) => Math.min(source.length, mark + offset * 2));
    return utf8Offsets(source.subarray(mark), offsets).map((offset) => mark + offset);
  }
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
