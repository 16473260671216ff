import * as v from 'valibot';
import { differenceSchema } from '../history/contract.ts';

const clause = v.object({ text: v.string(), url: v.string() });

/** What a PATCH did, operation by operation. */
export const patchDebugSchema = v.object({
  resourceType: v.string(),
  id: v.string(),
  before: v.pipe(v.nullable(v.unknown()), v.description('null when the journal no longer has it')),
  operations: v.array(
    v.object({
      index: v.number(),
      op: v.string(),
      path: v.nullable(v.string()),
      value: v.optional(v.unknown()),
      resolved: v.pipe(v.array(v.string()), v.description('canonical paths that it was applied to')),
      tolerances: v.array(v.object({ id: v.string(), title: v.string(), clause })),
      outcome: v.picklist(['changed', 'nothing', 'refused', 'not-reached']),
      why: v.string(),
      clause,
      diff: v.array(differenceSchema),
    }),
  ),
  after: v.nullable(v.unknown()),
  diff: v.array(differenceSchema),
  error: v.pipe(v.nullable(v.unknown()), v.description('the SCIM error when it was refused')),
});

/** What a PATCH did, operation by operation. */
export type PatchDebug = v.InferOutput<typeof patchDebugSchema>;
