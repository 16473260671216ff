import {
  type Cycle,
  type EntraAnswer,
  type EntraRequest,
  type Failure,
  failureOf,
  type MemberRequest,
  type MembershipPlan,
  type ObjectOutcome,
  type PendingObject,
  type StateEvent,
} from 'entra-planner';
import pMap from 'p-map';
import { converse } from './converse.ts';

/** How references are sent. */
export interface SecondPassOptions {
  readonly cycle: Cycle;
  readonly send: (request: EntraRequest) => Promise<EntraAnswer>;
  /** Takes what happened into the state, and keeps it. */
  readonly apply: (events: readonly StateEvent[]) => void;
  /** Requests about the members of one group at a time. */
  readonly concurrency: number;
  /** Requests about the members of one group at most. Default: all. */
  readonly most?: number | undefined;
  /** Whether nothing more is to be sent, as in quarantine. */
  readonly isStopped?: (() => boolean) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What became of the references of one object. */
export interface SecondPass {
  /** What became of the manager; `undefined` where there was nothing to do. */
  readonly manager: ObjectOutcome | undefined;
  /** What became of the members of a group; `undefined` where there was nothing to do. */
  readonly members: MembersResult | undefined;
}

/** What became of the members of a group. */
export interface MembersResult {
  /** `undefined` when nothing was to be sent. */
  readonly outcome: ObjectOutcome | undefined;
  /** Requests that the target took. */
  readonly sent: number;
  /** Members who are not provisioned, so that nothing can be sent of them. */
  readonly unresolved: number;
  /** How many requests are left to the next cycle. */
  readonly left: number;
}

/** Sends the manager of a user or the members of a group, and settles the object when all of it went well. */
export async function sendReferences(pending: PendingObject, options: SecondPassOptions): Promise<SecondPass> {
  const { cycle, send, apply } = options;
  const managerPlan = cycle.manager(pending);
  const manager = managerPlan === undefined ? undefined : await converse(managerPlan, send);
  if (manager !== undefined) apply(manager.events);
  const membership = cycle.members(pending);
  const members = membership === undefined ? undefined : await sendMembers(membership, options);
  const isWhole = manager?.status !== 'failure' && members?.outcome?.status !== 'failure' && (members?.left ?? 0) === 0;
  if (isWhole && pending.reference !== undefined) apply([pending.reference.settled]);
  return { manager, members };
}

async function sendMembers(
  { requests, unresolved, conclude }: MembershipPlan,
  { send, apply, concurrency, most = Number.POSITIVE_INFINITY, isStopped, signal }: SecondPassOptions,
): Promise<MembersResult> {
  apply(unresolved);
  const tally = { added: 0, removed: 0, failed: 0, failure: undefined as Failure | undefined };
  let sent = 0;
  const work = async ({ request, events }: MemberRequest) => {
    const failure = failureOf(await send(request));
    if (failure === undefined) {
      apply(events);
      sent += 1;
      for (const event of events) if (event.type === 'member') tally[event.present ? 'added' : 'removed'] += 1;
      return;
    }
    tally.failed += 1;
    // One that stops the job says more than those before it.
    if (tally.failure?.quarantine === undefined)
      tally.failure = failure.quarantine ? failure : (tally.failure ?? failure);
  };
  const stop = () => tally.failure?.quarantine !== undefined || isStopped?.() === true;
  const items = until(stop, requests.slice(0, most));
  await pMap(items, work, { concurrency, ...(signal === undefined ? {} : { signal }) });
  const outcome = sent + tally.failed === 0 ? undefined : conclude(tally);
  if (outcome !== undefined) apply(outcome.events);
  return { outcome, sent, unresolved: unresolved.length, left: requests.length - sent - tally.failed };
}

/** The items, as long as nothing stops them. */
export function* until<Item>(stop: () => boolean, items: Iterable<Item>): Iterable<Item> {
  for (const item of items) {
    if (stop()) return;
    yield item;
  }
}
