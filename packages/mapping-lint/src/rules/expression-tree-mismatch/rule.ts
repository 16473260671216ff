import { type AttributeMapping, ExpressionError, readParseTree } from 'entra-mapping';
import type { Fix } from '../../finding.ts';
import { oneOf, replaceByExpression } from '../../support/fixes.ts';
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
    fix: 'choice',
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
      ...oneOf(byText(row), byTree(row)),
    };
  },
  'every',
);

/** The text counts: the parameters are written anew. */
function byText(row: AttributeMapping): Fix | undefined {
  const text = row.source?.expression ?? undefined;
  return text === undefined
    ? undefined
    : attempt(() => ({ ...replaceByExpression(row, text), title: `keep the text, ${text}` }));
}

/** The parameters count: the text is written anew. */
function byTree(row: AttributeMapping): Fix | undefined {
  const { source } = row;
  if (source === null) return undefined;
  return attempt(() => {
    const { text } = readParseTree(source);
    return { ...replaceByExpression(row, text), title: `keep the parameters, ${text}` };
  });
}

function attempt(make: () => Fix): Fix | undefined {
  try {
    return make();
  } catch (error) {
    // What stands for no expression can't be kept.
    if (!(error instanceof ExpressionError)) throw error;
    return undefined;
  }
}
