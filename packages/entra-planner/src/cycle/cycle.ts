import type { SynchronizationSchema } from 'entra-mapping';
import { type IndexedDirectory, indexDirectory } from '../directory/index-directory.ts';
import type { Directory, DirectoryGroup, DirectoryUser } from '../directory/types.ts';
import { type Decision, decideAbout, decideAboutGone } from '../object/decide.ts';
import type { Surroundings } from '../object/map-values.ts';
import type { ObjectOutcome, PendingObject } from '../object/outcome.ts';
import { type ObjectContext, type ObjectPlan, planObject } from '../object/plan-object.ts';
import { stageObject } from '../object/stage-object.ts';
import type { PlannerOptions } from '../options.ts';
import { planManager } from '../reference/plan-manager.ts';
import { type MembershipPlan, planMembers } from '../reference/plan-members.ts';
import type { EntraRequest } from '../request.ts';
import type { ObjectKind } from '../state/events.ts';
import type { ObjectState, ProvisioningState } from '../state/types.ts';
import { type CompiledMapping, compileMappings } from '../target/compile-mapping.ts';
import { planProbe } from './probe.ts';
import { disabledBy, type QuarantineNotice } from './quarantine.ts';

/** What a cycle is planned from. */
export interface CycleInput extends Surroundings {
  /** As `readExport` of entra-mapping gives it. */
  readonly schema: SynchronizationSchema;
  readonly directory: Directory;
  /** The state so far. A runner changes it by the events of each outcome, and the cycle sees what it became. */
  readonly state: ProvisioningState;
  readonly options?: PlannerOptions;
}

/** One object that a cycle evaluates. */
export interface PlannedObject {
  readonly kind: ObjectKind;
  readonly id: string;
  readonly decision: Decision;
  /** Starts the requests for it. */
  plan(): ObjectPlan;
  /** What becomes of it in the place of a plan, where too many would be disabled or deleted. */
  stage(): ObjectOutcome;
}

/** Objects that failed and wait to be tried again. */
export interface Waiting {
  readonly count: number;
  /** When the first of them is due, in milliseconds since 1970; `undefined` where nobody waits. */
  readonly until: number | undefined;
}

/**
 * One cycle over a directory: the probe, the objects of the first pass, and for each of them what follows in the second.
 * Nothing is sent and no time passes in it; see {@link planCycle}.
 */
export interface Cycle {
  /** Set when the job is disabled, so that nothing may be sent until a restart. */
  readonly disabled: QuarantineNotice | undefined;
  readonly probe: readonly EntraRequest[];
  /**
   * The users or groups that changed since they were evaluated last, that are gone, or whose failure is due again; nothing
   * else is looked at.
   */
  objects(kind: ObjectKind): Iterable<PlannedObject>;
  /** One object, changed or not; `undefined` for one that neither the directory nor the state knows. */
  object(kind: ObjectKind, id: string): PlannedObject | undefined;
  /** How many objects this cycle would disable or delete. */
  countDeletions(): number;
  /** Who failed, and is tried again in a later cycle. */
  countWaiting(): Waiting;
  /** The manager of a user whose outcome asks for it; `undefined` for nothing to do. */
  manager(outcome: PendingObject): ObjectPlan | undefined;
  /** The members of a group whose outcome asks for it; `undefined` for nothing to do. */
  members(outcome: PendingObject): MembershipPlan | undefined;
}

/**
 * Plans a provisioning cycle: the initial one where the state is empty, else an incremental one.
 *
 * @throws TypeError when the schema maps neither users nor groups, or when the directory has an id twice.
 * @see [How provisioning works](https://learn.microsoft.com/entra/identity/app-provisioning/how-provisioning-works)
 * @example
 * ```ts
 * import type { SynchronizationSchema } from 'entra-mapping';
 * import { type Directory, emptyState, planCycle } from 'entra-planner';
 *
 * function firstRequests(schema: SynchronizationSchema, directory: Directory): void {
 *   const now = Date.now();
 *   const cycle = planCycle({ schema, directory, state: emptyState, now, random: Math.random });
 *   for (const { id, plan } of cycle.objects('user')) {
 *     const { value, done } = plan().next();
 *     console.log(id, done === true ? value.message : value.path); // '1', '/Users?filter=userName+eq+…'
 *   }
 * }
 * ```
 */
export function planCycle({ schema, directory, state, options = {}, now, random }: CycleInput): Cycle {
  const { user, group } = compileMappings(schema);
  if (user === undefined && group === undefined) {
    throw new TypeError('the export has no mapping of users or groups that is switched on');
  }
  const indexed = indexDirectory(directory);
  const contextOf = (compiled: CompiledMapping): ObjectContext => ({
    compiled,
    directory: indexed,
    options,
    surroundings: { now, random },
  });
  const contexts = {
    user: user === undefined ? undefined : contextOf(user),
    group: group === undefined ? undefined : contextOf(group),
  };
  return new DirectoryCycle(
    contexts,
    indexed,
    state,
    planProbe(
      [user, group].filter((each) => each !== undefined),
      random,
    ),
    disabledBy(state.quarantine, now),
  );
}

