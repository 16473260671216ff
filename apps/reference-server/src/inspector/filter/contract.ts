import * as v from 'valibot';

/** What a part of a filter says of a resource. */
export interface TraceNode {
  /** This part of the filter. */
  readonly text: string;
  readonly result: boolean;
  /** One sentence. */
  readonly why: string;
  readonly children: TraceNode[];
}

const traceNodeSchema: v.GenericSchema<TraceNode> = v.object({
  text: v.string(),
  result: v.boolean(),
  why: v.string(),
  children: v.array(v.lazy(() => traceNodeSchema)),
});

const resourceTraceSchema = v.object({
  id: v.string(),
  name: v.string(),
  isMatch: v.boolean(),
  trace: traceNodeSchema,
});

/** Why a filter matches some resources and not others. */
export const filterExplanationSchema = v.object({
  tenant: v.string(),
  resourceType: v.string(),
  filter: v.string(),
  canonical: v.pipe(v.string(), v.description('as it was understood')),
  tolerances: v.array(v.string()),
  plan: v.object({
    source: v.pipe(
      v.string(),
      v.description('what leads to the resources: equal, range, member, union, id, all, nothing'),
    ),
    isIndexed: v.boolean(),
    detail: v.string(),
    examined: v.pipe(v.number(), v.description('how many entries of the index, or resources, were looked at')),
  }),
  total: v.number(),
  error: v.pipe(
    v.nullable(v.string()),
    v.description('why the service provider refuses it; then only some resources were looked at'),
  ),
  matches: v.array(resourceTraceSchema),
  others: v.pipe(v.array(resourceTraceSchema), v.description('some that do not match, nearest first')),
});

export const filterSchemas = { TraceNode: traceNodeSchema, FilterExplanation: filterExplanationSchema };

/** A resource with what each part of a filter says of it. */
export type ResourceTrace = v.InferOutput<typeof resourceTraceSchema>;
/** Why a filter matches some resources and not others. */
export type FilterExplanation = v.InferOutput<typeof filterExplanationSchema>;
