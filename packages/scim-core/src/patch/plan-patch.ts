import { inOperation } from './in-operation.ts';
import { type CheckedOperation, checkOperation, type PatchOperation } from './operation.ts';
import type { PatchPlan, PlannedOperation, RelationStep } from './plan.ts';
import { PlanContext, type PlanPatchOptions } from './plan-context.ts';
import { planExtension, planMembers } from './plan-members.ts';
import { planKnownPath, planPath } from './plan-path.ts';

/**
 * Binds the operations of a PATCH request to a resource type: paths are resolved, values are brought to their attribute's
 * type, tolerances are applied. No resource is needed, and one plan serves any number of them.
 *
 * @param operations As {@link readPatchOp} gives them, or the `Operations` of a parsed body.
 * @throws ScimError 400 with the `scimType` and the number of the operation that is wrong.
 * @see [RFC 7644 §3.5.2](https://www.rfc-editor.org/rfc/rfc7644#section-3.5.2)
 * @example
 * ```ts
 * import { planPatch, userResourceType } from 'scim-core';
 *
 * const operations = [{ op: 'Replace', path: 'active', value: 'False' }];
 * const plan = planPatch(operations, { resourceType: userResourceType });
 * plan.operations[0]?.tolerances; // ['patch.op-any-case', 'body.boolean-as-string']
 * ```
 */
export function planPatch(operations: readonly PatchOperation[], options: PlanPatchOptions): PatchPlan {
  if (!Array.isArray(operations)) throw new TypeError('planPatch needs an array of operations');
  const context = new PlanContext(options);
  const planned = operations.map((operation, index) => planOperation(operation, index, context));
  const relationSteps: RelationStep[] = [];
  let onlyRelations = true;
  for (const { index, steps } of planned) {
    for (const step of steps) {
      if (step.target.attribute.relation) relationSteps.push({ ...(step as RelationStep), operation: index });
      else onlyRelations = false;
    }
  }
  return {
    resourceType: options.resourceType,
    operations: planned,
    relationSteps,
    onlyRelations: onlyRelations && relationSteps.length > 0,
  };
}

function planOperation(given: unknown, index: number, context: PlanContext): PlannedOperation {
  context.begin(index);
  const operation = checkOperation(given, index, context);
  if (operation.op !== 'remove' && operation.value === undefined) {
    throw context.fail('invalidValue', `${operation.op} needs a value`);
  }
  try {
    planTarget(operation, context);
  } catch (error) {
    throw inOperation(error, index);
  }
  return context.finish(operation);
}

function planTarget(operation: CheckedOperation, context: PlanContext): void {
  const { op, path, value } = operation;
  const { index } = context.resourceType;
  if (path === undefined) {
    planWithoutPath(operation, context);
    return;
  }
  // Most paths are plain names, which the index knows as they are.
  const known = index.resolveExact(path);
  if (known !== undefined) planKnownPath(operation, known, path, context);
  else if (!path.includes(':')) planPath(operation, path, context);
  else {
    const extension = index.extension(path);
    if (extension !== undefined) planExtension(op, extension, value, context);
    else if (index.isBaseSchema(path)) planWithoutPath(operation, context);
    else planPath(operation, path, context);
  }
}

function planWithoutPath({ op, value }: CheckedOperation, context: PlanContext): void {
  if (op === 'remove') throw context.fail('noTarget', 'remove needs the path of an attribute');
  planMembers(op, value, context);
}
