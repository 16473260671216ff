import { directSource, replaceSource, withFix } from '../../support/fixes.ts';
import { EXTENSIONS } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';
import { GRAPH_NAMES } from '../../support/source-names.ts';

/** ML814: an attribute by the name that Microsoft Graph has for it. */
export const graphNameSource = rowRule(
  {
    code: 'ML814',
    name: 'graph-name-source',
    severity: 'error',
    since: '0.1.0',
    summary: 'a source attribute has the name of Microsoft Graph, which provisioning does not use',
    fix: 'safe',
    references: [EXTENSIONS],
  },
  ({ row, sources, mapping, direct }) => {
    return sources.flatMap((name) => {
      const right = GRAPH_NAMES.get(name.toLowerCase());
      if (right === undefined || mapping.objectMapping.sourceObject?.attribute(name) !== undefined) return [];
      return [
        {
          node: row.sourceNode,
          message: `the source attribute "${name}" is called "${right}" here`,
          why: 'Provisioning has names of its own for some attributes. One that it does not know gives no value, or is refused.',
          help: `write "${right}"`,
          clicks: `Source attribute: ${right}, then Save`,
          ...withFix(
            direct === undefined ? undefined : replaceSource(row, directSource(right), `write "${right}"`, true),
          ),
        },
      ];
    });
  },
);
