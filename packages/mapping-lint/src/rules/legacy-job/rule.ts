import { propertyOf } from 'entra-mapping';
import type { Rule } from '../../rule.ts';
import { SCIM_COMPATIBILITY } from '../../support/references.ts';

/** ML118: a job of the first SCIM connector. */
export const legacyJob: Rule = {
  meta: {
    code: 'ML118',
    name: 'legacy-job',
    severity: 'warning',
    since: '0.1.0',
    summary: 'the job is of the connector before December 2018, which is not supported any more',
    fix: 'none',
    references: [SCIM_COMPATIBILITY],
  },
  check({ export: { schema }, report }) {
    if (schema.id === null || !/^customappsso\./i.test(schema.id)) return;
    report({
      node: propertyOf(schema.node, 'id') ?? schema.node,
      message: 'this job runs on the SCIM connector from before December 2018',
      why: 'It writes requests in a way of its own, and departs from the standard where the present connector does not.',
      help: 'create the job anew with the template "scim", and take the mappings over',
      portal:
        'Enterprise applications ▸ New application ▸ Create your own application, set up its Provisioning with the same mappings, then stop this job',
    });
  },
};
