/** A failure that is tried again later. */
export interface Escrow {
  /** How often it was tried. */
  readonly attempts: number;
  /** When it failed first, in milliseconds since 1970. */
  readonly since: number;
  /** From when on it is tried again. */
  readonly retryAt: number;
  /** The error code of the provisioning log. */
  readonly code: string;
  readonly message: string;
  /** What the object was like when it failed; when it is different, it is tried at once. Absent in states of old versions. */
  readonly digest?: string;
}

/** What is known of one object of the directory. */
export interface ObjectState {
  /** The id of the target object that it is linked to. */
  readonly targetId?: string;
  /** What the object was like when it was last evaluated, as a short text; absent when it must be evaluated. */
  readonly digest?: string;
  /** Whether the target object was told that it is enabled; `false` after a disable. */
  readonly enabled?: boolean;
  /** The reference that was looked at last, whether it could be sent or not. */
  readonly manager?: string;
  /** The members that were looked at last, whether they could be sent or not, by id. */
  readonly members?: Readonly<Record<string, true>>;
  /** The object left the scope: it is no longer managed, so that its deletion sends nothing. */
  readonly outOfScope?: true;
  readonly escrow?: Escrow;
}

/** Why a job is in quarantine. */
export type QuarantineReason =
  /** 401 or 403. */
  | 'EncounteredQuarantineException'
  /** Too many objects failed. */
  | 'EncounteredEscrowProportionThreshold'
  /** The target is no SCIM service provider, as far as Entra can tell. */
  | 'SystemForCrossDomainIdentityManagementServiceIncompatible'
  /** More would be disabled or deleted than the threshold lets pass. */
  | 'AccidentalDeletionThreshold';

/**
 * What provisioning knows from one cycle to the next; plain JSON.
 *
 * @see [How provisioning works](https://learn.microsoft.com/entra/identity/app-provisioning/how-provisioning-works)
 */
export interface ProvisioningState {
  readonly version: 1;
  readonly users: Readonly<Record<string, ObjectState>>;
  readonly groups: Readonly<Record<string, ObjectState>>;
  readonly quarantine?: { readonly reason: QuarantineReason; readonly since: number };
}

/**
 * The state before the first cycle.
 *
 * @example
 * ```ts
 * import { emptyState } from 'entra-planner';
 *
 * emptyState; // { version: 1, users: {}, groups: {} }
 * ```
 */
export const emptyState: ProvisioningState = Object.freeze({ version: 1, users: {}, groups: {} });
