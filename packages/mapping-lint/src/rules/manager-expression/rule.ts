import { enterpriseUserSchema } from 'scim-core';
import { directSource, replaceSource, withFix } from '../../support/fixes.ts';
import { FUNCTIONS } from '../../support/references.ts';
import { rowRule } from '../../support/row-rule.ts';

const MANAGER = `${enterpriseUserSchema.id}:manager`.toLowerCase();

/** ML602: a reference that goes through a function. */
export const managerExpression = rowRule(
  {
    code: 'ML602',
    name: 'manager-expression',
    severity: 'error',
    since: '0.1.0',
    summary: 'the manager is mapped by an expression, and references can not be computed',
    fix: 'unsafe',
    references: [FUNCTIONS],
  },
  ({ key, row, expression, sources }) => {
    if (expression === undefined) return undefined;
    const isReference = sources.some((name) => name.toLowerCase() === 'manager');
    if (key !== MANAGER && key !== `${MANAGER}.value` && !isReference) return undefined;
    return {
      node: row.source?.expressionNode ?? row.sourceNode,
      message: 'the manager can not be mapped by an expression',
      why: 'A manager is a reference to another user, which Entra turns into the identifier of that user at the application. Functions work on text.',
      help: 'use a direct mapping from "manager"',
      clicks: 'Mapping type: Direct, Source attribute: manager, then Save',
      ...withFix(
        isReference && key === MANAGER
          ? replaceSource(row, directSource('manager'), 'map "manager"', false)
          : undefined,
      ),
    };
  },
);
