import type { SynchronizationSchema } from 'entra-mapping';
import {
  type Dialect,
  type DirectoryUser,
  type EntraAnswer,
  type EntraRequest,
  emptyState,
  type ObjectOutcome,
  type ObjectPlan,
  planCycle,
  type SourceAttributes,
} from 'entra-planner';
import { judge, type VendorProfile, type Verdict } from 'vendor-profiles';

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
  const cycle = planCycle({
    ...{ schema, now, random: () => 0, state: emptyState },
    directory: { users: [somebody], groups: [], assignments: [] },
    options: { scope: 'all', dialect },
  });
  const planned = cycle.object('user', somebody.objectId);
  if (planned === undefined) return { requests: [], message: 'there is no mapping of users that is on' };
  const { requests, outcome } = runThrough(planned.plan());
  return {
    requests: requests.map(({ method, path, body }) => ({
      ...{ method, path },
      ...(body === undefined ? {} : { body }),
      verdict: judge(profile, { method, path, body }),
    })),
    message: outcome.message,
  };
}

/** Stands for the id of somebody whose attributes do not tell it. */
const UNKNOWN = '00000000-0000-0000-0000-000000000000';

/** Answers as a service provider does that has nobody, and creates whom it is told to. */
function runThrough(plan: ObjectPlan): { readonly requests: readonly EntraRequest[]; readonly outcome: ObjectOutcome } {
  const requests: EntraRequest[] = [];
  let step = plan.next();
  while (step.done !== true) {
    requests.push(step.value);
    step = plan.next(answerTo(step.value));
  }
  return { requests, outcome: step.value };
}

function answerTo({ method }: EntraRequest): EntraAnswer {
  return method === 'GET'
    ? { status: 200, body: { totalResults: 0, Resources: [] } }
    : { status: 201, body: { id: 'new' } };
}
