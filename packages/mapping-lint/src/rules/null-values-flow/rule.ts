import { propertyOf } from 'entra-mapping';
import { setProperty } from '../../support/fixes.ts';
import { DEFINITION_RESOURCE } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

/** ML816: empty values overwrite what the application needs. */
export const nullValuesFlow = rowRule(
  {
    code: 'ML816',
    name: 'null-values-flow',
    severity: 'warning',
    since: '0.1.0',
    summary: 'empty values are sent for an attribute that the vendor requires, or that matches',
    fix: 'unsafe',
    references: [DEFINITION_RESOURCE],
  },
  ({ definition, listed, matches, target }) => {
    if (definition?.flowNullValues !== true || !(matches || listed?.mandatory === 'always')) return undefined;
    return {
      node: propertyOf(definition.node, 'flowNullValues') ?? definition.node,
      basis: matches ? undefined : listed,
      message: `empty values are sent for "${target}"`,
      why: matches
        ? 'An account whose matching value was cleared is not found any more.'
        : 'The application refuses a user whose required attribute is cleared.',
      help: 'set "flowNullValues" of the attribute to false',
      clicks: 'Flow null values: No, then Save',
      fix: {
        title: 'send no empty values',
        safe: false,
        patch: [setProperty(definition.node, 'flowNullValues', false)],
      },
    };
  },
);
