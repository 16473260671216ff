import { type JsonNode, pointerOf, propertyOf, toValue } from 'entra-mapping';
import type { Fix } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { oneOf } from '../../support/fixes.ts';
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
    fix: 'choice',
    references: [DEFINITION_RESOURCE],
  },
  check({ export: { schema }, report }) {
    for (const { objects } of schema.directories) {
      for (const object of objects) {
        const seen = new Map<string, JsonNode>();
        for (const { name, node } of object.attributes) {
          if (name === null) continue;
          const first = seen.get(name);
          if (first === undefined) {
            seen.set(name, node);
            continue;
          }
          const isSame = JSON.stringify(toValue(first)) === JSON.stringify(toValue(node));
          report({
            node: propertyOf(node, 'name') ?? node,
            message: `"${name}" is listed twice in "${object.name ?? ''}"`,
            why: 'Names in an attribute list are unique: Entra refuses to save the schema, or keeps one of the two.',
            help: 'remove the definition that is not wanted',
            portal: SCHEMA_EDITOR,
            ...(isSame
              ? { fix: remove(node, 'remove the repetition', true) }
              : oneOf(remove(node, 'keep the first definition'), remove(first, 'keep this definition'))),
          });
        }
      }
    }
  },
};

function remove(node: JsonNode, title: string, safe = false): Fix {
  return { title, safe, patch: [{ op: 'remove', path: pointerOf(node) }] };
}
