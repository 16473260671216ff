import { CUSTOMIZE } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

/** ML209: the key of an object is put together from several attributes. */
export const severalMatchingSources = rowRule(
  {
    code: 'ML209',
    name: 'several-matching-sources',
    severity: 'error',
    since: '0.1.0',
    summary: 'the value of a matching attribute is made of several source attributes',
    fix: 'none',
    references: [CUSTOMIZE],
  },
  ({ matches, expression, sources, row }) => {
    if (!matches || expression === undefined || sources.length < 2) return undefined;
    const names = sources.map((name) => `"${name}"`).join(' and ');
    return {
      node: row.source?.expressionNode ?? row.sourceNode,
      message: `the matching value is made of ${names}`,
      why: 'A matching attribute may depend on one source attribute only: Entra refuses the schema, as the joining property has more than one source name.',
      help: 'match by one attribute, or by an expression of one attribute',
      clicks: 'Expression, or Match objects using this attribute: No, then Save',
    };
  },
);
