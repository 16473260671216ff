import { propertyOf } from 'entra-mapping';
import type { Rule } from '../../rule.ts';
import { SCHEMA_EDITOR } from '../../support/portal.ts';
import { DEFINITION_RESOURCE } from '../../support/references.ts';

/** ML116: an attribute is listed twice. */
export const duplicateDefinition: Rule = {
  meta: {
    code: 'ML116',
    name: 'duplicate-definition',
    severity: 'error',
    since: '0.1.0',
    summary: 'an attribute is listed twice in the same object',
    fix: 'none',
    references: [DEFINITION_RESOURCE],
  },
  check({ export: { schema }, report }) {
    for (const { objects } of schema.directories) {
      for (const object of objects) {
        const seen = new Set<string>();
        for (const { name, node } of object.attributes) {
          if (name === null) continue;
          const isRepeated = seen.has(name);
          seen.add(name);
          if (!isRepeated) continue;
          report({
            node: propertyOf(node, 'name') ?? node,
            message: `"${name}" is listed twice in "${object.name ?? ''}"`,
            why: 'Names in an attribute list are unique: Entra refuses to save the schema, or keeps one of the two.',
            help: 'remove the definition that is not wanted',
            portal: SCHEMA_EDITOR,
          });
        }
      }
    }
  },
};
