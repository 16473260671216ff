import { SCOPING } from '../../support/references.ts';
import { clauseRule } from '../../support/scope-clauses.ts';

/** ML902: a condition on a list. */
export const multiValuedScopeAttribute = clauseRule(
  {
    code: 'ML902',
    name: 'multi-valued-scope-attribute',
    severity: 'error',
    since: '0.1.0',
    summary: 'a scoping filter asks for an attribute with several values, or for membership',
    fix: 'none',
    references: [SCOPING],
  },
  ({ attribute, attributeNode }, { objectMapping }) => {
    const isList = objectMapping.sourceObject?.attribute(attribute)?.multivalued === true;
    if (!isList && !/^(members|memberOf|isMemberOf|proxyAddresses)$/i.test(attribute)) return undefined;
    return {
      node: attributeNode,
      message: `"${attribute}" has several values and can not be a condition of a scoping filter`,
      why: 'Entra compares one value with one value: it refuses the filter, or the condition is true for nobody.',
      help: 'assign the group to the application instead of filtering by membership, or use an attribute with one value',
    };
  },
);
