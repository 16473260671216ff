import { ScimError, type ScimType } from '../error/scim-error.ts';
import { problemsError, ReadContext } from '../resource/read-context.ts';
import type { ResourceType } from '../schema/resource-type.ts';
import type { Mode, ToleranceListener } from '../tolerance/mode.ts';
import type { ToleranceId } from '../tolerance/tolerances.ts';
import type { CheckedOperation } from './operation.ts';
import type { PathCache } from './path-cache.ts';
import type { PatchStep, PlannedOperation } from './plan.ts';

/** What {@link planPatch} is told. */
export interface PlanPatchOptions {
  readonly resourceType: ResourceType;
  /** Default `lenient`. */
  readonly mode?: Mode | undefined;
  /** Told of every tolerance that the operations needed. */
  readonly onTolerance?: ToleranceListener | undefined;
  /** Remembers parsed paths from one request to the next, see {@link createPathCache}. Default none. */
  readonly pathCache?: PathCache | undefined;
}

const NONE: readonly ToleranceId[] = Object.freeze([]);
const NO_STEPS: readonly PatchStep[] = Object.freeze([]);

/** Collects the steps, tolerances and problems of one operation after the other. */
export class PlanContext extends ReadContext {
  readonly resourceType: ResourceType;
  readonly pathCache: PathCache | undefined;
  /** Why an operation without steps does nothing. */
  reason: string | undefined;
  #steps: PatchStep[] | undefined;
  #index = 0;
  #tolerances: readonly ToleranceId[] = NONE;

  constructor(options: PlanPatchOptions) {
    super('patch', options.mode, options.onTolerance);
    this.resourceType = options.resourceType;
    this.pathCache = options.pathCache;
  }

  /** Forgets the operation before this one. */
  begin(index: number): void {
    this.#index = index;
    this.#tolerances = NONE;
    this.#steps = undefined;
    this.reason = undefined;
  }

  /** Plans a step. */
  add(step: PatchStep): void {
    // Most operations are one step, and a list that grows from nothing reserves room for many.
    if (this.#steps === undefined) this.#steps = [step];
    else this.#steps.push(step);
  }

  override report(id: ToleranceId, where: string): void {
    if (!this.#tolerances.includes(id)) this.#tolerances = [...this.#tolerances, id];
    super.report(id, where);
  }

  fail(scimType: ScimType, problem: string): ScimError {
    return new ScimError(400, `operation ${this.#index + 1}: ${problem}`, { scimType });
  }

  /**
   * What has been planned since {@link begin}.
   *
   * @throws ScimError 400 with everything that is wrong with the values.
   */
  finish({ op, path }: CheckedOperation): PlannedOperation {
    const { problems } = this;
    const steps = this.#steps ?? NO_STEPS;
    if (problems.length > 0) {
      const { detail, scimType } = problemsError(problems);
      throw new ScimError(400, `operation ${this.#index + 1}: ${detail}`, { scimType, problems });
    }
    const reason = steps.length > 0 ? undefined : (this.reason ?? 'the value names nothing to change');
    return { index: this.#index, op, path, steps, tolerances: this.#tolerances, reason };
  }
}
