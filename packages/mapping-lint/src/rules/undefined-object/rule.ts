import type { DirectoryDefinition, JsonNode } from 'entra-mapping';
import { suggestions } from 'scim-core';
import type { Rule } from '../../rule.ts';
import { chooseName } from '../../support/fixes.ts';
import { SCHEMA_EDITOR } from '../../support/portal.ts';
import { OBJECT_MAPPING_RESOURCE } from '../../support/references.ts';

/** ML107: an object mapping names an object that its directory does not have. */
export const undefinedObject: Rule = {
  meta: {
    code: 'ML107',
    name: 'undefined-object',
    severity: 'error',
    since: '0.1.0',
    summary: 'an object mapping names an object that its directory does not define',
    fix: 'choice',
    references: [OBJECT_MAPPING_RESOURCE],
  },
  check({ export: { schema }, report }) {
    for (const { objectMappings, sourceDirectory, targetDirectory } of schema.synchronizationRules) {
      for (const objectMapping of objectMappings) {
        // Helper mappings, which are off, leave names empty.
        if (!objectMapping.enabled) continue;
        const { sourceObjectName, sourceObjectNode, targetObjectName, targetObjectNode } = objectMapping;
        const check = (name: string | null, node: JsonNode | undefined, directory: DirectoryDefinition | undefined) => {
          const names = directory?.objects.flatMap((object) => object.name ?? []) ?? [];
          if (name === null || node === undefined || names.length === 0 || names.includes(name)) return;
          const [closest = names.join('" or "')] = suggestions(name, names);
          report({
            node,
            objectMapping,
            message: `"${name}" is no object of the directory "${directory?.name ?? ''}"`,
            why: 'The objects of a mapping are looked up by name; Entra refuses a schema in which one is missing.',
            help: `write "${closest}"`,
            portal: SCHEMA_EDITOR,
            ...chooseName(node, [...new Set([...suggestions(name, names), ...names])]),
          });
        };
        check(sourceObjectName, sourceObjectNode, sourceDirectory);
        check(targetObjectName, targetObjectNode, targetDirectory);
      }
    }
  },
};
