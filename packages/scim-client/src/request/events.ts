import type { ToleranceId } from 'scim-core';
import type { ScimClientErrorCode } from '../error/client-error.ts';
import type { Drift } from '../list/drift.ts';

/** One request of a call. */
interface OfRequest {
  readonly method: string;
  /** Without what a filter compares with, and without parameters that are not SCIM's own. */
  readonly url: string;
}

interface OfAttempt extends OfRequest {
  /** From 1. */
  readonly attempt: number;
}

/** A request is sent. */
export interface RequestEvent extends OfAttempt {
  readonly type: 'request';
}

/** An answer came and was read. */
export interface ResponseEvent extends OfAttempt {
  readonly type: 'response';
  readonly status: number;
  /** In milliseconds, the body included. */
  readonly duration: number;
}

/** An attempt failed. */
export interface FailureEvent extends OfAttempt {
  readonly type: 'failure';
  readonly code: ScimClientErrorCode;
  readonly status: number | undefined;
  readonly message: string;
  readonly duration: number;
}

/** A request will be sent again. */
export interface RetryEvent extends OfAttempt {
  readonly type: 'retry';
  readonly code: ScimClientErrorCode;
  readonly status: number | undefined;
  /** How long it waits before, in milliseconds. */
  readonly delay: number;
}

/** The service provider refused the token, and the function was asked for another one. */
export interface TokenEvent extends OfRequest {
  readonly type: 'tokenRefreshed';
}

/** The service provider departed from the RFCs, and the mode allows it. */
export interface ToleranceEvent extends OfRequest {
  readonly type: 'tolerance';
  readonly id: ToleranceId;
  /** Where: an attribute path, or the part of the answer. */
  readonly where: string;
}

/** A list changed while it was read. */
export interface DriftEvent extends OfRequest {
  readonly type: 'drift';
  readonly drift: Drift;
}

/** Something was done in another way, because the service provider does not have what is needed for the usual one. */
export interface FallbackEvent {
  readonly type: 'fallback';
  /** The member of `ServiceProviderConfig`, or the endpoint that is missing. */
  readonly feature: string;
  readonly instead: string;
}

/** The answer to a creation was lost, and the resource was found. */
export interface RecoveredEvent {
  readonly type: 'recovered';
  readonly resourceType: string;
  readonly id: string;
}

/** A change was answered with success, but the resource that came back does not show it. */
export interface UnappliedEvent {
  readonly type: 'unapplied';
  readonly resourceType: string;
  readonly id: string;
  /** The attributes, as paths. */
  readonly paths: readonly string[];
}

/** What the client tells of its work, for logs; it never holds a token, a body, or what a filter compares with. */
export type ScimClientEvent =
  | RequestEvent
  | ResponseEvent
  | FailureEvent
  | RetryEvent
  | TokenEvent
  | ToleranceEvent
  | DriftEvent
  | FallbackEvent
  | RecoveredEvent
  | UnappliedEvent;
