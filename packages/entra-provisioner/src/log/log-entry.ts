import type { ObjectOutcome } from 'entra-planner';

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
  readonly sourceIdentity: { readonly identityType: string; readonly id: string };
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
 * Makes an entry of an outcome.
 *
 * @param now Milliseconds since 1970.
 */
export function logEntry(outcome: ObjectOutcome, now: number): LogEntry {
  return {
    activityDateTime: new Date(now).toISOString(),
    provisioningAction: outcome.action,
    status: outcome.status,
    errorCode: outcome.code,
    reason: outcome.message,
    sourceIdentity: { identityType: outcome.kind, id: outcome.id },
    targetIdentity: { id: outcome.targetId },
    modifiedProperties: outcome.modified.map(({ attribute, before, after }) => ({
      displayName: attribute,
      oldValue: before,
      newValue: after,
    })),
    provisioningSteps: outcome.steps.map(({ name, status, message }) => ({ name, status, description: message })),
  };
}
