import { type Filter, formatFilter, formatPath, parseFilter, parsePath, ScimError } from 'scim-core';
import { judge, targetKey, type VendorProfile } from 'vendor-profiles';
import { sentence } from './sentence.ts';

/** An id that no resource has. */
const nothing = 'id eq ""';

/**
 * The filter that a vendor carries out when it is asked for one: some can't be asked for every attribute, and some compare
 * another attribute than the one that is named.
 *
 * @param endpoint `/Users` or `/Groups`.
 * @throws ScimError 400 where the vendor is known to refuse the filter.
 */
export function vendorFilter(profile: VendorProfile, endpoint: string, filter: string): string {
  const { outcome, finds, evidence } = judge(profile, {
    method: 'GET',
    path: `${endpoint}?filter=${encodeURIComponent(filter)}`,
  });
  if (outcome === 'rejected') {
    throw new ScimError(400, sentence(evidence[0]?.reason ?? 'The vendor refuses this filter'), {
      scimType: 'invalidFilter',
    });
  }
  if (finds === false) return nothing;
  const { comparedWith } = profile[endpoint === '/Groups' ? 'groups' : 'users'].matching;
  return comparedWith === undefined ? filter : comparing(comparedWith, filter);
}

/** A test of one attribute as a filter that strict mode takes: `emails[type eq "work" and value pr]`. */
export function testOf(target: string, test: string): string {
  const { filter, subAttribute, ...attribute } = parsePath(target);
  if (filter === undefined || subAttribute === undefined) return `${target} ${test}`;
  const whole = formatPath({ ...attribute, filter: undefined, subAttribute: undefined });
  return `${whole}[${formatFilter(filter)} and ${subAttribute} ${test}]`;
}

/** The same comparison with another attribute, where the resource has that. */
function comparing(target: string, text: string): string {
  let filter: Filter;
  try {
    filter = parseFilter(text);
  } catch (error) {
    // What can't be read is refused by whoever carries it out.
    if (error instanceof ScimError) return text;
    throw error;
  }
  if (filter.kind !== 'comparison' || filter.operator !== 'eq') return text;
  if (targetKey(filter.path) === targetKey(target)) return text;
  const equal = testOf(target, `eq ${JSON.stringify(filter.value)}`);
  return `${equal} or (${text} and not (${testOf(target, 'pr')}))`;
}
