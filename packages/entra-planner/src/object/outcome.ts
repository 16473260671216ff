import type { EvaluatedEvent, ObjectEvent, ObjectKind } from '../state/events.ts';
import type { QuarantineReason } from '../state/types.ts';

/** What provisioning did to an object. The portal calls these actions; a staged one is a deletion that was not sent. */
export type Action = 'create' | 'update' | 'disable' | 'delete' | 'staged' | 'none';

/** One of the four steps that the portal shows for provisioning on demand. */
export interface Step {
  readonly name: 'import' | 'scope' | 'match' | 'action';
  readonly status: 'success' | 'failure' | 'skipped';
  readonly message: string;
}

/** An attribute that was written. */
export interface ModifiedProperty {
  readonly attribute: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What an object waits for after the first pass. */
export interface PendingReference {
  /** What the target has where the reference goes. */
  readonly before: unknown;
  /** To be applied when the second pass is over, so that an object whose references were not sent is evaluated again. */
  readonly settled: EvaluatedEvent;
}

/** What became of one object in one pass: an entry of the provisioning log. */
export interface ObjectOutcome {
  readonly kind: ObjectKind;
  /** The `objectId` in the directory. */
  readonly id: string;
  readonly targetId: string | undefined;
  readonly action: Action;
  readonly status: 'success' | 'failure' | 'skipped';
  /** The error code of the provisioning log, for a failure or a skipped object. */
  readonly code: string | undefined;
  readonly message: string;
  readonly modified: readonly ModifiedProperty[];
  readonly steps: readonly Step[];
  /** What changes in the state because of it, to be applied in order. */
  readonly events: readonly ObjectEvent[];
  /** Set where the whole job has to stop. */
  readonly quarantine?: QuarantineReason;
  /** What the second pass needs; absent where there is nothing to do in it. */
  readonly reference?: PendingReference;
}

/** As much of an outcome as the second pass needs, so that nothing else of it is kept until then. */
export type PendingObject = Pick<ObjectOutcome, 'kind' | 'id' | 'reference'>;
