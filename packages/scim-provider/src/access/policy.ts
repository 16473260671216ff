import type { ResourceType, ScimError } from 'scim-core';
import type { ProviderResponse } from '../http/message.ts';
import type { Principal } from './authentication.ts';

/** What a request wants to do to resources. */
export type Operation = 'create' | 'read' | 'list' | 'replace' | 'patch' | 'delete';

/** A request that is about to be carried out. */
export interface PolicyRequest {
  readonly tenant: string;
  readonly principal: Principal;
  readonly operation: Operation;
  readonly resourceType: ResourceType;
  /** The resource that the path names; `undefined` for `create` and `list`. */
  readonly id: string | undefined;
  /** The parsed body, before the schema has been looked at. */
  readonly body: unknown;
  /** The filter of a `list`, wherever the request has it. */
  readonly filter: string | undefined;
  /** {@link ProviderRequest.context}. */
  readonly context: unknown;
}

/** What a policy says to a request; nothing means that it goes on as it is. */
export interface PolicyAnswer {
  /** Answers the request with this error. */
  readonly refuse?: ScimError;
  /** Headers of the refusal, for example `retry-after`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Takes the place of the body: to add defaults, or to take out what is not supported. */
  readonly body?: unknown;
  /** Takes the place of the filter of a `list`, for this resource type. */
  readonly filter?: string;
  /** Answers the request with this, and does nothing. Not for a `list`. */
  readonly response?: ProviderResponse;
  /**
   * Carries this out, with {@link body}, on the resource that the path names, in the place of what was asked for. Where that
   * succeeds, the answer is the one to what was asked for: `delete` and `patch` get 204.
   */
  readonly instead?: 'read' | 'patch';
}

/**
 * Decides about requests after they were authenticated and before anything is done: who may do what, what a body must or
 * must not hold, how often.
 */
export type Policy = (request: PolicyRequest) => PolicyAnswer | undefined | Promise<PolicyAnswer | undefined>;
