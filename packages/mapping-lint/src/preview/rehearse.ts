import type { SynchronizationSchema } from 'entra-mapping';
import {
  applyEvent,
  type Cycle,
  type Dialect,
  type Directory,
  type EntraAnswer,
  type EntraRequest,
  emptyState,
  type MutableState,
  mutableState,
  type ObjectKind,
  type ObjectPlan,
  planCycle,
} from 'entra-planner';

/** What is rehearsed. */
export interface RehearsedJob {
  readonly schema: SynchronizationSchema;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly dialect?: Dialect | undefined;
}

/** A request of Entra, and the resource that it is about, as far as the target has it. */
export interface RehearsedRequest {
  readonly request: EntraRequest;
  readonly resource: object | undefined;
}

/** What one cycle comes to for one object. */
export interface Rehearsed {
  readonly requests: readonly RehearsedRequest[];
  /** What became of it, or why nothing is sent. */
  readonly message: string;
}

/**
 * A target without anybody, which does whatever it is told to: what Entra sends to it is what a vendor gets that has nothing to
 * say against it.
 */
export class Rehearsal {
  readonly #job: RehearsedJob;
  readonly #state: MutableState = mutableState(emptyState);
  /** What was created, by the paths of requests. */
  readonly #resources = new Map<string, object>();

  constructor(job: RehearsedJob) {
    this.#job = job;
  }

  /**
   * Goes through one cycle with one object.
   *
   * @returns `undefined` where the schema has no mapping for it that is on.
   * @throws TypeError when the schema has no mapping of users or groups that is on.
   */
  cycle(directory: Directory, kind: ObjectKind, id: string): Rehearsed | undefined {
    const { schema, now, dialect } = this.#job;
    const cycle = planCycle({
      ...{ schema, directory, state: this.#state, now, random: () => 0 },
      options: { scope: 'all', dialect },
    });
    const plan = cycle.object(kind, id)?.plan();
    return plan === undefined ? undefined : this.#runThrough(plan, cycle);
  }

  #runThrough(plan: ObjectPlan, cycle: Cycle): Rehearsed {
    const requests: RehearsedRequest[] = [];
    const note = (request: EntraRequest) => requests.push({ request, resource: this.#resourceOf(request) });
    const converse = (each: ObjectPlan) => {
      let step = each.next();
      while (step.done !== true) {
        note(step.value);
        step = each.next(this.#answer(step.value));
      }
      for (const event of step.value.events) applyEvent(this.#state, event);
      return step.value;
    };
    const outcome = converse(plan);
    const manager = cycle.manager(outcome);
    if (manager !== undefined) converse(manager);
    for (const { request } of cycle.members(outcome)?.requests ?? []) note(request);
    return { requests, message: outcome.message };
  }

  #resourceOf({ path }: EntraRequest): object | undefined {
    return this.#resources.get(path.split('?')[0] ?? '');
  }

  #answer(request: EntraRequest): EntraAnswer {
    const { method, path, body } = request;
    if (method === 'POST') {
      const count = this.#resources.size;
      const id = count === 0 ? 'new' : `new-${count + 1}`;
      const resource = { ...body, id };
      this.#resources.set(`${path}/${id}`, resource);
      return { status: 201, body: resource };
    }
    if (method !== 'GET') return { status: 204 };
    const found = this.#resourceOf(request);
    return { status: 200, body: found ?? { totalResults: 0, Resources: [] } };
  }
}
