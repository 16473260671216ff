import type { ToleranceId } from '../tolerance/tolerances.ts';
import type { PatchOperator } from './operation.ts';

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
  readonly effects: PatchEffect[] = [];
  #tolerances: readonly ToleranceId[];
  #reason: string | undefined;

  constructor(tolerances: readonly ToleranceId[], reason: string | undefined) {
    this.#tolerances = tolerances;
    this.#reason = reason;
  }

  /** The tolerances that planning needed, and those that only this resource needed. */
  get tolerances(): readonly ToleranceId[] {
    return this.#tolerances;
  }

  tolerance(id: ToleranceId): void {
    if (!this.#tolerances.includes(id)) this.#tolerances = [...this.#tolerances, id];
  }

  /** Notes what became of a value, judged by whether there was one before and is one after. */
  change(path: string, before: unknown, after: unknown, element?: number): void {
    const effect = after === undefined ? 'removed' : before === undefined ? 'added' : 'replaced';
    this.effects.push(element === undefined ? { path, effect } : { path, effect, element });
  }

  /** Notes why a step did nothing; the first reason is kept. */
  nothing(reason: string): void {
    this.#reason ??= reason;
  }

  get reason(): string | undefined {
    return this.effects.length > 0 ? undefined : this.#reason;
  }
}
