import * as v from 'valibot';

/** A resource in a list. */
export const resourceRowSchema = v.object({
  id: v.string(),
  name: v.pipe(v.string(), v.description('userName or displayName')),
  detail: v.string(),
  active: v.nullable(v.boolean()),
  lastModified: v.string(),
  version: v.number(),
});

/** A page of resources of one type. */
export const resourcePageSchema = v.object({
  total: v.number(),
  startIndex: v.number(),
  resources: v.array(resourceRowSchema),
});

/** A resource that holds another one. */
const ownerSchema = v.object({
  id: v.string(),
  name: v.string(),
  type: v.pipe(v.string(), v.description('its resource type')),
  direct: v.pipe(v.boolean(), v.description('whether it holds the resource itself')),
});

/** One resource. */
export const resourceSchema = v.object({
  resource: v.looseObject({}),
  etag: v.string(),
  groups: v.optional(v.array(ownerSchema)),
  omitted: v.pipe(
    v.array(v.string()),
    v.description('attributes that are too long to be shown; leaving them out of a PUT leaves them as they are'),
  ),
});

/** A page of the members of a group. */
export const memberPageSchema = v.object({
  members: v.array(v.object({ id: v.string(), name: v.string(), type: v.string() })),
  next: v.pipe(v.nullable(v.string()), v.description('for the next page')),
});

/** A resource in a list. */
export type ResourceRow = v.InferOutput<typeof resourceRowSchema>;
/** One resource. */
export type ShownResource = v.InferOutput<typeof resourceSchema>;
