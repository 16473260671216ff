import { type ObjectMapping, pointerOf, propertyOf } from 'entra-mapping';
import type { FixOperation } from '../../finding.ts';
import type { Rule } from '../../rule.ts';
import { portalPath } from '../../support/portal.ts';
import { CUSTOMIZE } from '../../support/references.ts';

/** ML607: groups are provisioned to a vendor that takes none. */
export const groupMappingForbidden: Rule = {
  meta: {
    code: 'ML607',
    name: 'group-mapping-forbidden',
    severity: 'error',
    since: '0.1.0',
    summary: 'groups are provisioned although the vendor does not accept them',
    fix: 'safe',
    references: [CUSTOMIZE],
  },
  check({ allMappings, profile, report }) {
    for (const { kind, objectMapping, resource } of allMappings) {
      if (kind !== 'group' || resource.provisioning !== 'forbidden') continue;
      const node = objectMapping.enabledNode ?? propertyOf(objectMapping.node, 'name') ?? objectMapping.node;
      report({
        node,
        ...(node === objectMapping.node ? { range: { start: node.start, end: node.start + 1 } } : {}),
        objectMapping,
        basis: resource,
        message: `the group mapping is on, and ${profile.name} does not accept groups`,
        why: resource.note ?? 'Each request about a group fails, and failing requests can put the job into quarantine.',
        help: 'set "enabled" of this object mapping to false',
        portal: `${portalPath(objectMapping)} ▸ Enabled: No, then Save`,
        fix: { title: 'turn the group mapping off', safe: true, patch: [turnOff(objectMapping)] },
      });
    }
  },
};

function turnOff({ node, enabledNode }: ObjectMapping): FixOperation {
  if (enabledNode === undefined) return { op: 'add', path: `${pointerOf(node)}/enabled`, value: false };
  return { op: 'replace', path: pointerOf(enabledNode), value: false };
}
