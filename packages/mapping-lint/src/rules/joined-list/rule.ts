import { outerFunction } from '../../support/expressions.ts';
import { FUNCTIONS } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

/** ML810: one text in the place of a list. */
export const joinedList = rowRule(
  {
    code: 'ML810',
    name: 'joined-list',
    severity: 'warning',
    since: '0.1.0',
    summary: 'values are joined into one text for a target that takes a list',
    fix: 'none',
    references: [FUNCTIONS],
  },
  ({ row, expression, listed, definition, target }, { profile }) => {
    if (outerFunction(expression) !== 'join') return undefined;
    const isList = listed?.multiValued ?? (definition?.multivalued === true && listed?.values?.separator === undefined);
    if (!isList) return undefined;
    return {
      node: row.source?.expressionNode ?? row.sourceNode,
      message: `"${target}" takes a list, and Join makes one text`,
      why: `${listed?.multiValued === true ? profile.name : 'The application'} gets a list with one long value.`,
      help: 'map the attribute with several values directly, or take a text apart with Split',
      clicks: 'Mapping type: Direct, then Save',
    };
  },
);