class DirectoryCycle implements Cycle {
  readonly disabled: QuarantineNotice | undefined;
  readonly probe: readonly EntraRequest[];
  readonly #contexts: Readonly<Record<ObjectKind, ObjectContext | undefined>>;
  readonly #directory: IndexedDirectory;
  readonly #state: ProvisioningState;

  constructor(
    contexts: Readonly<Record<ObjectKind, ObjectContext | undefined>>,
    directory: IndexedDirectory,
    state: ProvisioningState,
    probe: readonly EntraRequest[],
    disabled: QuarantineNotice | undefined,
  ) {
    this.disabled = disabled;
    this.probe = probe;
    this.#contexts = contexts;
    this.#directory = directory;
    this.#state = state;
  }

  *objects(kind: ObjectKind): Iterable<PlannedObject> {
    const context = this.#contexts[kind];
    if (context === undefined) return;
    const { directory } = this.#directory;
    for (const object of kind === 'user' ? directory.users : directory.groups) {
      const planned = this.#about(kind, object, context);
      if (isDue(this.#stateOf(kind, object.objectId), planned.decision, context)) yield planned;
    }
    for (const id of Object.keys(kind === 'user' ? this.#state.users : this.#state.groups)) {
      const gone = this.#find(kind, id) === undefined ? this.object(kind, id) : undefined;
      if (gone !== undefined && isDue(this.#stateOf(kind, id), gone.decision, context)) yield gone;
    }
  }

  object(kind: ObjectKind, id: string): PlannedObject | undefined {
    const context = this.#contexts[kind];
    if (context === undefined) return undefined;
    const object = this.#find(kind, id);
    if (object !== undefined) return this.#about(kind, object, context);
    const state = this.#stateOf(kind, id);
    if (state === undefined) return undefined;
    const decision = decideAboutGone(state, context);
    return {
      ...{ kind, id, decision },
      plan: () => planObject({ objectId: id }, state, decision, context),
      stage: () => stageObject(id, state, decision, context),
    };
  }

  countDeletions(): number {
    let count = 0;
    for (const kind of ['user', 'group'] as const) {
      for (const { decision } of this.objects(kind)) {
        if (decision.intent === 'disable' || decision.intent === 'delete') count += 1;
      }
    }
    return count;
  }

  countWaiting(): Waiting {
    let count = 0;
    let until = Number.POSITIVE_INFINITY;
    for (const context of [this.#contexts.user, this.#contexts.group]) {
      if (context === undefined) continue;
      const objects = context.compiled.kind === 'user' ? this.#state.users : this.#state.groups;
      for (const { escrow } of Object.values(objects)) {
        if (escrow === undefined || escrow.retryAt <= context.surroundings.now) continue;
        count += 1;
        until = Math.min(until, escrow.retryAt);
      }
    }
    return { count, until: count === 0 ? undefined : until };
  }

  manager({ kind, id, reference }: PendingObject): ObjectPlan | undefined {
    const context = this.#contexts.user;
    const user = this.#directory.user(id);
    const state = this.#stateOf('user', id);
    if (kind !== 'user' || reference === undefined || context === undefined) return undefined;
    if (user === undefined || state === undefined) return undefined;
    return planManager({ user, state, reference }, this.#state, context);
  }

  members({ kind, id, reference }: PendingObject): MembershipPlan | undefined {
    const context = this.#contexts.group;
    const group = this.#directory.group(id);
    const state = this.#stateOf('group', id);
    if (kind !== 'group' || reference === undefined || context === undefined) return undefined;
    if (group === undefined || state?.targetId === undefined) return undefined;
    return planMembers({ group, state, reference }, this.#state, context);
  }

  #about(kind: ObjectKind, object: DirectoryUser | DirectoryGroup, context: ObjectContext): PlannedObject {
    const state = this.#stateOf(kind, object.objectId);
    const decision = decideAbout(object, state, context);
    return {
      ...{ kind, id: object.objectId, decision },
      plan: () => planObject(object, state, decision, context),
      stage: () => stageObject(object.objectId, state, decision, context),
    };
  }

  #find(kind: ObjectKind, id: string): DirectoryUser | DirectoryGroup | undefined {
    return kind === 'user' ? this.#directory.user(id) : this.#directory.group(id);
  }

  #stateOf(kind: ObjectKind, id: string): ObjectState | undefined {
    return kind === 'user' ? this.#state.users[id] : this.#state.groups[id];
  }
}

/** Whether an object is looked at in this cycle. */
function isDue(state: ObjectState | undefined, { digest }: Decision, { surroundings }: ObjectContext): boolean {
  const { escrow } = state ?? {};
  if (escrow !== undefined) return escrow.digest !== digest || surroundings.now >= escrow.retryAt;
  return state?.digest !== digest;
}
