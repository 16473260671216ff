import { pointerOf, type SynchronizationRule } from 'entra-mapping';
import type { Rule } from '../../rule.ts';
import { SCHEMA_EDITOR } from '../../support/portal.ts';
import { CUSTOMIZE } from '../../support/references.ts';

/** ML409: nobody is provisioned. */
export const userMappingOff: Rule = {
  meta: {
    code: 'ML409',
    name: 'user-mapping-off',
    severity: 'error',
    since: '0.1.0',
    summary: 'the object mapping of users is off',
    fix: 'unsafe',
    references: [CUSTOMIZE],
  },
  check({ export: { schema }, report }) {
    const scim = schema.synchronizationRules.filter(({ targetKind }) => targetKind === 'scim');
    if (scim.some((rule) => usersOf(rule).some(({ enabled }) => enabled))) return;
    // A helper without rows is off by nature.
    const [first] = scim.flatMap(usersOf).filter(({ attributeMappings }) => attributeMappings.length > 0);
    if (first?.enabledNode === undefined) return;
    report({
      node: first.enabledNode,
      objectMapping: first,
      message: 'the mapping of users is off, so that nobody is provisioned',
      why: 'Entra creates, changes and disables nobody in the application. Groups lose their members too, as those are users of the application.',
      help: 'set "enabled" of this object mapping to true',
      portal: `the portal has no switch for it: ${SCHEMA_EDITOR.replace('correct the text', 'set "enabled" of this object mapping to true')}`,
      fix: {
        title: 'turn the user mapping on',
        safe: false,
        patch: [{ op: 'replace', path: pointerOf(first.enabledNode), value: true }],
      },
    });
  },
};

function usersOf({ objectMappings }: SynchronizationRule) {
  return objectMappings.filter(({ kind }) => kind === 'user');
}
