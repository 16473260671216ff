import { evaluateScope, type ScopeResult } from 'entra-mapping';
import type { IndexedDirectory } from '../directory/index-directory.ts';
import type { DirectoryGroup, DirectoryUser } from '../directory/types.ts';
import type { PlannerOptions } from '../options.ts';
import { digestOf } from '../state/digest.ts';
import type { ObjectState } from '../state/types.ts';
import type { CompiledMapping } from '../target/compile-mapping.ts';

/**
 * What is to be done with an object, before the target is asked: `provision` matches, creates or updates it; `disable`
 * updates it with `IsSoftDeleted` true; `forget` drops the link without a request; `nothing` says why.
 */
export type Intent = 'provision' | 'disable' | 'delete' | 'forget' | 'nothing';

/** An intent and its reason. */
export interface Decision {
  readonly intent: Intent;
  readonly reason: string;
  /** Whether the object is assigned and passes the scoping filters. */
  readonly inScope: boolean;
  readonly scope: ScopeResult | undefined;
  /** The value of `IsSoftDeleted`. */
  readonly softDeleted: boolean;
  readonly digest: string;
}

/** What a decision is made from. */
export interface DecisionContext {
  readonly compiled: CompiledMapping;
  readonly directory: IndexedDirectory;
  readonly options: PlannerOptions;
}

/** Decides about an object that the directory has. */
export function decideAbout(
  object: DirectoryUser | DirectoryGroup,
  state: ObjectState | undefined,
  { compiled, directory, options }: DecisionContext,
): Decision {
  const { kind, objectMapping, softDeletes } = compiled;
  const assigned =
    options.scope === 'all' ||
    (kind === 'user' ? directory.isUserAssigned(object.objectId) : directory.isGroupAssigned(object.objectId));
  const scope = evaluateScope(objectMapping.scope, object, { readings: options.scopeReadings });
  const inScope = assigned && scope.inScope === true;
  const inRecycleBin = typeof object.deletedDateTime === 'string' && object.deletedDateTime !== '';
  const softDeleted = !inScope || inRecycleBin || object.accountEnabled === false;
  const digest = digestOf([compiled.fingerprint, softDeleted, directory.rolesOf(object.objectId), object]);
  const decide = (intent: Intent, reason: string): Decision => ({
    intent,
    reason,
    inScope,
    scope,
    softDeleted,
    digest,
  });

  if (assigned && scope.inScope === 'unknown') {
    return decide('nothing', 'nobody can say whether the object passes the scoping filter');
  }
  const why =
    !assigned && object.securityEnabled === false
      ? 'the group is not enabled for security, and only such groups can be assigned'
      : reasonAgainst(assigned, inScope, inRecycleBin);
  if (!softDeleted) return decide('provision', 'the object is in scope and enabled');
  if (state?.targetId === undefined) return decide('nothing', `${why}, and objects like it are never created`);
  if (!inScope && options.skipOutOfScopeDeletions === true)
    return decide('nothing', `${why}, which is to change nothing`);
  if (!inScope && scope.excludedBy !== undefined && scope.excludedBy !== 'groups') {
    return decide('nothing', `${why} by a filter that does not deprovision`);
  }
  if (state.enabled === false) {
    return inScope ? decide('disable', why) : decide('nothing', `${why} and is disabled already`);
  }
  if (kind === 'user' && softDeletes) return decide('disable', why);
  if (kind === 'user' && options.withoutSoftDelete === 'nothing') {
    return decide('nothing', `${why}, and no attribute of the mapping says so to the target`);
  }
  return objectMapping.flowTypes.delete
    ? decide('delete', why)
    : decide('nothing', `${why}, and the mapping does not delete`);
}

/** Decides about an object that was provisioned and that the directory no longer has. */
export function decideAboutGone(state: ObjectState, { compiled }: DecisionContext): Decision {
  const reason = 'the directory no longer has the object';
  const gone = (intent: Intent, message: string): Decision => ({
    intent,
    reason: message,
    inScope: false,
    scope: undefined,
    softDeleted: true,
    digest: '',
  });
  if (state.targetId === undefined) return gone('forget', reason);
  if (state.outOfScope === true) return gone('forget', `${reason}, and left the scope before`);
  if (compiled.objectMapping.flowTypes.delete) return gone('delete', reason);
  return gone('forget', `${reason}, and the mapping does not delete`);
}

function reasonAgainst(assigned: boolean, inScope: boolean, inRecycleBin: boolean): string {
  if (!assigned) return 'the object is not assigned to the application';
  if (!inScope) return 'the object does not pass the scoping filter';
  return inRecycleBin ? 'the object is in the recycle bin' : 'the account is not enabled';
}
