import { expressionRule } from '../../support/diagnostics.ts';
import { FUNCTIONS } from '../../support/references.ts';

/** ML805: the keys and values of a Switch. */
export const switchPairs = expressionRule(
  {
    code: 'ML805',
    name: 'switch-pairs',
    severity: 'error',
    since: '0.1.0',
    summary: 'keys and values of Switch do not pair up, or a key stands twice',
    fix: 'none',
    references: [FUNCTIONS],
  },
  ['switch-odd-argument-count', 'switch-duplicate-key'],
  {
    why: 'Behind the source and the default value Switch takes a key and a value in turn; else values are taken for keys.',
    help: 'write Switch(source, default value, key, value, key, value …); the default value may be empty, its comma may not be missing',
  },
);
