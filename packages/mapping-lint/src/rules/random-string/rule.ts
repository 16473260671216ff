import { expressionRule } from '../../support/diagnostics.ts';
import { FUNCTIONS } from '../../support/references.ts';

/** ML822: a random text that can't be made. */
export const randomString = expressionRule(
  {
    code: 'ML822',
    name: 'random-string',
    severity: 'error',
    since: '0.1.0',
    summary: 'RandomString is asked for a length that it can not make',
    fix: 'unsafe',
    references: [FUNCTIONS],
  },
  ['randomstring-length-lt-minimums', 'randomstring-length-max-256'],
  {
    why: 'The function fails for every user.',
    help: 'ask for a length that holds all the characters, and no more than 256',
  },
);
