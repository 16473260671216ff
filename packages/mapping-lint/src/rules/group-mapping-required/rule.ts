import { pointerOf, propertyOf } from 'entra-mapping';
import type { Rule } from '../../rule.ts';
import { portalPath } from '../../support/portal.ts';
import { nameRange } from '../../support/ranges.ts';
import { CUSTOMIZE } from '../../support/references.ts';

/** ML609: the vendor needs groups, and none are provisioned. */
export const groupMappingRequired: Rule = {
  meta: {
    code: 'ML609',
    name: 'group-mapping-required',
    severity: 'error',
    since: '0.1.0',
    summary: 'the object mapping of groups is off although the vendor needs groups',
    fix: 'unsafe',
    references: [CUSTOMIZE],
  },
  check({ export: { schema }, profile, report }) {
    if (profile.groups.provisioning !== 'required') return;
    const scim = schema.synchronizationRules.filter(({ targetKind }) => targetKind === 'scim');
    const mappings = scim.flatMap(({ objectMappings }) => objectMappings);
    const groups = mappings.filter(({ kind }) => kind === 'group');
    if (groups.some(({ enabled }) => enabled)) return;
    const common = {
      basis: profile.groups,
      why: profile.groups.note ?? `${profile.name} gives rights by groups; without them users can do nothing.`,
    };
    const [first] = groups;
    if (first?.enabledNode !== undefined) {
      report({
        ...common,
        node: first.enabledNode,
        objectMapping: first,
        message: `the mapping of groups is off, and ${profile.name} needs it`,
        help: 'set "enabled" of this object mapping to true',
        portal: `${portalPath(first)} ▸ Enabled: Yes, then Save`,
        fix: {
          title: 'turn the group mapping on',
          safe: false,
          patch: [{ op: 'replace', path: pointerOf(first.enabledNode), value: true }],
        },
      });
    }
    // An extract, such as a single object mapping, does not show what else there is.
    const list = scim[0] && propertyOf(scim[0].node, 'objectMappings');
    if (first !== undefined || list === undefined || schema.directories.length === 0) return;
    report({
      ...common,
      node: list,
      range: nameRange(list),
      message: `groups are not mapped, and ${profile.name} needs them`,
      help: 'take over the object mapping of groups from the default schema of the application',
      portal:
        'Provisioning ▸ Attribute mapping ▸ Restore default mappings, which brings the mapping of groups back and takes your own away, then Save',
    });
  },
};
