import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readExport, type SynchronizationSchema } from 'entra-mapping';
import { type CycleInput, planCycle } from '../cycle/cycle.ts';
import type { Directory, DirectoryGroup, DirectoryUser } from '../directory/types.ts';
import type { ObjectOutcome } from '../object/outcome.ts';
import type { ObjectPlan } from '../object/plan-object.ts';
import type { EntraAnswer, EntraRequest } from '../request.ts';
import { applyEvent, type MutableState, mutableState } from '../state/events.ts';
import { emptyState, type ProvisioningState } from '../state/types.ts';

/** Entra's default mapping of an application that is not in the gallery. */
const defaultMapping: SynchronizationSchema = readExport(
  readFileSync(join(import.meta.dirname, '../../fixtures/entra-default.json')),
).schema;

/** 1 January 2026. */
const NOW = Date.UTC(2026, 0, 1);

/** A directory in which everybody is assigned. */
export function directoryOf(users: readonly DirectoryUser[], groups: readonly DirectoryGroup[] = []): Directory {
  return { users, groups, assignments: [...users, ...groups].map(({ objectId }) => ({ principal: objectId })) };
}

/** A cycle with the default mapping, at a time and with numbers that are always the same. */
export function cycleOf(input: Partial<CycleInput> & Pick<CycleInput, 'directory'>): {
  readonly cycle: ReturnType<typeof planCycle>;
  readonly state: MutableState;
} {
  const state = mutableState(input.state ?? emptyState);
  const cycle = planCycle({ schema: defaultMapping, now: NOW, random: () => 0.5, ...input, state });
  return { cycle, state };
}

/** Carries a plan out against answers that are given in their order. */
export function converse(
  plan: ObjectPlan,
  answers: readonly EntraAnswer[],
): { readonly requests: readonly EntraRequest[]; readonly outcome: ObjectOutcome } {
  const requests: EntraRequest[] = [];
  let step = plan.next();
  for (const answer of answers) {
    if (step.done === true) throw new Error(`nothing was asked after ${requests.length} requests`);
    requests.push(step.value);
    step = plan.next(answer);
  }
  if (step.done !== true) throw new Error(`no answer was given to ${step.value.method} ${step.value.path}`);
  return { requests, outcome: step.value };
}

/** Applies what an outcome says to a state. */
export function settle(state: MutableState, { events, reference }: ObjectOutcome): ProvisioningState {
  for (const event of events) applyEvent(state, event);
  if (reference !== undefined) applyEvent(state, reference.settled);
  return state;
}

/** The answer to a filter. */
export function found(...resources: readonly unknown[]): EntraAnswer {
  return {
    status: 200,
    body: {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
      totalResults: resources.length,
      Resources: resources,
    },
  };
}
