import { propertyOf } from 'entra-mapping';
import { parsePath } from 'scim-core';
import { anyTargetKey } from 'vendor-profiles';
import type { Rule, RuleContext, ScimMapping } from '../../rule.ts';
import { addRow, directSource, newRow, withFix } from '../../support/fixes.ts';
import { portalPath } from '../../support/portal.ts';
import { nameRange } from '../../support/ranges.ts';
import { SCIM_ENDPOINT } from '../../support/references.ts';
import { toReport } from '../../support/row-rule.ts';

const DISPLAY_NAME = parsePath('displayName');

/** ML606: groups without a name, or not found by it. */
export const groupDisplayName: Rule = {
  meta: {
    code: 'ML606',
    name: 'group-display-name',
    severity: 'error',
    since: '0.1.0',
    summary: 'the name of a group is not mapped, or groups are not found by it',
    fix: 'unsafe',
    references: [SCIM_ENDPOINT, 'https://www.rfc-editor.org/rfc/rfc7643#section-4.2'],
  },
  check(context) {
    for (const mapping of context.mappings) {
      const { kind, objectMapping, rows } = mapping;
      if (kind !== 'group' || objectMapping.partial || rows.length === 0) continue;
      if (rows.some(({ key }) => key === 'displayname')) reportMatching(mapping, context);
      else reportMissing(mapping, context);
    }
  },
};

function reportMissing({ objectMapping, targets, rows }: ScimMapping, { report }: RuleContext): void {
  const support = targets.support(DISPLAY_NAME);
  if (support.supported === false) return;
  const listed =
    support.supported === true && support.by !== 'schema' && 'target' in support.by ? support.by : undefined;
  // A required attribute that is missing is a finding of its own.
  if (listed?.mandatory === 'always') return;
  const list = propertyOf(objectMapping.node, 'attributeMappings') ?? objectMapping.node;
  // It matches, behind what matches already.
  const priority = Math.max(0, ...rows.map(({ row: { matchingPriority } }) => matchingPriority)) + 1;
  const row = newRow('displayName', directSource('displayName'), priority);
  report({
    node: list,
    range: nameRange(list),
    objectMapping,
    message: '"displayName" is not mapped, so groups have no name',
    why: 'Every SCIM group has a displayName, and Entra looks for existing groups by it: without one the application refuses the group, or Entra creates it again and again.',
    help: 'add a mapping from "displayName" to "displayName" that matches',
    portal: `${portalPath(objectMapping)} ▸ Add New Mapping ▸ Source attribute: displayName, Target attribute: displayName, Match objects using this attribute: Yes, then Save`,
    ...withFix(addRow(objectMapping.node, row, 'map the name', { safe: false })),
  });
}

function reportMatching({ rows, resource }: ScimMapping, { report }: RuleContext): void {
  const { target, filterable } = resource.matching;
  const matching = rows.filter(({ matches }) => matches);
  // Groups without any matching attribute are a finding of their own, and so is another one than the vendor asks for.
  if (matching.length === 0 || target !== 'unknown' || matching.some(({ key }) => key === 'displayname')) return;
  const [first] = matching;
  if (first === undefined || filterable?.some((each) => anyTargetKey(each) === first.key)) return;
  report(
    toReport(first, {
      severity: 'warning',
      node: first.row.matchingPriorityNode,
      message: `groups are found by "${first.target}" and not by "displayName"`,
      why: 'Entra asks for groups by displayName unless told otherwise, and not every application answers for another attribute: a group that is not found is created a second time.',
      help: 'set "matchingPriority" of "displayName" to 1, unless the application says that it finds groups by another attribute',
      clicks: 'Match objects using this attribute: No; and for the row "displayName": Yes, then Save',
    }),
  );
}
