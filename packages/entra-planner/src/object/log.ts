import { escrowAfter, isGivenUp } from '../state/escrow.ts';
import type { EvaluatedEvent, ObjectEvent, ObjectKind } from '../state/events.ts';
import type { ObjectState } from '../state/types.ts';
import type { TargetAttribute } from '../target/target-attribute.ts';
import type { Failure } from './answers.ts';
import type { Decision } from './decide.ts';
import type { Action, ModifiedProperty, ObjectOutcome, Step } from './outcome.ts';

/** The object that a log is about. */
export interface LoggedObject {
  readonly kind: ObjectKind;
  readonly id: string;
  /** What was known of it before. */
  readonly state: ObjectState | undefined;
  /** What it is like now. */
  readonly digest: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What no log may hold. */
const SECRET = /password/i;

/** Collects what happens to one object, and makes the outcome of it. */
export class ObjectLog {
  readonly events: ObjectEvent[] = [];
  readonly steps: Step[] = [];
  readonly modified: ModifiedProperty[] = [];
  targetId: string | undefined;
  readonly #kind: ObjectKind;
  readonly #id: string;
  readonly #state: ObjectState | undefined;
  readonly #digest: string;
  readonly #now: number;

  constructor({ kind, id, state, digest, now }: LoggedObject) {
    this.#kind = kind;
    this.#id = id;
    this.#state = state;
    this.#digest = digest;
    this.#now = now;
    this.targetId = state?.targetId;
  }

  step(name: Step['name'], status: Step['status'], message: string): void {
    this.steps.push({ name, status, message });
  }

  /** Notes an attribute that was written; of a password, only that it was (RFC 7643 §4.1.1). */
  modify({ name, path }: TargetAttribute, before: unknown, after: unknown): void {
    const shown = (value: unknown) =>
      value !== undefined && SECRET.test(path.subAttribute ?? path.attribute) ? '***' : value;
    this.modified.push({ attribute: name, before: shown(before), after: shown(after) });
  }

  link(targetId: string): void {
    this.targetId = targetId;
    this.events.push({ type: 'linked', kind: this.#kind, id: this.#id, targetId });
  }

  unlink(): void {
    this.targetId = undefined;
    this.events.push({ type: 'unlinked', kind: this.#kind, id: this.#id });
  }

  forget(): void {
    this.events.push({ type: 'forgotten', kind: this.#kind, id: this.#id });
  }

  /** Notes what the object was like, so that it is looked at again only when it changes. */
  settle({ digest, inScope }: Decision, enabled: boolean): void {
    this.events.push(this.#settled(digest, inScope, enabled));
  }

  succeed(action: Action, message: string): ObjectOutcome {
    return this.#outcome(action, 'success', message, undefined, {});
  }

  /** As {@link succeed} and {@link settle}, for an object whose reference is sent in the second pass. */
  await(action: Action, message: string, before: unknown, { digest, inScope }: Decision): ObjectOutcome {
    const settled = this.#settled(digest, inScope, true);
    return this.#outcome(action, 'success', message, undefined, { reference: { before, settled } });
  }

  /** For a deletion that waits for somebody to allow it. */
  stage(message: string): ObjectOutcome {
    return this.#outcome('staged', 'skipped', message, 'StagedDelete', {});
  }

  skip(message: string, code?: string): ObjectOutcome {
    return this.#outcome('none', 'skipped', message, code, {});
  }

  /** Puts the object aside for a later try, or gives it up. */
  fail(action: Action, failure: Failure): ObjectOutcome {
    const escrow = escrowAfter(this.#state?.escrow, { ...failure, digest: this.#digest }, this.#now);
    const about = { kind: this.#kind, id: this.#id };
    if (!isGivenUp(escrow, this.#now)) {
      this.events.push({ type: 'failed', ...about, escrow });
      return this.#failed(action, failure);
    }
    this.events.push({ type: 'givenUp', ...about, digest: this.#digest });
    const message = `${failure.message}; it failed for 28 days and is given up, until it or the mapping changes, or a restart`;
    return this.#failed(action, { ...failure, message });
  }

  /** As {@link fail}, for what the next cycle is to try again. */
  lose(action: Action, failure: Failure): ObjectOutcome {
    this.unlink();
    return this.#failed(action, failure);
  }

  #failed(action: Action, failure: Failure): ObjectOutcome {
    this.step(action === 'none' ? 'match' : 'action', 'failure', failure.message);
    const { quarantine } = failure;
    return this.#outcome(
      action,
      'failure',
      failure.message,
      failure.code,
      quarantine === undefined ? {} : { quarantine },
    );
  }

  #settled(digest: string, inScope: boolean, enabled: boolean): EvaluatedEvent {
    return { type: 'evaluated', kind: this.#kind, id: this.#id, digest, enabled, inScope };
  }

  #outcome(
    action: Action,
    status: ObjectOutcome['status'],
    message: string,
    code: string | undefined,
    rest: Pick<ObjectOutcome, 'quarantine' | 'reference'>,
  ): ObjectOutcome {
    const { steps, modified, events, targetId } = this;
    return {
      kind: this.#kind,
      id: this.#id,
      targetId,
      action,
      status,
      code,
      message,
      modified,
      steps,
      events,
      ...rest,
    };
  }
}
