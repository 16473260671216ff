import { propertyOf } from 'entra-mapping';
import { targetKey } from 'vendor-profiles';
import type { Rule } from '../../rule.ts';
import { setProperty } from '../../support/fixes.ts';
import { attributeListPath } from '../../support/portal.ts';
import { CUSTOMIZE, DEFINITION_RESOURCE } from '../../support/references.ts';

/** ML604: an attribute points to objects that the vendor does not expect. */
export const memberReferences: Rule = {
  meta: {
    code: 'ML604',
    name: 'member-references',
    severity: 'warning',
    since: '0.1.0',
    summary: 'the references of an attribute are not those that the vendor asks for',
    fix: 'unsafe',
    references: [CUSTOMIZE, DEFINITION_RESOURCE],
  },
  check({ mappings, profile, report }) {
    for (const { rows, objectMapping, resource } of mappings) {
      for (const { row, key, target, definition } of rows) {
        const rule = resource.references.find((each) => targetKey(each.target) === key);
        if (rule === undefined || definition === undefined) continue;
        const excess = definition.referencedObjects.filter((name) => !rule.allowed.includes(name));
        const missing = rule.allowed.filter((name) => !definition.referencedObjects.includes(name));
        if (excess.length === 0 && missing.length === 0) continue;
        const value = rule.allowed.map((name) => ({ referencedObjectName: name, referencedProperty: null }));
        const list = rule.allowed.map((name) => `"${name}"`).join(', ');
        report({
          node: propertyOf(definition.node, 'referencedObjects') ?? definition.node,
          objectMapping,
          attributeMapping: row,
          basis: rule,
          message:
            excess.length > 0
              ? `"${target}" refers to ${excess.map((name) => `"${name}"`).join(', ')}, which ${profile.name} does not expect`
              : `"${target}" does not refer to ${missing.map((name) => `"${name}"`).join(', ')}, which ${profile.name} needs`,
          why:
            rule.note ??
            'Entra resolves members of these kinds only, and sends each of them as the kind that it found.',
          help: `let "${target}" refer to ${list} only`,
          portal: `${attributeListPath(objectMapping)} ▸ ${target} ▸ Referenced object attribute, then Save`,
          fix: {
            title: `refer to ${list} only`,
            safe: false,
            patch: [setProperty(definition.node, 'referencedObjects', value)],
          },
        });
      }
    }
  },
};
