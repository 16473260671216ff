import type { IndexedDirectory } from '../directory/index-directory.ts';
import type { DirectoryGroup, DirectoryUser, SourceAttributes } from '../directory/types.ts';
import type { PlannerOptions } from '../options.ts';
import type { Change } from '../patch/change.ts';
import { operationsOf } from '../patch/operations.ts';
import { type EntraAnswer, type EntraRequest, objectPath, patchBody } from '../request.ts';
import type { ObjectKind } from '../state/events.ts';
import type { ObjectState } from '../state/types.ts';
import type { CompiledMapping } from '../target/compile-mapping.ts';
import { member, readTarget } from '../target/read-target.ts';
import { explained, failureOf, idOf } from './answers.ts';
import { changesOf } from './changes.ts';
import { createBody } from './create-body.ts';
import type { Decision } from './decide.ts';
import { ObjectLog } from './log.ts';
import { type MappedValue, mapValues, type Surroundings } from './map-values.ts';
import { matchObject } from './match-object.ts';
import type { Action, ObjectOutcome } from './outcome.ts';

/** Everything that evaluating objects of one kind needs. */
export interface ObjectContext {
  readonly compiled: CompiledMapping;
  readonly directory: IndexedDirectory;
  readonly options: PlannerOptions;
  readonly surroundings: Surroundings;
}

/** An object of the directory, or what is left of one that is no longer in it. */
type DirectoryObject = DirectoryUser | DirectoryGroup | (SourceAttributes & { readonly objectId: string });

/** Requests one after the other: each `next` takes the answer to the last one; in the end the outcome is there. */
export type ObjectPlan = Generator<EntraRequest, ObjectOutcome, EntraAnswer>;

/**
 * Plans what is sent for one object in the first pass of a cycle: matching, creation, update, disable or deletion. References
 * follow in the second.
 *
 * It is pure: nothing happens but by the answers that it is given.
 */
export function* planObject(
  object: DirectoryObject,
  state: ObjectState | undefined,
  decision: Decision,
  context: ObjectContext,
): ObjectPlan {
  const { kind } = context.compiled;
  const { digest } = decision;
  const log = new ObjectLog({ kind, id: object.objectId, state, digest, now: context.surroundings.now });
  log.step('import', 'success', `read from the directory as ${kind} ${object.objectId}`);
  log.step('scope', decision.inScope ? 'success' : 'skipped', decision.reason);
  switch (decision.intent) {
    case 'nothing':
      log.settle(decision, state?.enabled ?? true);
      return log.skip(decision.reason);
    case 'forget':
      log.forget();
      return log.skip(decision.reason);
    case 'delete':
      return yield* planDeletion(log, decision, context);
    case 'disable':
      return yield* planUpdate(log, object, decision, context);
    case 'provision':
      return yield* planProvisioning(log, object, decision, context);
  }
}

function* planDeletion(log: ObjectLog, decision: Decision, { compiled }: ObjectContext): ObjectPlan {
  const answer = yield {
    method: 'DELETE',
    path: objectPath(compiled.endpoint, log.targetId!),
    purpose: 'delete',
    reason: decision.reason,
  };
  // What is gone already need not be deleted.
  const failure = answer.status === 404 ? undefined : failureOf(answer);
  if (failure !== undefined) return log.fail('delete', failure);
  log.step('action', 'success', `deleted: ${decision.reason}`);
  log.forget();
  return log.succeed('delete', decision.reason);
}

function* planProvisioning(
  log: ObjectLog,
  object: DirectoryObject,
  decision: Decision,
  context: ObjectContext,
): ObjectPlan {
  if (log.targetId === undefined) {
    const { values, mapped } = mapValues(object, 'create', decision.softDeleted, context);
    if (mapped.skipsObject) {
      log.settle(decision, true);
      return log.skip('an expression takes the object out of the flow', 'EntrySynchronizationSkipped');
    }
    const match = yield* matchObject(values, context.compiled);
    if ('skipped' in match) {
      log.step('match', 'skipped', match.skipped);
      log.settle(decision, true);
      return log.skip(match.skipped, 'ImportSkipped');
    }
    if ('failure' in match) return log.fail('none', match.failure);
    log.step('match', 'success', match.message);
    if (match.targetId === undefined) return yield* planCreation(log, object, values, decision, context);
    log.link(match.targetId);
  } else log.step('match', 'success', `linked to ${log.targetId} before`);
  return yield* planUpdate(log, object, decision, context);
}

