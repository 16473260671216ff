import type { Rule } from '../../rule.ts';
import { scopeSetting } from '../../support/portal.ts';
import { SCOPING } from '../../support/references.ts';
import { beginningOf } from '../../support/tenant-url.ts';

/** ML910: other users are in scope than the vendor asks for. */
export const wrongScope: Rule = {
  meta: {
    code: 'ML910',
    name: 'wrong-scope',
    severity: 'warning',
    since: '0.1.0',
    summary: 'the scope of the job is not the one that the vendor asks for',
    fix: 'none',
    references: [SCOPING],
  },
  check({ export: exported, profile, scope, report }) {
    const wanted = profile.connection.scope;
    if (scope === undefined || wanted === 'unknown' || wanted === scope) return;
    const setting = wanted === 'assigned' ? 'Sync only assigned users and groups' : 'Sync all users and groups';
    report({
      ...beginningOf(exported),
      basis: profile.connection,
      message: `${profile.name} asks for ${wanted === 'assigned' ? 'the assigned users and groups only' : 'all users and groups'}`,
      why:
        scope === 'all'
          ? 'Every account of the tenant is created at the application, guests and service accounts included, and may cost a licence.'
          : 'Who is not assigned to the application is missing there.',
      help: `set the scope to "${setting}"`,
      portal: scopeSetting(setting),
    });
  },
};
