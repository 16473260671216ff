import { schemasOf } from '../resource/read-resource.ts';
import type { ToleranceListener } from '../tolerance/mode.ts';
import { applyAssign, applyMerge, applyVerify } from './apply-attribute.ts';
import { applyAppend, applyOverwrite, applyRemoveListed, applyRemoveMatching } from './apply-elements.ts';
import { applyMergeMatching, applyReplaceMatching } from './apply-matching.ts';
import { Draft } from './draft.ts';
import { inOperation } from './in-operation.ts';
import type { PatchOperation } from './operation.ts';
import type { PatchPlan, PatchStep, PlannedOperation } from './plan.ts';
import type { PlanPatchOptions } from './plan-context.ts';
import { planPatch } from './plan-patch.ts';
import { OperationLog, type OperationReport } from './report.ts';
import { requireValues } from './require-values.ts';

/** What {@link applyPatch} is told. */
export interface ApplyPatchOptions extends PlanPatchOptions {
  /**
   * `skip` leaves out the steps on relations, for a store that keeps them elsewhere and runs
   * {@link PatchPlan.relationSteps} itself. Default `apply`.
   */
  readonly relations?: 'apply' | 'skip' | undefined;
}

/** What a PATCH did. */
export interface PatchResult<Resource> {
  /** The patched resource: a new object, or the given one when nothing changed. */
  readonly resource: Resource;
  /** Whether the resource differs from the given one. */
  readonly changed: boolean;
  /** What each operation did, and why it did nothing. */
  readonly operations: readonly OperationReport[];
}

/**
 * Applies the operations of a PATCH request, all or none. The given resource is not changed.
 *
 * @param resource With canonical names and types, as {@link readResource} gives it or a store keeps it.
 * @param operations The operations, or a plan made of them by {@link planPatch}.
 * @throws ScimError 400 with the `scimType` of the operation that can't be applied.
 * @see [RFC 7644 §3.5.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2)
 * @example
 * ```ts
 * import { applyPatch, userResourceType } from 'scim-core';
 *
 * const user = { schemas: [], userName: 'bjensen', emails: [{ value: 'b@example.com', primary: true }] };
 * const operations = [{ op: 'add', path: 'emails', value: { value: 'babs@example.com', primary: true } }];
 * const result = applyPatch(user, operations, { resourceType: userResourceType });
 * result.resource.emails.length; // 2
 * result.operations[0]?.effects; // the new element, and the one that is no longer primary
 * ```
 */
export function applyPatch<Resource extends object>(
  resource: Resource,
  operations: readonly PatchOperation[] | PatchPlan,
  options: ApplyPatchOptions,
): PatchResult<Resource> {
  const plan = isPlan(operations) ? operations : planPatch(operations, options);
  const draft = new Draft(resource);
  const skipsRelations = options.relations === 'skip';
  const reports = plan.operations.map((operation) => runOperation(operation, draft, skipsRelations));
  requireValues(draft, plan.resourceType);
  if (options.onTolerance !== undefined) tellLateTolerances(plan, reports, options.onTolerance);
  const changed = draft.isChanged();
  if (!changed) return { resource, changed, operations: reports };
  if (draft.extensionWritten) draft.setSchemas(schemasOf(draft.current, plan.resourceType));
  return { resource: draft.current as Resource, changed, operations: reports };
}

/** Planning has told of the others. */
function tellLateTolerances(plan: PatchPlan, reports: readonly OperationReport[], tell: ToleranceListener): void {
  for (const [position, { path, tolerances }] of reports.entries()) {
    const planned = plan.operations[position]!.tolerances;
    for (const id of tolerances) if (!planned.includes(id)) tell(id, path ?? '');
  }
}

function isPlan(operations: readonly PatchOperation[] | PatchPlan): operations is PatchPlan {
  if (Array.isArray(operations)) return false;
  if (Array.isArray((operations as PatchPlan | undefined)?.operations)) return true;
  throw new TypeError(
    'applyPatch needs an array of operations or a plan; readPatchOp() takes them out of a PATCH body',
  );
}

function runOperation(operation: PlannedOperation, draft: Draft, skipsRelations: boolean): OperationReport {
  const log = new OperationLog(operation);
  try {
    for (const step of operation.steps) {
      if (!(skipsRelations && step.target.attribute.relation)) applyStep(step, draft, log);
    }
  } catch (error) {
    throw inOperation(error, operation.index);
  }
  return log;
}

function applyStep(step: PatchStep, draft: Draft, log: OperationLog): void {
  switch (step.action) {
    case 'assign':
      applyAssign(step, draft, log);
      break;
    case 'merge':
      applyMerge(step, draft, log);
      break;
    case 'append':
      applyAppend(step, draft, log);
      break;
    case 'overwrite':
      applyOverwrite(step, draft, log);
      break;
    case 'removeListed':
      applyRemoveListed(step, draft, log);
      break;
    case 'removeMatching':
      applyRemoveMatching(step, draft, log);
      break;
    case 'replaceMatching':
      applyReplaceMatching(step, draft, log);
      break;
    case 'mergeMatching':
      applyMergeMatching(step, draft, log);
      break;
    case 'verify':
      applyVerify(step, draft, log);
      break;
  }
}
