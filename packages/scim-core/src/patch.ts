/** PATCH without the schemas of the RFC: `scim-core/patch`. */
export { type PatchOp, patchOp, type ReadPatchOpOptions, readPatchOp } from './message/patch-op.ts';
export { type ApplyPatchOptions, applyPatch, type PatchResult } from './patch/apply-patch.ts';
export { type DiffOptions, diffResources } from './patch/diff.ts';
export type { PatchOperation, PatchOperator } from './patch/operation.ts';
export { createPathCache, type PathCache } from './patch/path-cache.ts';
export type {
  AppendStep,
  AssignStep,
  ElementSelection,
  MergeMatchingStep,
  MergeStep,
  OverwriteStep,
  PartValue,
  PatchPlan,
  PatchStep,
  PlannedOperation,
  RelationStep,
  RemoveListedStep,
  RemoveMatchingStep,
  ReplaceMatchingStep,
  VerifyStep,
  WhenNone,
} from './patch/plan.ts';
export type { PlanPatchOptions } from './patch/plan-context.ts';
export { planPatch } from './patch/plan-patch.ts';
export type { OperationReport, PatchEffect } from './patch/report.ts';