function* planCreation(
  log: ObjectLog,
  object: DirectoryObject,
  values: readonly MappedValue[],
  decision: Decision,
  context: ObjectContext,
): ObjectPlan {
  const { compiled, directory, options } = context;
  if (!compiled.objectMapping.flowTypes.add) {
    log.settle(decision, true);
    return log.skip('nothing matches, and the mapping does not create', 'EntrySynchronizationSkipped');
  }
  const body = createBody(compiled.kind, values, directory.rolesOf(object.objectId), options);
  const answer = yield { method: 'POST', path: compiled.endpoint, body, purpose: 'create', reason: 'nothing matches' };
  const failure = failureOf(answer);
  if (failure !== undefined) return log.fail('create', failure);
  const targetId = idOf(answer.body);
  if (targetId === undefined) {
    const message = explained('the answer to the creation has no id', answer);
    return log.fail('create', { code: 'InvalidAnchor', message });
  }
  log.link(targetId);
  for (const { target, value } of values) log.modify(target, undefined, value);
  log.step('action', 'success', `created as ${targetId}`);
  return finish(
    log,
    object,
    { action: 'create', message: `created as ${targetId}`, resource: undefined },
    decision,
    context,
  );
}

function* planUpdate(log: ObjectLog, object: DirectoryObject, decision: Decision, context: ObjectContext): ObjectPlan {
  const { compiled, directory, options } = context;
  const wasLinked = log.events.every(({ type }) => type !== 'linked');
  const action = decision.intent === 'disable' ? 'disable' : 'update';
  if (!compiled.objectMapping.flowTypes.update) {
    log.settle(decision, !decision.softDeleted);
    return log.skip('the mapping does not update', 'EntrySynchronizationSkipped');
  }
  const path = objectPath(compiled.endpoint, log.targetId!);
  const read = yield {
    method: 'GET',
    path: compiled.kind === 'group' ? `${path}?excludedAttributes=members` : path,
    purpose: 'read',
    reason: 'what the target has is compared with what the mapping gives',
  };
  const unread = failureOf(read);
  if (unread !== undefined) {
    if (read.status !== 404) return log.fail(action, unread);
    // The object is gone in the target: the next cycle matches it again and creates it. Of one that was found just now, it
    // would find it again.
    if (wasLinked) return log.lose(action, unread);
    log.unlink();
    return log.fail(action, unread);
  }
  const { values, mapped } = mapValues(object, 'update', decision.softDeleted, context);
  const changes = mapped.skipsObject ? [] : changesOf(values, read.body, directory.rolesOf(object.objectId), options);
  if (changes.length > 0) {
    const answer = yield updateRequest(path, changes, decision, options);
    const failure = failureOf(answer);
    if (failure !== undefined) return log.fail(action, failure);
    for (const { target, text, before } of changes) log.modify(target, before, text);
  }
  const message = changes.length === 0 ? 'the target has every value already' : `${action}d: ${namesOf(changes)}`;
  log.step('action', changes.length === 0 ? 'skipped' : 'success', message);
  const done = changes.length === 0 ? 'none' : action;
  return finish(log, object, { action: done, message, resource: read.body }, decision, context);
}

function updateRequest(
  path: string,
  changes: readonly Change[],
  { intent, reason }: Decision,
  options: PlannerOptions,
): EntraRequest {
  return {
    method: 'PATCH',
    path,
    body: patchBody(operationsOf(changes, options)),
    purpose: 'update',
    reason: intent === 'disable' ? reason : `the target has other values of ${namesOf(changes)}`,
  };
}

function namesOf(changes: readonly Change[]): string {
  return changes.map(({ target }) => target.name).join(', ');
}

/** How the first pass went. */
interface FirstPass {
  readonly action: Action;
  readonly message: string;
  /** What the target has; `undefined` when it was just created. */
  readonly resource: unknown;
}

/** Ends the first pass, with what the second needs to know of the target. */
function finish(
  log: ObjectLog,
  object: DirectoryObject,
  { action, message, resource }: FirstPass,
  decision: Decision,
  { compiled }: ObjectContext,
): ObjectOutcome {
  if (compiled.reference === undefined || decision.softDeleted || !hasReference(compiled.kind, object)) {
    log.settle(decision, !decision.softDeleted);
    return log.succeed(action, message);
  }
  const stored = readTarget(resource, compiled.reference.target);
  return log.await(action, message, member(stored, 'value') ?? stored, decision);
}

/** Whether there is a reference to send: a manager that is taken away is not told, members that are gone are. */
function hasReference(kind: ObjectKind, { manager }: DirectoryObject): boolean {
  return kind === 'group' || (typeof manager === 'string' && manager !== '');
}
