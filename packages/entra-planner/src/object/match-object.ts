import { type EntraAnswer, type EntraRequest, encodeQueryValue } from '../request.ts';
import type { CompiledMapping } from '../target/compile-mapping.ts';
import { type Failure, idOf, readMatch } from './answers.ts';
import type { MappedValue } from './map-values.ts';

/** What the queries by matching attributes gave. */
export type MatchResult =
  | { readonly targetId: string | undefined; readonly message: string }
  | { readonly failure: Failure }
  | { readonly skipped: string };

/** The query by one matching attribute; quotes and backslashes in a value are escaped as in JSON (RFC 7644 §3.4.2.2). */
export function matchRequest(
  endpoint: '/Users' | '/Groups',
  attribute: string,
  value: string,
  purpose: 'match' | 'probe',
  reason: string,
): EntraRequest {
  const filter = `filter=${encodeQueryValue(`${attribute} eq ${JSON.stringify(value)}`)}`;
  const query = endpoint === '/Groups' ? `excludedAttributes=members&${filter}` : filter;
  return { method: 'GET', path: `${endpoint}?${query}`, purpose, reason };
}

/**
 * Looks an object up in the target by its matching attributes, one query each in the order of their precedence, until one
 * finds something.
 *
 * @see [How provisioning works](https://learn.microsoft.com/entra/identity/app-provisioning/how-provisioning-works#matching-users-in-the-source-and-target--systems)
 */
export function* matchObject(
  values: readonly MappedValue[],
  { endpoint, matching }: CompiledMapping,
): Generator<EntraRequest, MatchResult, EntraAnswer> {
  const [first] = matching;
  if (first === undefined) return { skipped: 'the mapping has no matching attribute' };
  for (const attribute of matching) {
    const value = values.find(({ mapping }) => mapping === attribute.mapping)?.value;
    if (typeof value !== 'string') {
      if (attribute === first)
        return { skipped: `the object has no value for the matching attribute ${first.target.name}` };
      continue;
    }
    const { name } = attribute.target;
    const found = readMatch(yield matchRequest(endpoint, name, value, 'match', `objects match by ${name}`));
    if ('failure' in found) return found;
    if (found.resources.length > 1) {
      const message = `${found.resources.length} objects of the target have ${name} "${value}"`;
      return { failure: { code: 'DuplicateTargetEntries', message } };
    }
    const [resource] = found.resources;
    if (resource === undefined) continue;
    const targetId = idOf(resource);
    if (targetId === undefined)
      return { failure: { code: 'InvalidAnchor', message: `the object found by ${name} has no id` } };
    return { targetId, message: `matched ${targetId} by ${name}` };
  }
  return { targetId: undefined, message: 'no object of the target matches' };
}
