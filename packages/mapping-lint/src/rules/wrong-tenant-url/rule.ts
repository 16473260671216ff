import { compileWhole } from 'vendor-profiles';
import type { Rule } from '../../rule.ts';
import { SCIM_ENDPOINT } from '../../support/references.ts';
import { beginningOf, CONNECTION, splitUrl } from '../../support/tenant-url.ts';

/** ML124: the job sends to another address than the vendor's. */
export const wrongTenantUrl: Rule = {
  meta: {
    code: 'ML124',
    name: 'wrong-tenant-url',
    severity: 'error',
    since: '0.1.0',
    summary: 'the tenant URL is not an address of the vendor, or an old one',
    fix: 'none',
    references: [SCIM_ENDPOINT],
  },
  check({ export: exported, profile, tenantUrl, report }) {
    if (tenantUrl === undefined) return;
    const { tenantUrls, outdatedUrls, example, note } = profile.connection;
    const { base, query } = splitUrl(tenantUrl);
    const isAddress = (pattern: string) => compileWhole(pattern, { anyCase: true })(base);
    const outdated = outdatedUrls.find(({ pattern }) => isAddress(pattern));
    const isWrong = tenantUrls.length > 0 && !tenantUrls.some(isAddress);
    const isDouble = query.includes('?');
    if (outdated === undefined && !isWrong && !isDouble) return;
    report({
      ...beginningOf(exported),
      basis: [outdated, isWrong ? profile.connection : undefined],
      message: messageOf(tenantUrl, profile.name, outdated !== undefined, isWrong),
      why:
        outdated?.note ??
        (isWrong
          ? `Entra sends every request to this address, so that nobody is provisioned to ${profile.name}.${note === undefined ? '' : ` ${note}`}`
          : 'A second question mark is a part of the query, so that the first option is not understood.'),
      help:
        isWrong || outdated !== undefined
          ? `use ${example ?? 'the address that the vendor shows with the token'}`
          : 'separate the options with "&"',
      portal: CONNECTION,
    });
  },
};

function messageOf(url: string, vendor: string, isOutdated: boolean, isWrong: boolean): string {
  if (isOutdated) return `the tenant URL ${url} is an old address of ${vendor}`;
  return `the tenant URL ${url} ${isWrong ? `is no address of ${vendor}` : 'has two question marks'}`;
}
