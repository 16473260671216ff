import { KNOWN_ISSUES } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';
import { UNAVAILABLE } from '../../support/source-names.ts';

/** ML815: an attribute that provisioning does not offer. */
export const unavailableSource = rowRule(
  {
    code: 'ML815',
    name: 'unavailable-source',
    severity: 'warning',
    since: '0.1.0',
    summary: 'a source attribute is one that provisioning does not offer',
    fix: 'none',
    references: [KNOWN_ISSUES],
  },
  ({ row, sources, mapping }) =>
    sources.flatMap((name) => {
      const instead = UNAVAILABLE.get(name.toLowerCase());
      // Somebody may have added it to the list by hand.
      if (instead === undefined || mapping.objectMapping.sourceObject?.attribute(name) !== undefined) return [];
      return [
        {
          node: row.sourceNode,
          message: `"${name}" is not available as a source`,
          why: 'Provisioning does not offer the attribute, so that nothing is sent.',
          help: `map ${instead}`,
          clicks: 'Source attribute, then Save',
        },
      ];
    }),
);
