import type { ToleranceId } from '../tolerance/tolerances.ts';
import type { PatchOperator } from './operation.ts';
import type { PlannedOperation } from './plan.ts';

/** One thing that an operation changed. Values are left out, so that a report holds no secret. */
export interface PatchEffect {
  /** The canonical path of the attribute or sub-attribute, without brackets: `emails`, `emails.value`. */
  readonly path: string;
  readonly effect: 'added' | 'replaced' | 'removed';
  /**
   * Which element of a multi-valued attribute, by its index: in the array before the operation for `removed` elements, in
   * the array after it otherwise.
   */
  readonly element?: number;
}

/** What one operation did. */
export interface OperationReport {
  /** Its place in the request, from 0. */
  readonly index: number;
  readonly op: PatchOperator;
  readonly path: string | undefined;
  readonly changed: boolean;
  readonly effects: readonly PatchEffect[];
  /** The departures from the RFC that it needed. */
  readonly tolerances: readonly ToleranceId[];
  /** Why it changed nothing; `undefined` when it changed something. */
  readonly reason: string | undefined;
}

/** Collects the effects of one operation. */
export class EffectLog {
  readonly #effects: PatchEffect[] = [];
  readonly #report: { -readonly [Key in keyof OperationReport]: OperationReport[Key] };

  constructor({ index, op, path, tolerances, reason }: PlannedOperation) {
    this.#report = { index, op, path, changed: false, effects: this.#effects, tolerances, reason };
  }

  get report(): OperationReport {
    return this.#report;
  }

  /** Notes what became of a value, judged by whether there was one before and is one after. */
  change(path: string, before: unknown, after: unknown, element?: number): void {
    const effect = after === undefined ? 'removed' : before === undefined ? 'added' : 'replaced';
    this.#effects.push(element === undefined ? { path, effect } : { path, effect, element });
    this.#report.changed = true;
    this.#report.reason = undefined;
  }

  /** Notes why a step did nothing; the first reason is kept, and none where something changed. */
  nothing(reason: string): void {
    if (!this.#report.changed) this.#report.reason ??= reason;
  }

  /** Notes a tolerance that only this resource needed. */
  tolerance(id: ToleranceId): void {
    const { tolerances } = this.#report;
    if (!tolerances.includes(id)) this.#report.tolerances = [...tolerances, id];
  }
}
