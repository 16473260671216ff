import type { JsonNode, JsonValue } from '../json/node.ts';
import type { TextEdit } from './text-edit.ts';

/**
 * The edit that gives a node another value; `ExportDocument.edit` makes it.
 *
 * @param node The value to be replaced; what is inside it goes with it.
 * @param value The new value, written as compact JSON.
 *
 * @example
 * ```ts
 * const { document } = readExport('{ "targetAttributeName": "title", "source": { "name": "jobTitle" } }');
 * const node = document.nodeAt('/source/name');
 * if (node) document.edit([replaceNode(node, 'department')]).text;
 * // { "targetAttributeName": "title", "source": { "name": "department" } }
 * ```
 */
export function replaceNode(node: JsonNode, value: JsonValue): TextEdit {
  return { start: node.start, end: node.end, text: JSON.stringify(value) };
}

/**
 * The edits that take properties or elements away, each together with the comma and the white space that belong to it.
 *
 * Give all nodes at once: the edits for neighbours depend on each other.
 *
 * @param text The text that holds the nodes.
 * @param nodes What to take away.
 * @throws {TypeError} for a value at the top of the text, which has nothing to be taken out of.
 *
 * @example
 * ```ts
 * const { document } = readExport('{ "targetAttributeName": "title", "defaultValue": "", "source": null }');
 * const node = document.nodeAt('/defaultValue');
 * if (node) document.edit(removeNodes(document.text, [node])).text;
 * // { "targetAttributeName": "title", "source": null }
 * ```
 */
export function removeNodes(text: string, nodes: Iterable<JsonNode>): TextEdit[] {
  const removed = new Set(nodes);
  const parents = new Set<JsonNode>();
  for (const node of removed) {
    if (node.parent === undefined) throw new TypeError('a value at the top of a text can not be removed');
    parents.add(node.parent);
  }
  return [...parents].flatMap((parent) => removeChildren(text, parent.children, removed));
}

function removeChildren(text: string, children: readonly JsonNode[], removed: ReadonlySet<JsonNode>): TextEdit[] {
  const edits: TextEdit[] = [];
  for (let index = 0; index < children.length; index++) {
    const first = children[index];
    if (first === undefined || !removed.has(first)) continue;
    const before = children[index - 1];
    let last = first;
    for (let next = children[index + 1]; next !== undefined && removed.has(next); next = children[index + 1]) {
      last = next;
      index++;
    }
    const after = children[index + 1];
    if (after !== undefined) edits.push({ start: startOf(first), end: startOf(after), text: '' });
    else if (before !== undefined) edits.push({ start: before.end, end: last.end, text: '' });
    else edits.push({ start: startOf(first), end: skipTrailingComma(text, last.end), text: '' });
  }
  return edits;
}

function startOf(node: JsonNode): number {
  return node.keyStart === -1 ? node.start : node.keyStart;
}

/** The place behind the white space and the comma too many that may follow the last value. */
function skipTrailingComma(text: string, from: number): number {
  const comma = skipSpace(text, from);
  if (text.charAt(comma) !== ',') return comma;
  const end = skipSpace(text, comma + 1);
  return /[}\]]/.test(text.charAt(end)) ? end : comma;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text.charAt(at))) at++;
  return at;
}
