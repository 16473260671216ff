import { expressionRule } from '../../support/diagnostics.ts';
import { FUNCTIONS } from '../../support/references.ts';

/** ML820: the first item has the number 1. */
export const itemIndex = expressionRule(
  {
    code: 'ML820',
    name: 'item-index',
    severity: 'error',
    since: '0.1.0',
    summary: 'Item is asked for a number below 1',
    fix: 'unsafe',
    references: [FUNCTIONS],
  },
  ['item-index-0'],
  { why: 'Item fails on a number below 1, so that the attribute gets no value.', help: 'write 1 for the first item' },
);
