import {
  applyPatch,
  type PatchOperation,
  type PatchPlan,
  planPatch,
  type ResourceType,
  readPatchOp,
  readResource,
  ScimError,
  type ToleranceId,
} from 'scim-core';
import { changeOf, changesBetween, ignoredOf, spokenName } from './changes.ts';
import { judgeDeviations } from './deviations.ts';
import { type JudgeContext, typeFor } from './judge-body.ts';
import { type Leaf, leavesAt, leavesOf } from './leaves.ts';
import { type JudgedLeaf, judgeLeaves } from './support.ts';
import type { Weighing } from './verdict.ts';

interface JudgedOperation {
  readonly operation: PatchOperation;
  readonly leaves: readonly JudgedLeaf[];
}

interface JudgedOperations {
  readonly judged: readonly JudgedOperation[];
  /** Those that the vendor carries out. */
  readonly effective: readonly JudgedOperation[];
  readonly resourceType: ResourceType;
}

/** Judges the body of a PATCH. */
export function judgePatch(body: unknown, existing: object | undefined, context: JudgeContext): void {
  const read = judgeOperations(body, context);
  if (read === undefined) return;
  const { judged, effective, resourceType } = read;
  for (const change of ignoredOf(withIgnored(judged, effective))) context.weighing.change(change);
  if (existing === undefined) addWritten(effective, context.weighing);
  else addChanges(effective, existing, resourceType, context);
  judgeRemovals(effective, context);
}

/** The operations of a PATCH, and which of them the vendor carries out; `undefined` for a body that is no PATCH. */
export function judgeOperations(body: unknown, context: JudgeContext): JudgedOperations | undefined {
  const { resource, weighing, type } = context;
  const used: ToleranceId[] = [];
  const operations = attempt(() => readPatchOp(body, { onTolerance: (id) => used.push(id) }), weighing);
  if (operations === undefined) return undefined;
  const found = operations.map((operation) => leavesOfOperation(operation));
  const judged = operations.map((operation, index): JudgedOperation => {
    return { operation, leaves: judgeLeaves(found[index] ?? [], resource, weighing) };
  });
  const resourceType = typeFor(type, resource, found.flat());
  const kept = judged.filter(({ leaves }) => leaves.length === 0 || !leaves.every(({ ignored }) => ignored));
  const plan = attempt(
    () =>
      planPatch(
        kept.map(({ operation }) => operation),
        { resourceType },
      ),
    weighing,
  );
  if (plan === undefined) return undefined;
  const ignored = judgeDeviations(
    [...used, ...plan.operations.flatMap((planned) => planned.tolerances)],
    resource,
    weighing,
  );
  const effective = kept.filter((_, index) => !plan.operations[index]?.tolerances.some((id) => ignored.has(id)));
  return { judged, effective, resourceType };
}

function leavesOfOperation({ path, value }: PatchOperation): Leaf[] {
  if (path !== undefined && path !== null) return leavesAt(path, value);
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? leavesOf(value) : [];
}

/** The values that come to nothing: those the vendor does not want, and those of operations that it does not see. */
function withIgnored(judged: readonly JudgedOperation[], effective: readonly JudgedOperation[]): JudgedLeaf[] {
  const seen = new Set(effective);
  return judged.flatMap((operation) =>
    seen.has(operation)
      ? operation.leaves.filter((leaf) => leaf.ignored)
      : operation.leaves.map((leaf) => ({ ...leaf, ignored: true })),
  );
}

/** What the operations write, where nobody knows what was there. */
function addWritten(operations: readonly JudgedOperation[], weighing: Weighing): void {
  for (const { operation, leaves } of operations) {
    const effect = isRemoval(operation) ? 'removed' : /^add$/i.test(operation.op) ? 'added' : 'replaced';
    for (const { target, value, ignored } of leaves) if (!ignored) weighing.change(changeOf(target, effect, [value]));
  }
}

/** What the operations make of the resource that is there. */
function addChanges(
  operations: readonly JudgedOperation[],
  existing: object,
  resourceType: ResourceType,
  { resource, weighing }: JudgeContext,
): void {
  const used: ToleranceId[] = [];
  const result = attempt(() => {
    const before = readResource(existing, { resourceType, context: 'response' });
    const plan: PatchPlan = planPatch(
      operations.map(({ operation }) => operation),
      { resourceType },
    );
    const patched = applyPatch(before, plan, { resourceType });
    for (const { tolerances } of patched.operations) used.push(...tolerances);
    return { before: leavesOf(before), after: leavesOf(patched.resource) };
  }, weighing);
  if (result === undefined) return;
  judgeDeviations(used, resource, weighing);
  const unwanted = new Set(
    operations.flatMap(({ leaves }) => leaves).flatMap((leaf) => (leaf.ignored ? leaf.target : [])),
  );
  const after = result.after.map((leaf) => {
    return { target: spokenName(leaf, resource), value: leaf.value, by: undefined, ignored: false };
  });
  for (const change of changesBetween(result.before, after, resource)) {
    if (!unwanted.has(change.target)) weighing.change(change);
  }
}

function judgeRemovals(operations: readonly JudgedOperation[], { resource, weighing }: JudgeContext): void {
  const mandatory = resource.targets.supported.filter((listed) => listed.mandatory === 'always');
  for (const { operation, leaves } of operations) {
    for (const { by, target } of leaves) {
      if (by?.mutability === 'immutable') {
        weighing.say('unknown', `${weighing.vendor} takes ${target} at creation only`, by, { target });
      }
      if (isRemoval(operation) && by !== undefined && mandatory.includes(by)) {
        weighing.say('unknown', `${weighing.vendor} requires ${target}, and it would be taken away`, by, { target });
      }
    }
  }
}

function isRemoval({ op }: PatchOperation): boolean {
  return /^remove$/i.test(op);
}

/** What RFC 7644 refuses has no certain answer: vendors are known to take some of it. */
function attempt<T>(act: () => T, weighing: Weighing): T | undefined {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
    weighing.say('unknown', `the request does not follow RFC 7644: ${error.detail}`);
    return undefined;
  }
}
