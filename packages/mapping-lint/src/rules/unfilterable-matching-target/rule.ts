import type { AttributeMapping } from 'entra-mapping';
import { anyTargetKey } from 'vendor-profiles';
import type { Fix } from '../../finding.ts';
import { oneOf, setProperty } from '../../support/fixes.ts';
import { SCIM_ENDPOINT } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';
import type { Row } from '../../support/rows.ts';

/** ML204: a matching attribute that the vendor can't filter on. */
export const unfilterableMatchingTarget = rowRule(
  {
    code: 'ML204',
    name: 'unfilterable-matching-target',
    severity: 'error',
    since: '0.1.0',
    summary: 'existing objects are looked for by an attribute on which the vendor can not filter',
    fix: 'unsafe',
    references: [SCIM_ENDPOINT],
  },
  (each, { profile }) => {
    const { row, target, matches } = each;
    const { resource, kind, rows } = each.mapping;
    const { filterable, note } = resource.matching;
    const isFilterable = ({ key }: Row) => filterable?.some((name) => anyTargetKey(name) === key) === true;
    if (!matches || filterable === undefined || isFilterable(each)) return undefined;
    const known = filterable.map((name) => `"${name}"`).join(', ');
    return {
      // A tick that is missing in a table which nobody checked is no proof.
      ...((resource.matching.confidence ?? profile.confidence) === 'imported' ? { severity: 'warning' as const } : {}),
      node: row.matchingPriorityNode,
      basis: resource.matching,
      message: `${profile.name} can not be asked for a ${kind} by "${target}"`,
      why: `${note === undefined ? '' : `${note} `}Entra looks for each ${kind} with a filter on this attribute; without an answer it creates the ${kind} again or stops.`,
      help: filterable.length === 0 ? 'match by another attribute' : `match by ${known} instead`,
      clicks: 'Match objects using this attribute: No, then Save',
      ...oneOf(
        rows.some((other) => other.matches && isFilterable(other)) ? doNotMatch(row) : undefined,
        ...rows.filter((other) => !other.matches && isFilterable(other)).map((other) => moveMatching(row, other)),
      ),
    };
  },
);

function doNotMatch({ node }: AttributeMapping): Fix {
  return { title: 'do not match by it', safe: false, patch: [setProperty(node, 'matchingPriority', 0)] };
}

/** The other mapping matches in the place of this one. */
function moveMatching({ node, matchingPriority }: AttributeMapping, other: Row): Fix {
  const patch = [
    setProperty(node, 'matchingPriority', 0),
    setProperty(other.row.node, 'matchingPriority', matchingPriority),
  ];
  return { title: `match by "${other.target}"`, safe: false, patch };
}
