import { type CheckedOperation, checkOperation, type PatchOperation } from './operation.ts';
import type { PatchPlan, PatchStep, PlannedOperation, RelationStep } from './plan.ts';
import { PlanContext, type PlanPatchOptions } from './plan-context.ts';
import { planExtension, planMembers } from './plan-members.ts';
import { planPath } from './plan-path.ts';

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
  const planned = operations.map((operation, index) => planOperation(operation, index, options));
  const relationSteps = planned.flatMap(({ index, steps }) =>
    steps
      .filter((step) => step.target.attribute.relation)
      .map((step) => ({ ...(step as RelationStep), operation: index })),
  );
  const stepCount = planned.reduce((count, { steps }) => count + steps.length, 0);
  return {
    resourceType: options.resourceType,
    operations: planned,
    relationSteps,
    onlyRelations: stepCount > 0 && relationSteps.length === stepCount,
  };
}

function planOperation(given: PatchOperation, index: number, options: PlanPatchOptions): PlannedOperation {
  const context = new PlanContext(options, index);
  const operation = checkOperation(given, index, context.tolerate);
  if (operation.op !== 'remove' && operation.value === undefined) {
    throw context.fail('invalidValue', `${operation.op} needs a value`);
  }
  planTarget(operation, context);
  context.throwProblems();
  const steps: readonly PatchStep[] = context.steps;
  const reason = steps.length > 0 ? undefined : (context.reason ?? 'the value names nothing to change');
  return { index, op: operation.op, path: operation.path, steps, tolerances: context.tolerances, reason };
}

function planTarget({ op, path, value }: CheckedOperation, context: PlanContext): void {
  const { index } = context.resourceType;
  const extension = path === undefined ? undefined : index.extension(path);
  if (extension !== undefined) planExtension(op, extension, value, context);
  else if (path !== undefined && !index.isBaseSchema(path)) planPath({ op, value }, path, context);
  else if (op === 'remove') throw context.fail('noTarget', 'remove needs the path of an attribute');
  else planMembers(op, value, context);
}
