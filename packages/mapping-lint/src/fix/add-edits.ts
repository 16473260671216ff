import type { JsonNode, TextEdit } from 'entra-mapping';
import { formatValue, indentOf, type Layout } from './layout.ts';
import type { Addition } from './plan.ts';

/** The edit that adds values to the end of an object or array. */
export function addEdits(
  text: string,
  parent: JsonNode,
  additions: readonly Addition[],
  removed: ReadonlySet<JsonNode>,
  layout: Layout,
): TextEdit[] {
  const { children } = parent;
  const [first] = children;
  const last = children.at(-1);
  const write = (at: number, margin: string, separator: string) =>
    additions
      .map(({ key, value }) => {
        const name = key === undefined ? '' : `${JSON.stringify(key)}: `;
        return name + formatValue(value, margin, margin.length, layout);
      })
      .map((each, index) => (index === 0 && at !== last?.end ? each : separator + each))
      .join('');
  if (first === undefined || last === undefined) return [inEmpty(text, parent, layout, write)];
  const start = startOf(first);
  const margin = indentOf(text, start);
  const separator = separatorOf(text, children, layout, margin);
  if (children.every((child) => removed.has(child))) {
    // The removal takes everything from here on, so that no comma is to be written in front.
    return [{ start, end: start, text: write(start, margin, separator) }];
  }
  return [{ start: last.end, end: last.end, text: write(last.end, margin, separator) }];
}

function inEmpty(
  text: string,
  parent: JsonNode,
  layout: Layout,
  write: (at: number, margin: string, separator: string) => string,
): TextEdit {
  const outer = indentOf(text, parent.start);
  const inner = layout.lineBreak === '' ? '' : layout.lineBreak + outer + layout.indent;
  const end = layout.lineBreak === '' ? '' : layout.lineBreak + outer;
  const at = parent.start + 1;
  return { start: at, end: parent.end - 1, text: inner + write(at, outer + layout.indent, `,${inner}`) + end };
}

/** What stands between two neighbours: each on a line of its own, or all on one. */
function separatorOf(text: string, children: readonly JsonNode[], layout: Layout, margin: string): string {
  const [first] = children;
  const onOwnLine =
    first !== undefined && text.slice(0, startOf(first)).trimEnd().length < startOf(first) - margin.length;
  return onOwnLine && layout.lineBreak !== '' ? `,${layout.lineBreak}${margin}` : ', ';
}

function startOf(node: JsonNode): number {
  return node.keyStart === -1 ? node.start : node.keyStart;
}
