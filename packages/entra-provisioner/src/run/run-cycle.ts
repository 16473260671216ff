import {
  type Cycle,
  type EntraAnswer,
  type EntraRequest,
  type ObjectKind,
  type ObjectOutcome,
  type PendingObject,
  type QuarantineNotice,
  quarantineBy,
  readProbe,
  type StateEvent,
  type Waiting,
} from 'entra-planner';
import pMap from 'p-map';
import { converse } from './converse.ts';
import { Refusals, type RefusedRequest, type RefusedRequests, refusalOf } from './refusals.ts';
import { sendReferences, until } from './second-pass.ts';
import type { Transport } from './transport.ts';

/** What a cycle did. */
export interface CycleReport {
  readonly created: number;
  readonly updated: number;
  readonly disabled: number;
  readonly deleted: number;
  readonly skipped: number;
  /** Would be disabled or deleted, and were not, since they were more than the threshold lets pass. */
  readonly staged: number;
  readonly failed: number;
  /** Requests sent, by what they are for. */
  readonly requests: Readonly<Record<string, number>>;
  /** What the target refused, and why. */
  readonly refused: RefusedRequests;
  /** Who failed, now or before, and is tried again in a later cycle. */
  readonly waiting: Waiting;
  /** Set when the job went into quarantine, with what to do about it. */
  readonly quarantine: QuarantineNotice | undefined;
}

/** How a cycle is carried out. */
export interface RunOptions {
  readonly cycle: Cycle;
  readonly transport: Transport;
  /** Takes what happened into the state, and keeps it. */
  readonly apply: (events: readonly StateEvent[]) => void;
  /** Milliseconds since 1970; the time that the cycle was planned with. */
  readonly now: number;
  /** Objects at a time. Default 5, as often as several requests of Entra for one group were seen at a time. */
  readonly concurrency?: number | undefined;
  /** Disables and deletions that one cycle may cause; when there would be more, none of them is sent. Default: any number. */
  readonly deletionThreshold?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told of each object, in the order in which they end. */
  readonly onOutcome?: ((outcome: ObjectOutcome) => void) | undefined;
  /** Told of each request that the target refused, and for which object it was; of the probe, for none. */
  readonly onRefusal?: ((refused: RefusedRequest, object: RefusedObject | undefined) => void) | undefined;
  /** Told of each request and its answer. */
  readonly onExchange?: ((request: EntraRequest, answer: EntraAnswer) => void) | undefined;
}

/** The object that a refused request was about. */
export type RefusedObject = Pick<ObjectOutcome, 'kind' | 'id'>;

/**
 * Carries a cycle out: the probe, then users, groups, managers and members, as many at a time as allowed.
 *
 * @throws The reason of the signal when it is aborted; what was done until then is in the state.
 * @example
 * ```ts
 * import { type CycleInput, applyEvent, mutableState, planCycle } from 'entra-planner';
 * import { runCycle, type Transport } from 'entra-provisioner';
 *
 * async function provision(input: CycleInput, transport: Transport): Promise<void> {
 *   const state = mutableState(input.state);
 *   const report = await runCycle({
 *     cycle: planCycle({ ...input, state }),
 *     transport,
 *     apply: (events) => {
 *       for (const event of events) applyEvent(state, event);
 *     },
 *     now: input.now,
 *   });
 *   console.log(report.created, report.failed, report.quarantine?.message);
 * }
 * ```
 */
export async function runCycle(options: RunOptions): Promise<CycleReport> {
  return new CycleRun(options).run();
}

class CycleRun {
  readonly #options: RunOptions;
  readonly #counts = { created: 0, updated: 0, disabled: 0, deleted: 0, skipped: 0, staged: 0, failed: 0 };
  readonly #requests: Record<string, number> = {};
  readonly #refusals = new Refusals();
  #failedReferences = 0;
  #succeeded = 0;
  #quarantine: CycleReport['quarantine'];

  constructor(options: RunOptions) {
    this.#options = options;
  }

