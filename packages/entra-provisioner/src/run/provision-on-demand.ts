import {
  type CycleInput,
  type EntraAnswer,
  type EntraRequest,
  type ObjectKind,
  type ObjectOutcome,
  planCycle,
  readProbe,
  type StateEvent,
} from 'entra-planner';
import { converse } from './converse.ts';
import { type SecondPass, sendReferences } from './second-pass.ts';
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
export type OnDemandResult = { readonly problem: string } | ({ readonly outcome: ObjectOutcome } & SecondPass);

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

  const secondPass = { cycle, send, apply, concurrency: 1, most: MOST_MEMBERS, signal };
  return { outcome, ...(await sendReferences(outcome, secondPass)) };
}
