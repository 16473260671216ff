import * as v from 'valibot';

/** One thing that differs between two states of a resource. */
export const differenceSchema = v.object({
  path: v.pipe(v.string(), v.description('an attribute path, such as emails[type eq "work"].value')),
  kind: v.picklist(['added', 'removed', 'changed']),
  before: v.optional(v.unknown()),
  after: v.optional(v.unknown()),
});

/** A change of one resource. */
export const changeSchema = v.object({
  position: v.pipe(v.number(), v.description('its place in the journal')),
  at: v.string(),
  resourceType: v.string(),
  id: v.string(),
  name: v.pipe(v.string(), v.description('userName or displayName')),
  change: v.picklist(['created', 'updated', 'deleted']),
  version: v.number(),
  diff: v.array(differenceSchema),
  exchange: v.pipe(v.nullable(v.number()), v.description('the exchange that made it, where that is kept')),
});

/** A page of the history of one resource, newest first. */
export const historySchema = v.object({
  changes: v.array(changeSchema),
  before: v.pipe(v.nullable(v.number()), v.description('for the next page')),
  isComplete: v.pipe(v.boolean(), v.description('whether the journal still has its creation')),
});

/** One thing that differs between two states of a resource. */
export type Difference = v.InferOutput<typeof differenceSchema>;
/** A change of one resource. */
export type Change = v.InferOutput<typeof changeSchema>;