  async run(): Promise<CycleReport> {
    if (await this.#probe()) {
      const staged = this.#isOverThreshold();
      const pending = [...(await this.#firstPass('user', staged)), ...(await this.#firstPass('group', staged))];
      await this.#eachOf(pending, (each) => this.#references(each));
    }
    this.#settleQuarantine();
    const refused = this.#refusals.result;
    const waiting = this.#options.cycle.countWaiting();
    return { ...this.#counts, requests: this.#requests, refused, waiting, quarantine: this.#quarantine };
  }

  async #probe(): Promise<boolean> {
    this.#quarantine = this.#options.cycle.disabled;
    if (this.#quarantine !== undefined) return false;
    for (const request of this.#options.cycle.probe) {
      const problem = readProbe(await this.#send(request, undefined));
      if (problem === undefined) continue;
      this.#quarantine = problem;
      return false;
    }
    return true;
  }

  #isOverThreshold(): boolean {
    const { cycle, deletionThreshold: most = Number.POSITIVE_INFINITY } = this.#options;
    if (most === Number.POSITIVE_INFINITY) return false;
    const count = cycle.countDeletions();
    if (count <= most) return false;
    const message = `${count} objects would be disabled or deleted, more than the threshold of ${most}; nothing of it was sent. Raise --deletion-threshold to allow it, or correct the scope`;
    this.#quarantine = { reason: 'AccidentalDeletionThreshold', message };
    return true;
  }

  async #firstPass(kind: ObjectKind, staged: boolean): Promise<readonly PendingObject[]> {
    const pending: PendingObject[] = [];
    await this.#eachOf(this.#options.cycle.objects(kind), async (planned) => {
      if (staged && (planned.decision.intent === 'disable' || planned.decision.intent === 'delete')) {
        this.#count(planned.stage(), false);
        return;
      }
      const outcome = await converse(planned.plan(), (request) => this.#send(request, planned));
      this.#record(outcome);
      const { id, reference } = outcome;
      if (reference !== undefined) pending.push({ kind, id, reference });
    });
    return pending;
  }

  async #references(pending: PendingObject): Promise<void> {
    const { cycle, apply, signal } = this.#options;
    const send = (request: EntraRequest) => this.#send(request, pending);
    const isStopped = () => this.#isStopped;
    const options = { cycle, apply, send, isStopped, concurrency: this.#concurrency, signal };
    const { manager, members } = await sendReferences(pending, options);
    if (manager !== undefined) this.#count(manager, true);
    if (members?.outcome !== undefined) this.#count(members.outcome, true);
  }

  async #send(request: EntraRequest, about: RefusedObject | undefined): Promise<EntraAnswer> {
    const { transport, signal, onExchange, onRefusal } = this.#options;
    signal?.throwIfAborted();
    this.#requests[request.purpose] = (this.#requests[request.purpose] ?? 0) + 1;
    const answer = await transport.send(request, signal);
    const refused = refusalOf(request, answer);
    if (refused !== undefined) {
      this.#refusals.note(refused);
      onRefusal?.(refused, about);
    }
    onExchange?.(request, answer);
    return answer;
  }

  #record(outcome: ObjectOutcome): void {
    this.#options.apply(outcome.events);
    this.#count(outcome, false);
  }

  #count(outcome: ObjectOutcome, isReference: boolean): void {
    this.#options.onOutcome?.(outcome);
    const { status, action, quarantine, message } = outcome;
    if (quarantine !== undefined) this.#quarantine ??= { reason: quarantine, message };
    if (status === 'failure') {
      this.#counts.failed += 1;
      if (isReference) this.#failedReferences += 1;
      return;
    }
    if (action === 'staged') {
      this.#counts.staged += 1;
      return;
    }
    this.#succeeded += 1;
    if (status === 'skipped') this.#counts.skipped += isReference ? 0 : 1;
    else if (action === 'create') this.#counts.created += 1;
    else if (action === 'disable') this.#counts.disabled += 1;
    else if (action === 'delete') this.#counts.deleted += 1;
    else if (action === 'update' && !isReference) this.#counts.updated += 1;
  }

  /** Stops taking new objects once the job is in quarantine. */
  async #eachOf<Item>(items: Iterable<Item>, work: (item: Item) => Promise<void>): Promise<void> {
    await pMap(
      until(() => this.#isStopped, items),
      work,
      { concurrency: this.#concurrency, ...this.#signal },
    );
  }

  get #isStopped(): boolean {
    return this.#quarantine !== undefined && this.#quarantine.reason !== 'AccidentalDeletionThreshold';
  }

  #settleQuarantine(): void {
    const { apply, now } = this.#options;
    const reason = quarantineBy({
      succeeded: this.#succeeded,
      failed: this.#counts.failed - this.#failedReferences,
      failedReferences: this.#failedReferences,
    });
    if (reason !== undefined) this.#quarantine ??= { reason, message: `${this.#counts.failed} objects failed` };
    const event: StateEvent =
      this.#quarantine === undefined
        ? { type: 'released' }
        : { type: 'quarantined', reason: this.#quarantine.reason, at: now };
    apply([event]);
  }

  get #concurrency(): number {
    return this.#options.concurrency ?? 5;
  }

  get #signal(): { readonly signal?: AbortSignal } {
    const { signal } = this.#options;
    return signal === undefined ? {} : { signal };
  }
}
