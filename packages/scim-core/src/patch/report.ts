import type { ToleranceId } from '../tolerance/tolerances.ts';
import { countBelow, isAmong } from './indexes.ts';
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

const NONE: readonly PatchEffect[] = Object.freeze([]);

/** Collects what one operation does; when the operation is over, this is its report. */
export class OperationLog implements OperationReport {
  readonly index: number;
  readonly op: PatchOperator;
  readonly path: string | undefined;
  changed = false;
  effects: readonly PatchEffect[] = NONE;
  tolerances: readonly ToleranceId[];
  reason: string | undefined;

  constructor(operation: PlannedOperation) {
    this.index = operation.index;
    this.op = operation.op;
    this.path = operation.path;
    this.tolerances = operation.tolerances;
    this.reason = operation.reason;
  }

  /** Notes what became of a value, judged by whether there was one before and is one after. */
  change(path: string, before: unknown, after: unknown, element?: number): void {
    const effect = after === undefined ? 'removed' : before === undefined ? 'added' : 'replaced';
    const noted: PatchEffect = element === undefined ? { path, effect } : { path, effect, element };
    if (this.changed) (this.effects as PatchEffect[]).push(noted);
    else this.effects = [noted];
    this.changed = true;
    this.reason = undefined;
  }

  /**
   * Notes that elements are gone whose last parts were removed, in the place of what was noted of these parts.
   *
   * @param since How many effects there were before the step that did it; those after them count the elements as they
   *   were.
   */
  vanish(path: string, elements: readonly number[], since: number): void {
    const noted = this.effects
      .slice(since)
      .filter(({ element }) => element === undefined || !isAmong(elements, element));
    const moved = noted.map((effect) => {
      const { element } = effect;
      if (element === undefined) return effect;
      return { ...effect, element: element - countBelow(elements, element) };
    });
    const removed = elements.map((element) => ({ path, effect: 'removed', element }) as const);
    this.effects = [...this.effects.slice(0, since), ...moved, ...removed];
  }

  /** Notes why a step did nothing; the first reason is kept, and none where something changed. */
  nothing(reason: string): void {
    if (!this.changed) this.reason ??= reason;
  }

  /** Notes a tolerance that only this resource needed. */
  tolerance(id: ToleranceId): void {
    if (!this.tolerances.includes(id)) this.tolerances = [...this.tolerances, id];
  }
}
