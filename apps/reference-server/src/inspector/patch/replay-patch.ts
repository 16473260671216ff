import {
  applyPatch,
  type Mode,
  type OperationReport,
  type PatchOperation,
  type PlannedOperation,
  planPatch,
  type ResourceType,
  ScimError,
  type ToleranceId,
} from 'scim-core';
import { relationChange } from 'scim-provider';
import { changeElements, type Elements, type PatchedState } from './patched-state.ts';

/** What one operation of a PATCH does. */
export interface ReplayedOperation {
  readonly plan: PlannedOperation | undefined;
  /** What it did to attributes; nothing where it was not run. */
  readonly report: OperationReport | undefined;
  /** The resource before and behind it; the same where it was not run. */
  readonly before: PatchedState;
  readonly after: PatchedState;
  readonly tolerances: readonly ToleranceId[];
  readonly error: ScimError | undefined;
}

/** What a PATCH does. */
export interface ReplayedPatch {
  readonly operations: readonly ReplayedOperation[];
  /** The resource behind all operations; as it was when one of them is refused. */
  readonly after: PatchedState;
  readonly error: ScimError | undefined;
}

/** Operations that are looked at once more with each one that follows. */
const mostWaiting = 20;

/** How a PATCH is read. */
export interface ReplayOptions {
  readonly resourceType: ResourceType;
  readonly mode: Mode;
}

/**
 * Runs the operations of a PATCH one by one. What one leaves undone and a later one makes good, as a required attribute that
 * is removed and added again, is left to the later one: in the end only the whole counts (RFC 7644, section 3.5.2).
 */
export function replayPatch(
  start: PatchedState,
  operations: readonly PatchOperation[],
  options: ReplayOptions,
): ReplayedPatch {
  const planned = operations.map((operation) => attempt(() => planPatch([operation], options)));
  const run: ReplayedOperation[] = [];
  let state = start;
  let waiting: number[] = [];
  let firstError: ScimError | undefined;
  // Nothing is applied where one of them can't even be read.
  const unreadable = planned.find(({ error }) => error !== undefined)?.error;
  for (const [index, plan] of planned.entries()) {
    const before = state;
    if (waiting.length > mostWaiting) {
      run.push({
        plan: plan.result?.operations[0],
        report: undefined,
        before,
        after: before,
        tolerances: [],
        error: firstError,
      });
      continue;
    }
    const group = [...waiting, index].map((place) => operations[place]!);
    const outcome = plan.error === undefined ? attempt(() => runTogether(state, group, options)) : plan;
    const done = outcome.error === undefined ? (outcome.result as Run) : undefined;
    const report = done?.reports.at(-1);
    const tolerances = new Set([...(plan.result?.operations[0]?.tolerances ?? []), ...(report?.tolerances ?? [])]);
    const entry = { plan: plan.result?.operations[0], report, before, tolerances: [...tolerances] };
    if (done === undefined) {
      firstError ??= outcome.error;
      waiting.push(index);
      run.push({ ...entry, after: before, error: outcome.error });
      continue;
    }
    state = done.state;
    // Those that waited are made good.
    for (const place of waiting) run[place] = { ...run[place]!, error: undefined };
    [waiting, firstError] = [[], undefined];
    run.push({ ...entry, after: state, error: undefined });
  }
  return { operations: run, after: waiting.length === 0 ? state : start, error: unreadable ?? firstError };
}

interface Run {
  readonly state: PatchedState;
  readonly reports: readonly OperationReport[];
}

function runTogether(state: PatchedState, operations: readonly PatchOperation[], options: ReplayOptions): Run {
  const plan = planPatch(operations, options);
  const changes = plan.relationSteps.map(relationChange);
  const { resource, operations: reports } = applyPatch(state.document, plan, { ...options, relations: 'skip' });
  const elements = changes.reduce<Elements>(
    (present, change) => changeElements(options.resourceType, present, change),
    state.elements,
  );
  return { state: { document: resource, elements }, reports };
}

type Attempt<Result> =
  | { readonly result: Result; readonly error: undefined }
  | { readonly result: undefined; readonly error: ScimError };

function attempt<Result>(work: () => Result): Attempt<Result> {
  try {
    return { result: work(), error: undefined };
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
    return { result: undefined, error };
  }
}
