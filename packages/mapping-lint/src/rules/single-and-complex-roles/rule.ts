import type { Rule } from '../../rule.ts';
import { keepOne } from '../../support/keep-one.ts';
import { CUSTOMIZE } from '../../support/references.ts';
import { isRoles, roleFunction } from '../../support/roles.ts';
import { toReport } from '../../support/row-rule.ts';

/** ML705: roles come in two ways at once. */
export const singleAndComplexRoles: Rule = {
  meta: {
    code: 'ML705',
    name: 'single-and-complex-roles',
    severity: 'warning',
    since: '0.1.0',
    summary: 'roles are mapped one by one and as a list at the same time',
    fix: 'choice',
    references: [CUSTOMIZE],
  },
  check({ mappings, report }) {
    for (const { rows } of mappings) {
      const roles = rows.filter(isRoles);
      const single = roles.find((row) => roleFunction(row) === 'single');
      const complex = roles.find((row) => ['complex', 'assertive'].includes(roleFunction(row) ?? ''));
      if (single === undefined || complex === undefined) continue;
      report(
        toReport(single, {
          message: `roles are mapped to "${single.target}" and to "${complex.target}"`,
          why: 'Both write the same list, so that one role appears twice or the other roles are lost.',
          help: 'keep one of the two mappings',
          clicks: 'Delete one of the two, then Save',
          ...keepOne(single, complex),
        }),
      );
    }
  },
};
