import type { ObjectOutcome, SourceAttributes } from 'entra-planner';
import type { RefusedRequest } from '../run/refusals.ts';
import type { RefusedObject } from '../run/run-cycle.ts';

/** The object of the directory, with its names where they are known. */
export interface SourceIdentity {
  readonly identityType: string;
  readonly id: string;
  readonly displayName?: string;
  /** Entra has it in `details`. */
  readonly userPrincipalName?: string;
}

/**
 * An entry of the log, with the members that the provisioning log of Entra has.
 *
 * @see [provisioningObjectSummary](https://learn.microsoft.com/graph/api/resources/provisioningobjectsummary)
 */
export interface LogEntry {
  /** ISO 8601. */
  readonly activityDateTime: string;
  readonly provisioningAction: string;
  readonly status: 'success' | 'failure' | 'skipped';
  readonly errorCode: string | undefined;
  readonly reason: string;
  readonly sourceIdentity: SourceIdentity;
  readonly targetIdentity: { readonly id: string | undefined };
  readonly modifiedProperties: readonly {
    readonly displayName: string;
    readonly oldValue: unknown;
    readonly newValue: unknown;
  }[];
  readonly provisioningSteps: readonly {
    readonly name: string;
    readonly status: string;
    readonly description: string;
  }[];
}

/**
 * Makes an entry of a request that the target refused: the action `refused`, beside the entry of the object. The body is left
 * out, as it may hold secrets.
 *
 * @param object Whom the request was about; `undefined` for the probe.
 * @param now Milliseconds since 1970.
 * @example
 * ```ts
 * import { refusalEntry, type RunOptions } from 'entra-provisioner';
 *
 * const lines: string[] = [];
 * // To be given to `runCycle`, which keeps no more than one request for each reason.
 * const onRefusal: RunOptions['onRefusal'] = (refused, object) =>
 *   void lines.push(JSON.stringify(refusalEntry(refused, object, Date.now())));
 * ```
 */
export function refusalEntry(
  { request: { method, path }, status, scimType, detail }: RefusedRequest,
  object: RefusedObject | undefined,
  now: number,
): LogEntry {
  const why = [status, scimType].filter((part) => part !== undefined).join(' ');
  return {
    activityDateTime: new Date(now).toISOString(),
    provisioningAction: 'refused',
    status: 'failure',
    errorCode: scimType ?? String(status),
    reason: `${method} ${path} was refused with ${why}${detail === '' ? '' : `: ${detail}`}`,
    sourceIdentity:
      object === undefined ? { identityType: 'probe', id: '' } : { identityType: object.kind, id: object.id },
    targetIdentity: { id: undefined },
    modifiedProperties: [],
    provisioningSteps: [],
  };
}

/**
 * Makes an entry of an outcome.
 *
 * @param now Milliseconds since 1970.
 * @param object What the directory has of the object, for its names; default: nothing.
 * @example
 * ```ts
 * import type { ObjectOutcome } from 'entra-planner';
 * import { logEntry } from 'entra-provisioner';
 *
 * const lines: string[] = [];
 * // To be given to `runCycle`.
 * const onOutcome = (outcome: ObjectOutcome) => lines.push(JSON.stringify(logEntry(outcome, Date.now())));
 * ```
 */
export function logEntry(outcome: ObjectOutcome, now: number, object: SourceAttributes = {}): LogEntry {
  const { displayName, userPrincipalName } = object;
  return {
    activityDateTime: new Date(now).toISOString(),
    provisioningAction: outcome.action,
    status: outcome.status,
    errorCode: outcome.code,
    reason: outcome.message,
    sourceIdentity: {
      identityType: outcome.kind,
      id: outcome.id,
      ...(typeof displayName === 'string' ? { displayName } : {}),
      ...(typeof userPrincipalName === 'string' ? { userPrincipalName } : {}),
    },
    targetIdentity: { id: outcome.targetId },
    modifiedProperties: outcome.modified.map(({ attribute, before, after }) => ({
      displayName: attribute,
      oldValue: before,
      newValue: after,
    })),
    provisioningSteps: outcome.steps.map(({ name, status, message }) => ({ name, status, description: message })),
  };
}
