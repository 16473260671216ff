import type { ResourceType, ScimError } from 'scim-core';
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
}

/**
 * Decides about requests after they were authenticated and before anything is done: who may do what, what a body must or
 * must not hold, how often.
 */
export type Policy = (request: PolicyRequest) => PolicyAnswer | undefined | Promise<PolicyAnswer | undefined>;
