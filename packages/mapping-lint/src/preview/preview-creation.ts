import type { SynchronizationSchema } from 'entra-mapping';
import type { Dialect, DirectoryUser, EntraRequest, SourceAttributes } from 'entra-planner';
import { judge, type VendorProfile, type Verdict } from 'vendor-profiles';
import { Rehearsal, type RehearsedRequest } from './rehearse.ts';

/** What {@link previewCreation} is told. */
export interface PreviewInput {
  /** What `readExport` of entra-mapping gave. */
  readonly schema: SynchronizationSchema;
  /** Somebody who is new to the vendor, by the names of source attributes. */
  readonly user: SourceAttributes;
  readonly profile: VendorProfile;
  /** The time, in milliseconds since 1970, for expressions that ask for it. Default 0. */
  readonly now?: number | undefined;
  /** Whether the tenant URL has the flag `aadOptscim062020`. Default `default`. */
  readonly dialect?: Dialect | undefined;
}

/** A request that Entra would send, and what the vendor would answer. */
export interface PreviewedRequest extends Pick<EntraRequest, 'method' | 'path' | 'body'> {
  /** What the vendor would answer, as far as the profile knows. */
  readonly verdict: Verdict;
}

/** What Entra would do with somebody who is new. */
export interface CreationPreview {
  /** The look-ups, and the creation that follows when they find nobody. */
  readonly requests: readonly PreviewedRequest[];
  /** What became of it where the vendor does what it is asked for, or why nothing is sent. */
  readonly message: string;
}

/**
 * Plans the requests by which Entra would create a user, exactly as they would be sent, and asks the profile what the vendor
 * would answer to each.
 *
 * @throws TypeError when the schema has no mapping of users or groups that is on.
 * @example
 * ```ts
 * import { readFileSync } from 'node:fs';
 * import { readExport } from 'entra-mapping';
 * import { previewCreation } from 'mapping-lint';
 * import { loadProfile } from 'vendor-profiles';
 *
 * const { schema } = readExport(readFileSync('export.json'));
 * const user = { userPrincipalName: 'ada@example.com', givenName: 'Ada', surname: 'Lovelace' };
 * const { requests } = previewCreation({ schema, user, profile: loadProfile('talkdesk') });
 * requests.map(({ method, verdict }) => `${method}: ${verdict.outcome}`); // ['GET: accepted', 'POST: accepted']
 * ```
 */
export function previewCreation({ schema, user, profile, now = 0, dialect }: PreviewInput): CreationPreview {
  const somebody: DirectoryUser = { objectId: UNKNOWN, ...user };
  const rehearsal = new Rehearsal({ schema, now, dialect });
  const rehearsed = rehearsal.cycle({ users: [somebody], groups: [], assignments: [] }, 'user', somebody.objectId);
  if (rehearsed === undefined) return { requests: [], message: 'there is no mapping of users that is on' };
  return { requests: rehearsed.requests.map((each) => judged(each, profile)), message: rehearsed.message };
}

/** What the vendor would answer to a request. */
export function judged({ request, resource }: RehearsedRequest, profile: VendorProfile): PreviewedRequest {
  const { method, path, body } = request;
  return {
    ...{ method, path },
    ...(body === undefined ? {} : { body }),
    verdict: judge(profile, { method, path, body }, resource),
  };
}

/** Stands for the id of somebody whose attributes do not tell it. */
const UNKNOWN = '00000000-0000-0000-0000-000000000000';
