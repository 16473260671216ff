import { propertyOf } from 'entra-mapping';
import type { Rule } from '../../rule.ts';
import { scopePath } from '../../support/portal.ts';
import { nameRange } from '../../support/ranges.ts';
import { FILTER_RESOURCE } from '../../support/references.ts';

const EXPERIMENTAL = ['inputFilterGroups', 'categoryFilterGroups'];

/** ML908: filters that do not deprovision. */
export const experimentalScope: Rule = {
  meta: {
    code: 'ML908',
    name: 'experimental-scope',
    severity: 'info',
    since: '0.1.0',
    summary: 'a scoping filter uses groups that the documentation calls experimental',
    fix: 'none',
    references: [FILTER_RESOURCE],
  },
  check({ mappings, report }) {
    for (const { objectMapping } of mappings) {
      if (objectMapping.scopeNode === undefined) continue;
      for (const name of EXPERIMENTAL) {
        const node = propertyOf(objectMapping.scopeNode, name);
        if (node === undefined || node.children.length === 0) continue;
        report({
          node,
          range: nameRange(node),
          objectMapping,
          message: `the filter uses "${name}", which is experimental`,
          why:
            name === 'inputFilterGroups'
              ? 'Objects that it leaves out are dropped early: who falls out of scope is not disabled at the application.'
              : 'The documentation does not promise what it does.',
          help: 'move the conditions to "groups", whose objects are disabled when they leave the scope',
          portal: `${scopePath(objectMapping)} ▸ enter the conditions again, then Save`,
        });
      }
    }
  },
};
