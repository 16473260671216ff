import { propertyOf } from 'entra-mapping';
import type { Rule } from '../../rule.ts';
import { setProperty } from '../../support/fixes.ts';
import { attributeListPath } from '../../support/portal.ts';
import { CUSTOMIZE, DEFINITION_RESOURCE } from '../../support/references.ts';

/** ML515: the attribute list has another type than the vendor. */
export const definitionDisagrees: Rule = {
  meta: {
    code: 'ML515',
    name: 'definition-disagrees',
    severity: 'error',
    since: '0.1.0',
    summary: 'the attribute list gives a target another type than the vendor does',
    fix: 'unsafe',
    references: [CUSTOMIZE, DEFINITION_RESOURCE],
  },
  check({ mappings, profile, report }) {
    for (const { rows, objectMapping } of mappings) {
      for (const { listed, definition, row, target } of rows) {
        if (listed === undefined || definition === undefined) continue;
        const common = {
          objectMapping,
          attributeMapping: row,
          portal: `${attributeListPath(objectMapping)} ▸ ${target}`,
        };
        const note = listed.note === undefined ? '' : ` ${listed.note}`;
        if (listed.type !== undefined && listed.type.toLowerCase() !== definition.type.toLowerCase()) {
          report({
            ...common,
            node: propertyOf(definition.node, 'type') ?? definition.node,
            message: `"${target}" is a ${definition.type} in the attribute list, and a ${listed.type} at ${profile.name}`,
            why: `Entra writes the value in the form of the type that is listed, which the application does not expect.${note}`,
            help: `set "type" of the attribute to "${listed.type}"`,
            fix: {
              title: `make it a ${listed.type}`,
              safe: false,
              patch: [setProperty(definition.node, 'type', listed.type)],
            },
          });
        }
        if (listed.multiValued !== undefined && listed.multiValued !== definition.multivalued) {
          const wanted = listed.multiValued;
          report({
            ...common,
            node: propertyOf(definition.node, 'multivalued') ?? definition.node,
            message: `"${target}" ${definition.multivalued ? 'is a list' : 'is one value'} in the attribute list, and ${wanted ? 'a list' : 'one value'} at ${profile.name}`,
            why: `Entra sends ${definition.multivalued ? 'a list where one value' : 'one value where a list'} is expected.${note}`,
            help: `set "multivalued" of the attribute to ${wanted}`,
            fix: {
              title: wanted ? 'make it a list' : 'make it one value',
              safe: false,
              patch: [setProperty(definition.node, 'multivalued', wanted)],
            },
          });
        }
      }
    }
  },
};
