import { ScimError, type ScimType } from '../error/scim-error.ts';
import { problemsError, ReadContext } from '../resource/read-context.ts';
import type { ResourceType } from '../schema/resource-type.ts';
import { allows, type Mode, type ToleranceListener } from '../tolerance/mode.ts';
import type { ToleranceId } from '../tolerance/tolerances.ts';
import type { PatchStep } from './plan.ts';

/** What {@link planPatch} is told. */
export interface PlanPatchOptions {
  readonly resourceType: ResourceType;
  /** Default `lenient`. */
  readonly mode?: Mode | undefined;
  /** Told of every tolerance that the operations needed. */
  readonly onTolerance?: ToleranceListener | undefined;
}

/** Collects the steps, tolerances and problems of one operation. */
export class PlanContext {
  readonly resourceType: ResourceType;
  readonly mode: Mode | undefined;
  readonly index: number;
  readonly steps: PatchStep[] = [];
  readonly tolerances: ToleranceId[] = [];
  /** Why an operation without steps does nothing. */
  reason: string | undefined;
  readonly values: ReadContext;
  readonly #onTolerance: ToleranceListener | undefined;

  constructor(options: PlanPatchOptions, index: number) {
    this.resourceType = options.resourceType;
    this.mode = options.mode;
    this.index = index;
    this.#onTolerance = options.onTolerance;
    this.values = new ReadContext('patch', options.mode, this.report);
  }

  /** Notes that a tolerance was needed. */
  readonly report = (id: ToleranceId, where: string): void => {
    if (!this.tolerances.includes(id)) this.tolerances.push(id);
    this.#onTolerance?.(id, where);
  };

  /** Accepts a departure when the mode allows it, and notes it. */
  readonly tolerate = (id: ToleranceId, where: string): boolean => {
    if (!allows(this.mode, id)) return false;
    this.report(id, where);
    return true;
  };

  fail(scimType: ScimType, problem: string): ScimError {
    return new ScimError(400, `operation ${this.index + 1}: ${problem}`, { scimType });
  }

  /** @throws ScimError 400 with everything that is wrong with the values. */
  throwProblems(): void {
    const { problems } = this.values;
    if (problems.length === 0) return;
    const error = problemsError(problems);
    throw new ScimError(400, `operation ${this.index + 1}: ${error.detail}`, { scimType: error.scimType, problems });
  }
}
