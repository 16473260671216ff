import type { Escrow, ObjectState, ProvisioningState, QuarantineReason } from './types.ts';

/** Which kind of object; also the name of its part of the state. */
export type ObjectKind = 'user' | 'group';

/** Something that happened to one object. */
export type ObjectEvent = { readonly kind: ObjectKind; readonly id: string } & (
  | { readonly type: 'linked'; readonly targetId: string }
  | { readonly type: 'unlinked' }
  | { readonly type: 'evaluated'; readonly digest: string; readonly enabled: boolean; readonly inScope: boolean }
  | { readonly type: 'managed'; readonly manager: string }
  | { readonly type: 'member'; readonly member: string; readonly present: boolean }
  | { readonly type: 'failed'; readonly escrow: Escrow }
  /** It failed for so long that it is not tried again until it changes. */
  | { readonly type: 'givenUp'; readonly digest: string }
  | { readonly type: 'forgotten' }
);

/** The end of an evaluation that went well. */
export type EvaluatedEvent = Extract<ObjectEvent, { readonly type: 'evaluated' }>;

/**
 * What changes a state. A runner writes each event down before it goes on, so that whatever happens to it nothing is done
 * twice.
 */
export type StateEvent =
  | ObjectEvent
  | { readonly type: 'quarantined'; readonly reason: QuarantineReason; readonly at: number }
  | { readonly type: 'released' }
  /** The portal's restart: links stay, everything is evaluated again. `links: false` is that of Graph with `Full`. */
  | { readonly type: 'restarted'; readonly links: boolean };

/** A state that events change in place, for a runner with many objects. */
export interface MutableState extends ProvisioningState {
  users: Record<string, ObjectState>;
  groups: Record<string, ObjectState>;
  quarantine?: NonNullable<ProvisioningState['quarantine']>;
}

/**
 * Copies a state, so that it can be changed. Ids are data, so the copies have no prototype.
 *
 * @example
 * ```ts
 * import { applyEvent, emptyState, mutableState } from 'entra-planner';
 *
 * const state = mutableState(emptyState);
 * applyEvent(state, { type: 'linked', kind: 'user', id: 'ada', targetId: '7' });
 * state.users.ada?.targetId; // '7'
 * ```
 */
export function mutableState({ users, groups, quarantine }: ProvisioningState): MutableState {
  const copy = (objects: ProvisioningState['users']) =>
    Object.assign(Object.create(null) as Record<string, ObjectState>, objects);
  return { version: 1, users: copy(users), groups: copy(groups), ...(quarantine === undefined ? {} : { quarantine }) };
}

/**
 * Changes a state by what happened.
 *
 * @example
 * ```ts
 * import { applyEvent, emptyState, mutableState, type ObjectOutcome } from 'entra-planner';
 *
 * const state = mutableState(emptyState);
 * function settle({ events }: ObjectOutcome): void {
 *   for (const event of events) applyEvent(state, event);
 * }
 * ```
 */
export function applyEvent(state: MutableState, event: StateEvent): void {
  switch (event.type) {
    case 'quarantined':
      state.quarantine = { reason: event.reason, since: state.quarantine?.since ?? event.at };
      break;
    case 'released':
      delete state.quarantine;
      break;
    case 'restarted':
      restart(state, event.links);
      break;
    default: {
      const objects = event.kind === 'user' ? state.users : state.groups;
      const after = applyToObject(objects[event.id] ?? {}, event);
      if (after === undefined) delete objects[event.id];
      else objects[event.id] = after;
    }
  }
}

function applyToObject(before: ObjectState, event: ObjectEvent): ObjectState | undefined {
  switch (event.type) {
    case 'linked':
      return compact({ ...before, targetId: event.targetId });
    case 'unlinked':
      return {};
    case 'evaluated': {
      const { escrow: _, outOfScope: __, ...rest } = before;
      const { digest, enabled, inScope } = event;
      return compact({ ...rest, digest, enabled, ...(inScope ? {} : { outOfScope: true }) });
    }
    case 'managed':
      return compact({ ...before, manager: event.manager });
    case 'member': {
      // In place: a group may have 100,000 of them.
      const members = (before.members ?? Object.create(null)) as Record<string, true>;
      if (event.present) members[event.member] = true;
      else delete members[event.member];
      return before.members === undefined ? { ...before, members } : before;
    }
    case 'failed': {
      const { digest: _, ...rest } = before;
      return { ...rest, escrow: event.escrow };
    }
    case 'givenUp': {
      const { escrow: _, ...rest } = before;
      return { ...rest, digest: event.digest };
    }
    case 'forgotten':
      return undefined;
  }
}

/** The same in the form of nearly all objects, which the engine keeps without a table of names: there may be 100,000. */
function compact(state: ObjectState): ObjectState {
  const { targetId, digest, enabled, manager, ...others } = state;
  for (const _ in others) return state;
  if (targetId === undefined || digest === undefined || enabled === undefined) return state;
  return manager === undefined ? { targetId, digest, enabled } : { targetId, digest, enabled, manager };
}

function restart(state: MutableState, keepLinks: boolean): void {
  delete state.quarantine;
  for (const objects of [state.users, state.groups]) {
    for (const [id, { targetId, enabled }] of Object.entries(objects)) {
      if (!keepLinks || targetId === undefined) delete objects[id];
      else objects[id] = enabled === undefined ? { targetId } : { targetId, enabled };
    }
  }
}
