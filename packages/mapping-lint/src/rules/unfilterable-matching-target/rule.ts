import { targetKey } from 'vendor-profiles';
import { SCIM_ENDPOINT } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

/** ML204: a matching attribute that the vendor can't filter on. */
export const unfilterableMatchingTarget = rowRule(
  {
    code: 'ML204',
    name: 'unfilterable-matching-target',
    severity: 'error',
    since: '0.1.0',
    summary: 'existing objects are looked for by an attribute on which the vendor can not filter',
    fix: 'none',
    references: [SCIM_ENDPOINT],
  },
  ({ mapping: { resource, kind }, row, key, target, matches }, { profile }) => {
    const { filterable, note } = resource.matching;
    if (!matches || filterable === undefined || filterable.some((each) => targetKey(each) === key)) return undefined;
    const known = filterable.map((each) => `"${each}"`).join(', ');
    return {
      node: row.matchingPriorityNode,
      basis: resource.matching,
      message: `${profile.name} can not be asked for a ${kind} by "${target}"`,
      why: `${note === undefined ? '' : `${note} `}Entra looks for each ${kind} with a filter on this attribute; without an answer it creates the ${kind} again or stops.`,
      help: filterable.length === 0 ? 'match by another attribute' : `match by ${known} instead`,
      clicks: 'Match objects using this attribute: No, then Save',
    };
  },
);
