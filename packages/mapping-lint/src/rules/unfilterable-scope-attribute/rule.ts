import { KNOWN_ISSUES } from '../../support/references.ts';
import { clauseRule } from '../../support/scope-clauses.ts';

const UNSUPPORTED = /^(appRoleAssignments|userType|manager)$/i;

/** ML901: a condition on what can't be a condition. */
export const unfilterableScopeAttribute = clauseRule(
  {
    code: 'ML901',
    name: 'unfilterable-scope-attribute',
    severity: 'error',
    since: '0.1.0',
    summary: 'a scoping filter asks for an attribute on which Entra can not filter',
    fix: 'none',
    references: [KNOWN_ISSUES],
  },
  ({ attribute, attributeNode }, { objectMapping }) => {
    const type = objectMapping.sourceObject?.attribute(attribute)?.type.toLowerCase();
    if (!UNSUPPORTED.test(attribute) && type !== 'datetime' && type !== 'reference') return undefined;
    return {
      node: attributeNode,
      message: `"${attribute}" can not be a condition of a scoping filter`,
      why: 'Entra does not evaluate conditions on references, on dates and on a few others: everybody is in scope, or nobody is.',
      help: 'use an attribute that holds text, or assign the users instead of filtering them',
    };
  },
);
