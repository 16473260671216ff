import type { OperationReport, ToleranceId } from 'scim-core';

/** What every event tells about the request that it belongs to. */
export interface EventRequest {
  readonly tenant: string;
  readonly method: string;
  /** The path of the request without its query, which may hold personal data. */
  readonly path: string;
  /** Who sent the request; `undefined` before that is known. */
  readonly principal: string | undefined;
  /** {@link ProviderRequest.context}. */
  readonly context: unknown;
}

/** What events about one resource tell. */
interface ResourceEvent extends EventRequest {
  /** The name of the resource type, for example `User`. */
  readonly resourceType: string;
  readonly id: string;
  /** The version that the change led to; for a deleted resource its last one. */
  readonly version: number;
}

/** A resource was created. */
export interface CreatedEvent extends ResourceEvent {
  readonly type: 'created';
}

/** A resource is gone. */
export interface DeletedEvent extends ResourceEvent {
  readonly type: 'deleted';
}

/** A resource was replaced; `changed` is `false` when it already was what the request asked for. */
export interface ReplacedEvent extends ResourceEvent {
  readonly type: 'replaced';
  readonly changed: boolean;
}

/** What one operation of a PATCH did: to the resource, and to its relations. */
export interface PatchedOperation extends OperationReport {
  /** How many elements it added to a relation and removed from it; empty when it touched none. */
  readonly relations: readonly { readonly path: string; readonly added: number; readonly removed: number }[];
}

/** A resource was patched; `changed` is `false` when it already was what the request asked for. */
export interface PatchedEvent extends ResourceEvent {
  readonly type: 'patched';
  readonly changed: boolean;
  /** What each operation did, and why it did nothing. */
  readonly operations: readonly PatchedOperation[];
}

/** A request needed a tolerance: it departs from the RFC, and was accepted all the same. */
export interface ToleranceEvent extends EventRequest {
  readonly type: 'tolerance';
  readonly id: ToleranceId;
  /** Where in the request: a parameter, a header, or a path in the body. */
  readonly where: string;
}

/** A request was refused, or could not be answered. */
export interface FailedEvent extends EventRequest {
  readonly type: 'failed';
  readonly status: number;
  readonly error: unknown;
}

/** What a provider tells, by `type`; see {@link Provider.on} and {@link ProviderOptions.onEvent}. */
export type ProviderEvent = CreatedEvent | ReplacedEvent | PatchedEvent | DeletedEvent | ToleranceEvent | FailedEvent;

/** The kinds of events. */
export type EventType = ProviderEvent['type'];

/** The event of one kind. */
export type EventOf<Type extends EventType> = Extract<ProviderEvent, { readonly type: Type }>;

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** An event without what is the same for all events of a request. */
export type EventDetails = DistributiveOmit<ProviderEvent, keyof EventRequest>;
