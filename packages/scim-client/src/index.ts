/** A SCIM 2.0 client over `fetch`. */

export type { Capabilities } from 'scim-core';
export {
  BulkBuilder,
  type BulkChangeOptions,
  type BulkCreation,
  type BulkHandle,
  type BulkId,
  type BulkOptions,
} from './bulk/bulk-builder.ts';
export { type BulkOutcome, BulkReport, ScimBulkError } from './bulk/bulk-report.ts';
export { createScimClient, type ScimAnswer, type ScimClient } from './client.ts';
export type { CapabilitiesOption } from './discovery/capability-source.ts';
export type { Discovery } from './discovery/discover.ts';
export {
  type FailedRequest,
  ScimClientError,
  type ScimClientErrorCode,
  type ScimClientErrorOptions,
} from './error/client-error.ts';
export { ScimNetworkError } from './error/network-error.ts';
export { ScimNotUniqueError } from './error/not-unique-error.ts';
export { ScimProtocolError, type ScimProtocolErrorOptions } from './error/protocol-error.ts';
export { ScimResponseError, type ScimResponseErrorOptions } from './error/response-error.ts';
export { ScimTimeoutError } from './error/timeout-error.ts';
export { ScimUnsupportedError } from './error/unsupported-error.ts';
export type { Drift } from './list/drift.ts';
export type { AttributeName, FilterInput, ListQuery, Selection } from './list/list-query.ts';
export { type Page, ResourceList } from './list/resource-list.ts';
export { MeClient } from './me-client.ts';
export type { ScimClientOptions } from './options.ts';
export { allowInsecureRequests } from './request/base-url.ts';
export type { Clock } from './request/clock.ts';
export type { AnswerSummary, Hooks, TransportInit } from './request/context.ts';
export type {
  DriftEvent,
  FailureEvent,
  FallbackEvent,
  RecoveredEvent,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
  ScimClientEvent,
  TokenEvent,
  ToleranceEvent,
  UnappliedEvent,
} from './request/events.ts';
export type { GateOptions, RateLimit } from './request/gate.ts';
export type { CallOptions, RequestPlan, ScimRequest } from './request/request.ts';
export type { RetryOptions } from './request/retry.ts';
export type { ExpiringToken, TokenFunction, TokenReason } from './request/token.ts';
export { Members, type MembersChange, type MembersOptions } from './resource/members.ts';
export { type PlannedCalls, ResourceClient } from './resource/resource-client.ts';
export type {
  ChangeOptions,
  CreateOptions,
  DeleteOptions,
  GetOptions,
  PartOf,
  Unselected,
  UpdateOptions,
} from './resource/types.ts';
export type { Change } from './resource/update.ts';
