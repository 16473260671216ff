import type { ResourceType, ScimError } from 'scim-core';
import type { Policy, PolicyAnswer, PolicyRequest } from 'scim-provider';
import { judge, type ResourceProfile, type VendorProfile, type Verdict, withoutIgnored } from 'vendor-profiles';
import { filledIn, withFilledIn } from './defaults.ts';
import { kindOf } from './kind-of.ts';
import { pretenceOf } from './pretence.ts';
import { refusalOf } from './refusal.ts';
import { vendorFilter } from './vendor-filter.ts';

/** What a policy is made of. */
export interface PolicyParts {
  readonly profile: VendorProfile;
  /** Finds a resource that has a value; `undefined` when there is none. */
  readonly find: (tenant: string, type: ResourceType, target: string, value: string) => Promise<object | undefined>;
  /** See {@link VendorProviderOptions.isOwn}. */
  readonly isOwn: (context: unknown) => boolean;
  /** See {@link VendorProviderOptions.onNote}. */
  readonly onNote: (note: string, context: unknown) => void;
}

const methods = { create: 'POST', read: 'GET', list: 'GET', replace: 'PUT', patch: 'PATCH', delete: 'DELETE' } as const;

/**
 * Makes a service provider judge requests as a vendor does: refuses what the vendor is known to refuse, takes out what it
 * does nothing with, fills in what it fills in, compares what it compares, and answers as if it had done what it never does.
 * Whether a value that must be unique is taken is looked up for the words of the vendor; that of two requests at once one is
 * refused is the business of the store.
 */
export function createPersonaPolicy({ profile, find, isOwn, onNote }: PolicyParts): Policy {
  return async (request) => {
    const { operation, resourceType, id, body, context } = request;
    const resource = profile[kindOf(resourceType)];
    const own = isOwn(context);
    const pretence = own ? undefined : pretenceOf(resource, request);
    if (pretence?.note !== undefined) onNote(pretence.note, context);
    if (pretence !== undefined) return pretence.answer;
    const path = id === undefined ? resourceType.endpoint : `${resourceType.endpoint}/${encodeURIComponent(id)}`;
    const asked = { method: methods[operation], path, body };
    const verdict = judge(profile, asked);
    const refused = own ? undefined : await refusal(request, resource, verdict);
    if (refused !== undefined) return { refuse: refused };
    if (operation === 'list') return own ? undefined : compared(request);
    if (body === undefined) return undefined;
    const { body: left, ignored } = withoutIgnored(profile, asked);
    for (const target of ignored) onNote(`ignored ${target}`, context);
    if (operation !== 'create' || typeof left !== 'object' || left === null) return { body: left };
    const defaults = filledIn(resource, verdict);
    for (const { target } of defaults) onNote(`filled in ${target}`, context);
    return { body: withFilledIn(left, defaults) };
  };

  /** What the vendor looks for when it is asked for something. */
  function compared({ filter, resourceType }: PolicyRequest): PolicyAnswer | undefined {
    return filter === undefined ? undefined : { filter: vendorFilter(profile, resourceType.endpoint, filter) };
  }

  async function refusal(
    { tenant, operation, resourceType, body }: PolicyRequest,
    resource: ResourceProfile,
    verdict: Verdict,
  ): Promise<ScimError | undefined> {
    if (verdict.outcome === 'rejected') return refusalOf(verdict, resource.requests[operation]);
    if (operation !== 'create') return undefined;
    for (const { target, value } of verdict.changes) {
      const isUnique = resource.targets.supported.some((listed) => listed.unique === true && listed.target === target);
      if (!isUnique || typeof value !== 'string') continue;
      const other = await find(tenant, resourceType, target, value);
      if (other === undefined) continue;
      const again = judge(profile, { method: 'POST', path: resourceType.endpoint, body }, other);
      if (again.outcome === 'rejected') return refusalOf(again, resource.requests.create);
    }
    return undefined;
  }
}
