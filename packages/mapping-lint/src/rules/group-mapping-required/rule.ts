import { pointerOf } from 'entra-mapping';
import type { Rule } from '../../rule.ts';
import { portalPath } from '../../support/portal.ts';
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
    const groups = schema.synchronizationRules
      .filter(({ targetKind }) => targetKind === 'scim')
      .flatMap(({ objectMappings }) => objectMappings)
      .filter(({ kind }) => kind === 'group');
    const [first] = groups;
    if (first?.enabledNode === undefined || groups.some(({ enabled }) => enabled)) return;
    report({
      node: first.enabledNode,
      objectMapping: first,
      basis: profile.groups,
      message: `the mapping of groups is off, and ${profile.name} needs it`,
      why: profile.groups.note ?? `${profile.name} gives rights by groups; without them users can do nothing.`,
      help: 'set "enabled" of this object mapping to true',
      portal: `${portalPath(first)} ▸ Enabled: Yes, then Save`,
      fix: {
        title: 'turn the group mapping on',
        safe: false,
        patch: [{ op: 'replace', path: pointerOf(first.enabledNode), value: true }],
      },
    });
  },
};
