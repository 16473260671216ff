import { shortened } from '../../text/printable.ts';
import type { CallExpression } from '../ast.ts';
import { findFunction } from '../functions/index.ts';
import { sourceAttributesOf, type VisitedNode } from '../walk.ts';
import type { CheckContext } from './context.ts';

/** Checks one reference to a source attribute. */
export function checkAttribute(
  { node, parent }: VisitedNode,
  { attributes, report, suggestAttribute }: CheckContext,
): void {
  if (node.kind !== 'attribute') return;
  if (node.name.toLowerCase() === 'approleassignments' && !isRoleFunction(parent)) {
    const message =
      'appRoleAssignments cannot be mapped as it is; use SingleAppRoleAssignment, AppRoleAssignmentsComplex or AssertiveAppRoleAssignmentsComplex.';
    report('app-role-assignments-direct', 'error', node, message);
  }
  if (attributes === undefined || attributes.has(node.name)) return;
  const suggestion = suggestAttribute(node.name);
  const replacement = suggestion && `[${suggestion}]`;
  if (suggestion?.toLowerCase() === node.name.toLowerCase()) {
    const message = `The attribute of the source is written ${shortened(suggestion)}.`;
    report('attribute-case', 'warning', node, message, replacement);
  } else if (/^extension_/i.test(node.name)) {
    const message = `The source does not list ${shortened(node.name)}. Directory extensions work all the same if the name is exact.`;
    report('unknown-attribute', 'info', node, message, replacement);
  } else {
    const advice = suggestion === undefined ? '' : ` Did you mean ${shortened(suggestion)}?`;
    report(
      'unknown-attribute',
      'warning',
      node,
      `The source has no attribute ${shortened(node.name)}.${advice}`,
      replacement,
    );
  }
}

function isRoleFunction(call: CallExpression | undefined): boolean {
  return call !== undefined && findFunction(call.name)?.family === 'role';
}

/** The most attributes that one message names. */
const MAXIMUM_NAMED = 10;

/** A matching attribute is looked up by one source attribute. */
export function checkMatching({ root, mapping, report }: CheckContext): void {
  const names = sourceAttributesOf(root);
  if (!((mapping?.matchingPriority ?? 0) > 0) || names.length < 2) return;
  const message = `A matching attribute may depend on one source attribute only, but this one depends on ${names.slice(0, MAXIMUM_NAMED).map(shortened).join(', ')}. Entra refuses the schema: "Joining property … has more than one SourceName".`;
  report('matching-attribute-multiple-sources', 'error', root, message);
}
