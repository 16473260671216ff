/** The SCIM data model: schemas, paths, filters, PATCH, projection, messages, errors, tolerances. */
export { didYouMean, suggestions } from './error/did-you-mean.ts';
export {
  type Problem,
  ScimError,
  type ScimErrorBody,
  type ScimErrorOptions,
  type ScimType,
  type SyntaxLocation,
} from './error/scim-error.ts';
export { printable } from './error/syntax-error.ts';
export { filterAttributes } from './filter/filter-attributes.ts';
export { filterOperands, redactFilter } from './filter/redact-filter.ts';
export { compileRefutation } from './filter/refute.ts';
export * from './filter.ts';
export {
  type BulkMethod,
  type BulkOperation,
  type BulkRequest,
  type BulkResponse,
  type BulkResult,
  bulkRequest,
  bulkResponse,
  type ReadBulkOptions,
  readBulkRequest,
  readBulkResponse,
} from './message/bulk.ts';
export {
  type BulkOrder,
  bulkReferences,
  orderBulkOperations,
  resolveBulkReferences,
} from './message/bulk-references.ts';
export { assumedCapabilities, type Capabilities, readCapabilities } from './message/capabilities.ts';
export { type ListResponse, type ListResponseOptions, listResponse } from './message/list-response.ts';
export { matchBulkResults } from './message/match-bulk-results.ts';
export { type ReadListOptions, type ReceivedList, readListResponse } from './message/read-list-response.ts';
export {
  type ReadSearchOptions,
  readSearchRequest,
  readSortOrder,
  type SearchQuery,
  type SearchRequest,
  searchParameters,
  searchRequest,
} from './message/search-request.ts';
export { type BulkLimits, splitBulkOperations } from './message/split-bulk.ts';
export * from './patch.ts';
export { type ResourceOrderOptions, resourceOrder } from './resource/compare.ts';
export { valuesEqual } from './resource/equal.ts';
export { type MatchingFilterOptions, matchingFilter } from './resource/matching-filter.ts';
export { compileProjection, type ProjectionOptions, projectionIncludes, projectResource } from './resource/project.ts';
export type { BodyPurpose } from './resource/read-context.ts';
export { type ReadResourceOptions, readResource, schemasOf } from './resource/read-resource.ts';
export { type ReplaceOptions, replaceResource } from './resource/replace.ts';
export { secretValues } from './resource/secret-values.ts';
export { isUnassigned } from './resource/unassigned.ts';
export { type WriteResourceOptions, writeResource } from './resource/write-resource.ts';
export { resourceTypesFromJSON, schemaFromJSON } from './schema/from-json.ts';
export { type ReadResourceTypes, readResourceTypes } from './schema/read-resource-types.ts';
export {
  type ResourceTypeBody,
  resourceTypeToJSON,
  type SchemaBody,
  schemaToJSON,
} from './schema/to-json.ts';
export * from './schemas.ts';
export { allows, type Mode, type ToleranceListener } from './tolerance/mode.ts';
export { readMode } from './tolerance/read-mode.ts';
export { type Tolerance, type ToleranceId, tolerances } from './tolerance/tolerances.ts';
