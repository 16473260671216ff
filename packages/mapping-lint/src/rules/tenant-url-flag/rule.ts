import type { Rule } from '../../rule.ts';
import { SCIM_COMPATIBILITY } from '../../support/references.ts';
import { beginningOf, CONNECTION, hasFlag, splitUrl } from '../../support/tenant-url.ts';

/** ML410: Entra would write requests in its old form. */
export const tenantUrlFlag: Rule = {
  meta: {
    code: 'ML410',
    name: 'tenant-url-flag',
    severity: 'warning',
    since: '0.1.0',
    summary: 'the tenant URL lacks the flag with which Entra follows the SCIM standard',
    fix: 'none',
    references: [SCIM_COMPATIBILITY],
  },
  check({ export: exported, profile, tenantUrl, report }) {
    const { optscimFlag, note } = profile.connection;
    if (tenantUrl === undefined || optscimFlag !== 'required') return;
    if (hasFlag(tenantUrl)) return;
    const { base } = splitUrl(tenantUrl);
    report({
      ...beginningOf(exported),
      basis: profile.connection,
      message: `the tenant URL lacks "?aadOptscim062020", which ${profile.name} needs`,
      why: `Without it Entra sends "False" as text in the place of false, "Add" in the place of "add", and members in a form of its own.${note === undefined ? '' : ` ${note}`}`,
      help: `use ${base}?aadOptscim062020`,
      portal: CONNECTION,
    });
  },
};
