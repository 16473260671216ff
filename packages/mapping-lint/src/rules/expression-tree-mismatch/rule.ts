import { MAPPING_RESOURCE } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

/** ML804: the text of an expression and its parse tree contradict each other. */
export const expressionTreeMismatch = rowRule(
  {
    code: 'ML804',
    name: 'expression-tree-mismatch',
    severity: 'warning',
    since: '0.1.0',
    summary: 'the text of an expression and its parameters say different things',
    fix: 'none',
    references: [MAPPING_RESOURCE],
  },
  ({ row, reading }) => {
    if (reading.kind !== 'expression' || reading.read.agreement !== 'different') return undefined;
    return {
      node: row.source?.expressionNode ?? row.sourceNode,
      message: 'the text of the source and its name and parameters say different things',
      why: 'An export holds each source twice: as text and taken apart. After an edit of one of them nobody knows which counts.',
      help: 'enter the expression in the portal once more, or correct the other one by hand',
      clicks: 'enter the source again, then Save',
    };
  },
  'every',
);
