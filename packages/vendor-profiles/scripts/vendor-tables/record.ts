import * as v from 'valibot';

const row = v.object({
  path: v.string(),
  type: v.nullable(v.string()),
  filterable: v.nullable(v.boolean()),
  required: v.nullable(v.boolean()),
  oddities: v.optional(v.array(v.string()), []),
});

const record = v.object({
  vendor: v.string(),
  scim: v.nullable(v.boolean()),
  tutorialPath: v.nullable(v.string()),
  tenantUrl: v.nullable(v.union([v.string(), v.array(v.string())])),
  scopedObjects: v.object({ users: v.array(row), groups: v.array(row) }),
  groupsSupported: v.nullable(v.boolean()),
  usersTruncated: v.nullable(v.boolean()),
  groupsTruncated: v.nullable(v.boolean()),
  translated: v.nullable(v.boolean()),
  oddities: v.optional(v.nullable(v.array(v.string())), []),
});

/** What is read of one vendor's tutorial; notes and other sentences are left where they are. */
export type TutorialRecord = v.InferOutput<typeof record>;

/** One row of an attribute table. */
export type TutorialRow = v.InferOutput<typeof row>;

/** Checks the form of the tables. */
export function readRecords(json: unknown): TutorialRecord[] {
  return v.parse(v.array(record), json);
}
