import { attributePath } from '../../support/portal.ts';
import { DEFINITION_RESOURCE } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

/** ML603: a reference is sent as text, or text as a reference. */
export const referenceType = rowRule(
  {
    code: 'ML603',
    name: 'reference-type',
    severity: 'error',
    since: '0.1.0',
    summary: 'a reference is mapped to an attribute that is none, or the other way round',
    fix: 'none',
    references: [DEFINITION_RESOURCE],
  },
  ({ direct, definition, mapping, target, row }) => {
    // Roles have rules of their own.
    if (direct === undefined || definition === undefined || direct.toLowerCase() === 'approleassignments')
      return undefined;
    const source = mapping.objectMapping.sourceObject?.attribute(direct);
    if (source === undefined) return undefined;
    const from = source.type.toLowerCase() === 'reference';
    const to = definition.type.toLowerCase() === 'reference';
    if (from === to) return undefined;
    return {
      node: row.sourceNode,
      message: from
        ? `"${direct}" is a reference, and "${target}" is a ${definition.type} in the attribute list`
        : `"${target}" is a reference in the attribute list, and "${direct}" is a ${source.type}`,
      why: from
        ? 'Entra sends its own identifier of the other object, which the application does not know.'
        : 'Entra looks for an object with this value, finds none, and sends nothing.',
      help: from
        ? `make "${target}" a Reference in the attribute list`
        : 'map a reference, or make the target a String',
      portal: attributePath(mapping.objectMapping, target, `Type: ${from ? 'Reference' : 'String'}`),
    };
  },
);
