import type { JsonNode } from 'entra-mapping';

/** A part of the text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The property name of a value, or its opening bracket: the value itself may be hundreds of lines long. */
export function nameRange(node: JsonNode): Range {
  if (node.keyStart === -1) return { start: node.start, end: node.start + 1 };
  return { start: node.keyStart, end: node.keyStart + String(node.key).length + 2 };
}

/**
 * The part of the text that stands for some characters of a JSON string.
 *
 * @param text The whole text.
 * @param node The string.
 * @param inner The characters of its value.
 */
export function rangeInString(text: string, node: JsonNode, inner: Range): Range {
  const starts: number[] = [];
  let at = node.start + 1;
  while (at < node.end - 1 && starts.length <= inner.end) {
    starts.push(at);
    if (text[at] !== '\\') at += 1;
    else at += text[at + 1] === 'u' ? 6 : 2;
  }
  const start = starts[inner.start] ?? node.end - 1;
  const end = starts[inner.end] ?? node.end - 1;
  return end > start ? { start, end } : { start: node.start, end: node.end };
}
