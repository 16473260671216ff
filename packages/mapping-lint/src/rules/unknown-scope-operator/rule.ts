import { findScopeOperator, pointerOf, scopeOperators } from 'entra-mapping';
import { suggestions } from 'scim-core';
import { FILTER_RESOURCE, SCOPING } from '../../support/references.ts';
import { clauseRule } from '../../support/scope-clauses.ts';

const NAMES = scopeOperators.map(({ name }) => name);

/** ML903: an operator that does not exist. */
export const unknownScopeOperator = clauseRule(
  {
    code: 'ML903',
    name: 'unknown-scope-operator',
    severity: 'error',
    since: '0.1.0',
    summary: 'a scoping filter has an operator that Entra does not know',
    fix: 'safe',
    references: [SCOPING, FILTER_RESOURCE],
  },
  ({ operator, operatorNode }) => {
    const same = findScopeOperator(operator)?.name;
    if (same === operator) return undefined;
    const [closest] = same === undefined ? suggestions(operator, NAMES) : [same];
    return {
      node: operatorNode,
      message: `"${operator}" is no operator of scoping filters`,
      why: 'Entra refuses the filter.',
      help: closest === undefined ? `write one of ${NAMES.join(', ')}` : `write "${closest}"`,
      ...(same === undefined
        ? {}
        : {
            fix: {
              title: `write "${same}"`,
              safe: true,
              patch: [{ op: 'replace', path: pointerOf(operatorNode), value: same }],
            },
          }),
    };
  },
);
