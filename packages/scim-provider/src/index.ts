/** The service-provider side of RFC 7644 over a store of resources. */

export {
  type Authenticate,
  type AuthenticationRequest,
  acceptToken,
  bearerToken,
  type Principal,
} from './access/authentication.ts';
export type { Action, AuthorizationRequest, Authorize } from './access/authorize.ts';
export type { MeRequest, OwnResource, ResolveMe } from './access/me.ts';
export type { Operation, Policy, PolicyAnswer, PolicyRequest } from './access/policy.ts';
export { fetchHandler } from './adapters/fetch-handler.ts';
export type { HandlerOptions } from './adapters/handler-options.ts';
export { type KoaContext, koaHandler } from './adapters/koa-handler.ts';
export { nodeHandler } from './adapters/node-handler.ts';
export type { NodeRequest, NodeResponse } from './adapters/node-message.ts';
export type { EventListener } from './events/emitter.ts';
export { eventTable } from './events/event-table.ts';
export type {
  CreatedEvent,
  DeletedEvent,
  EventOf,
  EventType,
  FailedEvent,
  PatchedEvent,
  PatchedOperation,
  ProviderEvent,
  ReplacedEvent,
  ToleranceEvent,
} from './events/events.ts';
export {
  type ProviderRequest,
  type ProviderResponse,
  type ReadRequestBody,
  type ResponseBody,
  readBody,
} from './http/message.ts';
export { errorResponse } from './http/response.ts';
export { createUuidGenerator, type RandomSource } from './identity/uuid.ts';
export { defaultLimits, type Limits } from './limits.ts';
export { relationChange } from './operations/relation-steps.ts';
export { withoutRepetitions } from './operations/repetitions.ts';
export type { AuthenticationScheme, ProviderOptions } from './options.ts';
export { createProvider, type Provider } from './provider.ts';
export type { ProtectSecret } from './secrets/held-secrets.ts';
export { keysAt, valuesAt } from './store/document-values.ts';
export {
  evaluateQuery,
  MOST_EXAMINED,
  type QueriedRow,
  type ReadRelation,
  rowTest,
  tooMany,
} from './store/evaluate-query.ts';
export { conditionsOf, type KeyPath, readKeyPath } from './store/key-path.ts';
export { comparePositions, pageOf } from './store/keyset-page.ts';
export { createMemoryStore, type MemoryStoreOptions } from './store/memory-store.ts';
export { isPlainDocument, plainForm } from './store/plain-document.ts';
export { formatPosition, invalidCursor, type Position, parsePosition } from './store/position.ts';
export { presentResource } from './store/present.ts';
export { addRelation, presentElement, presentOwner } from './store/present-relation.ts';
export { DISPLAY_ATTRIBUTE, findRelations, type Relation, type ReverseAttribute } from './store/relation.ts';
export { applyRelationChange, elementKey, elementTest, noTargetError } from './store/relation-changes.ts';
export type {
  GivenElement,
  LocationOf,
  NewResource,
  OwnersById,
  QueryResult,
  RelationChange,
  RelationEffect,
  RelationElement,
  RelationIntegrity,
  RelationOwner,
  RelationPage,
  Removal,
  ResourceChange,
  ResourceQuery,
  ResourceStore,
  StoredDocument,
  StoredResource,
  UpdateOutcome,
} from './store/resource-store.ts';
export { type Clock, createSlices, type Slices, type SlicesOptions } from './store/slices.ts';
export { compareSortKeys, type SortKey, sortKey } from './store/sort.ts';
export { type UniqueKey, uniqueKeys, uniquenessError } from './store/unique-keys.ts';
