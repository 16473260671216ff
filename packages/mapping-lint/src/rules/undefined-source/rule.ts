import { suggestions } from 'scim-core';
import { attributeNames, completeObject, otherCase } from '../../support/definitions.ts';
import { directSource, replaceSource, withFix } from '../../support/fixes.ts';
import { RULE_RESOURCE } from '../../support/references.ts';
import { type RowReport, rowRule } from '../../support/row-rule.ts';
import { DIRECTORY_EXTENSION, GRAPH_NAMES, UNAVAILABLE } from '../../support/source-names.ts';

/** ML110: a mapping reads an attribute that the source does not have. */
export const undefinedSource = rowRule(
  {
    code: 'ML110',
    name: 'undefined-source',
    severity: 'error',
    since: '0.1.0',
    summary: 'a source attribute is not in the attribute list of the export',
    fix: 'safe',
    references: [RULE_RESOURCE],
  },
  ({ sources, mapping, row, direct }) => {
    if (sources.length === 0) return undefined;
    const object = completeObject(mapping.objectMapping.sourceObject);
    if (object === undefined) return undefined;
    const found: RowReport[] = [];
    for (const name of sources) {
      if (object.attribute(name) !== undefined) continue;
      const folded = name.toLowerCase();
      // These have findings of their own, or may work although they are not listed.
      if (GRAPH_NAMES.has(folded) || UNAVAILABLE.has(folded) || DIRECTORY_EXTENSION.test(name)) continue;
      const listed = otherCase(object, name);
      const [closest] = listed === undefined ? suggestions(name, attributeNames(object)) : [listed];
      found.push({
        node: row.sourceNode,
        message:
          listed === undefined
            ? `the source has no attribute "${name}"`
            : `the source attribute "${name}" is written "${listed}"`,
        why: 'Names of attributes are compared letter by letter. Entra refuses the schema, or the value is always empty.',
        help: closest === undefined ? 'map an attribute that the source has' : `write "${closest}"`,
        clicks: `Source attribute${closest === undefined ? '' : `: ${closest}`}, then Save`,
        ...withFix(
          closest === undefined || direct === undefined
            ? undefined
            : replaceSource(row, directSource(closest), `write "${closest}"`, listed !== undefined),
        ),
      });
    }
    return found;
  },
  'every',
);
