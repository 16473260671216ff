import { type ExportDocument, removeNodes, type TextEdit } from 'entra-mapping';
import { addEdits } from './add-edits.ts';
import { detectLayout, formatValue } from './layout.ts';
import type { Plan } from './plan.ts';

/** What a plan changes in the text, laid out like the rest of it. */
export function editsOf(plan: Plan, { text }: ExportDocument): TextEdit[] {
  const layout = detectLayout(text);
  const edits = removeNodes(text, plan.removed);
  for (const [node, value] of plan.replaced) {
    edits.push({ start: node.start, end: node.end, text: formatValue(value, text, node.start, layout) });
  }
  for (const [parent, additions] of plan.added) {
    edits.push(...addEdits(text, parent, additions, plan.removed, layout));
  }
  return edits;
}
