import { asSentencePart } from '../../support/diagnostics.ts';
import { rangeInString } from '../../support/ranges.ts';
import { FUNCTIONS } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

/** ML802: an expression that can't be read. */
export const expressionSyntax = rowRule(
  {
    code: 'ML802',
    name: 'expression-syntax',
    severity: 'error',
    since: '0.1.0',
    summary: 'an expression can not be read',
    fix: 'none',
    references: [FUNCTIONS],
  },
  ({ row, reading }, { export: { document } }) => {
    if (reading.kind !== 'error') return undefined;
    const { error } = reading;
    const node = row.source?.expressionNode;
    return {
      node: node ?? row.sourceNode,
      ...(node === undefined ? {} : { range: rangeInString(document.text, node, error) }),
      message: `the expression can not be read: ${asSentencePart(firstLine(error.message))}`,
      why: 'Entra does not save the mapping, or the attribute stays empty.',
      help: 'correct the expression: text stands in double quotation marks, attributes in square brackets, and each parenthesis is closed',
      clicks: 'Expression, then Save',
    };
  },
  'every',
);

/** What follows is a frame, which the finding has of its own. */
function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? message;
}
