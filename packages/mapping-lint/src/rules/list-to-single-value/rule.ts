import { findFunction } from 'entra-mapping';
import { oneOf, replaceByExpression } from '../../support/fixes.ts';
import { LOGS } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';
import type { Row } from '../../support/rows.ts';

/** ML809: several values for an attribute that takes one. */
export const listToSingleValue = rowRule(
  {
    code: 'ML809',
    name: 'list-to-single-value',
    severity: 'error',
    since: '0.1.0',
    summary: 'a source with several values is mapped to a target that takes one',
    fix: 'choice',
    references: [LOGS],
  },
  (each) => {
    const { definition, target, row } = each;
    // The attribute list says how Entra writes the target; without it nothing is known.
    if (definition === undefined || definition.multivalued) return undefined;
    const source = listOf(each);
    if (source === undefined) return undefined;
    return {
      node: row.source?.expressionNode ?? row.sourceNode,
      message: `${source} has several values, and "${target}" takes one`,
      why: 'Entra stops at the user with SchemaPropertyCanOnlyAcceptValue.',
      help: 'take one of them with Item, or join them with Join',
      clicks: 'Mapping type: Expression, then Save',
      ...(each.direct === undefined
        ? {}
        : oneOf(
            replaceByExpression(row, `Item([${each.direct}], 1)`),
            replaceByExpression(row, `Join(";", [${each.direct}])`),
          )),
    };
  },
  'every',
);

function listOf({ direct, expression, mapping }: Row): string | undefined {
  const attribute = direct === undefined ? undefined : mapping.objectMapping.sourceObject?.attribute(direct);
  if (attribute?.multivalued === true) return `"${attribute.name}"`;
  if (expression?.kind !== 'call') return undefined;
  const definition = findFunction(expression.name);
  // Roles have a rule of their own.
  return definition?.returns === 'list' && definition.family !== 'role' ? definition.name : undefined;
}
