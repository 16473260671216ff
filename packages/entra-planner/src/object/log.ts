import { escrowAfter } from '../state/escrow.ts';
import type { ObjectEvent, ObjectKind } from '../state/events.ts';
import type { ObjectState } from '../state/types.ts';
import type { Failure } from './answers.ts';
import type { Decision } from './decide.ts';
import type { Action, ModifiedProperty, ObjectOutcome, Step } from './outcome.ts';

/** Collects what happens to one object, and makes the outcome of it. */
export class ObjectLog {
  readonly events: ObjectEvent[] = [];
  readonly steps: Step[] = [];
  readonly modified: ModifiedProperty[] = [];
  targetId: string | undefined;
  readonly #kind: ObjectKind;
  readonly #id: string;
  readonly #state: ObjectState | undefined;
  readonly #now: number;

  constructor(kind: ObjectKind, id: string, state: ObjectState | undefined, now: number) {
    this.#kind = kind;
    this.#id = id;
    this.#state = state;
    this.#now = now;
    this.targetId = state?.targetId;
  }

  step(name: Step['name'], status: Step['status'], message: string): void {
    this.steps.push({ name, status, message });
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

  skip(message: string, code?: string): ObjectOutcome {
    return this.#outcome('none', 'skipped', message, code, {});
  }

  /** Puts the object aside for a later try. */
  fail(action: Action, failure: Failure): ObjectOutcome {
    this.step(action === 'none' ? 'match' : 'action', 'failure', failure.message);
    const escrow = escrowAfter(this.#state?.escrow, failure, this.#now);
    this.events.push({ type: 'failed', kind: this.#kind, id: this.#id, escrow });
    const { quarantine } = failure;
    return this.#outcome(
      action,
      'failure',
      failure.message,
      failure.code,
      quarantine === undefined ? {} : { quarantine },
    );
  }

  #settled(digest: string, inScope: boolean, enabled: boolean): ObjectEvent {
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
