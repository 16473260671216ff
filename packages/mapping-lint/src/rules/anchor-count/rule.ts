import { propertyOf } from 'entra-mapping';
import type { Rule } from '../../rule.ts';
import { SCHEMA_EDITOR } from '../../support/portal.ts';
import { DEFINITION_RESOURCE } from '../../support/references.ts';

/** ML115: an object with two primary keys. */
export const anchorCount: Rule = {
  meta: {
    code: 'ML115',
    name: 'anchor-count',
    severity: 'warning',
    since: '0.1.0',
    summary: 'an object has more than one anchor',
    fix: 'none',
    references: [DEFINITION_RESOURCE],
  },
  check({ export: { schema }, report }) {
    for (const { objects } of schema.directories) {
      for (const object of objects) {
        const anchors = object.attributes.filter(({ anchor }) => anchor);
        const [first, second] = anchors;
        if (first === undefined || second === undefined) continue;
        report({
          node: propertyOf(second.node, 'anchor') ?? second.node,
          message: `"${object.name ?? ''}" has ${anchors.length} anchors: ${anchors.map(({ name }) => `"${name ?? ''}"`).join(', ')}`,
          why: 'The anchor is the primary key of an object, and an object has one. With two, Entra may lose track of which is which.',
          help: `keep the one that the directory gives, and set "anchor" of the others to false`,
          portal: SCHEMA_EDITOR,
        });
      }
    }
  },
};
