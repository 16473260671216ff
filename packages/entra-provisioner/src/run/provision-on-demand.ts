import {
  type CycleInput,
  type EntraAnswer,
  type EntraRequest,
  type Failure,
  failureOf,
  type MembershipPlan,
  type ObjectKind,
  type ObjectOutcome,
  planCycle,
  readProbe,
  type StateEvent,
} from 'entra-planner';
import { converse } from './converse.ts';
import type { Transport } from './transport.ts';

/** On demand, a group comes with no more members than this. */
export const MOST_MEMBERS = 5;

/** What is provisioned on demand, and how. */
export interface OnDemandOptions {
  /** As for a cycle; whatever its dialect, requests look as they do by default. */
  readonly input: CycleInput;
  readonly kind: ObjectKind;
  /** The `objectId`. */
  readonly id: string;
  readonly transport: Transport;
  /** Takes what happened into the state, and keeps it. */
  readonly apply: (events: readonly StateEvent[]) => void;
  readonly signal?: AbortSignal | undefined;
}

/** What became of an object, or why it was not even tried. */
export type OnDemandResult =
  | { readonly problem: string }
  | {
      readonly outcome: ObjectOutcome;
      /** What became of the manager; `undefined` where there was nothing to do. */
      readonly manager: ObjectOutcome | undefined;
      /** What became of the members of a group; `undefined` where there was nothing to do. */
      readonly members: MembersResult | undefined;
    };

/** What became of the members of a group. */
export interface MembersResult {
  readonly sent: number;
  /** Members who are not provisioned, so that nothing can be sent of them. */
  readonly unresolved: number;
  /** How many are left to the next cycle. */
  readonly left: number;
  /** What ended it early. */
  readonly failure: Failure | undefined;
}

/**
 * Provisions one user or group at once, as Provision on demand does: the flag `aadOptscim062020` does not count, and a group
 * comes with five members at most.
 *
 * @see [On-demand provisioning](https://learn.microsoft.com/entra/identity/app-provisioning/provision-on-demand)
 */
export async function provisionOnDemand(options: OnDemandOptions): Promise<OnDemandResult> {
  const { input, kind, id, transport, apply, signal } = options;
  const send = (request: EntraRequest): Promise<EntraAnswer> => transport.send(request, signal);
  const cycle = planCycle({ ...input, options: { ...input.options, dialect: 'default' } });
  for (const request of cycle.probe) {
    const problem = readProbe(await send(request));
    if (problem !== undefined) return { problem: `Test connection: ${problem.message}` };
  }
  const planned = cycle.object(kind, id);
  if (planned === undefined) return { problem: `the export has no mapping for a ${kind} that is switched on` };
  const outcome = await converse(planned.plan(), send);
  apply(outcome.events);
  if (outcome.status === 'failure') return { outcome, manager: undefined, members: undefined };

  const managerPlan = cycle.manager(outcome);
  const manager = managerPlan === undefined ? undefined : await converse(managerPlan, send);
  if (manager !== undefined) apply(manager.events);
  const membership = cycle.members(outcome);
  const members = membership === undefined ? undefined : await sendMembers(membership, send, apply);
  const isWhole = manager?.status !== 'failure' && members?.failure === undefined && (members?.left ?? 0) === 0;
  if (isWhole && outcome.reference !== undefined) apply([outcome.reference.settled]);
  return { outcome, manager, members };
}

async function sendMembers(
  { requests, unresolved }: MembershipPlan,
  send: (request: EntraRequest) => Promise<EntraAnswer>,
  apply: OnDemandOptions['apply'],
): Promise<MembersResult> {
  apply(unresolved);
  const left = Math.max(0, requests.length - MOST_MEMBERS);
  let sent = 0;
  for (const { request, events } of requests.slice(0, MOST_MEMBERS)) {
    const failure = failureOf(await send(request));
    if (failure !== undefined) return { sent, unresolved: unresolved.length, left, failure };
    apply(events);
    sent += 1;
  }
  return { sent, unresolved: unresolved.length, left, failure: undefined };
}
