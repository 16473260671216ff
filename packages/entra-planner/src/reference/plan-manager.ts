import type { DirectoryUser } from '../directory/types.ts';
import { failureOf } from '../object/answers.ts';
import { ObjectLog } from '../object/log.ts';
import type { PendingReference } from '../object/outcome.ts';
import type { ObjectContext, ObjectPlan } from '../object/plan-object.ts';
import { operator } from '../patch/operations.ts';
import { objectPath, patchBody } from '../request.ts';
import type { ObjectState, ProvisioningState } from '../state/types.ts';

/** What the second pass knows of a user from the first. */
export interface ManagerInput {
  readonly user: DirectoryUser;
  readonly state: ObjectState;
  readonly reference: PendingReference;
}

/**
 * Plans the manager of a user, which follows when the objects are there: the id of the manager's target object as plain text.
 * Of a manager that is not provisioned nothing is sent, also not when it comes into scope later, until a restart.
 *
 * @returns `undefined` where there is nothing to do or to note.
 * @see [Known issues](https://learn.microsoft.com/entra/identity/app-provisioning/known-issues)
 */
export function planManager(
  { user, state, reference: pending }: ManagerInput,
  known: ProvisioningState,
  context: ObjectContext,
): ObjectPlan | undefined {
  const { reference } = context.compiled;
  const { manager } = user;
  if (reference === undefined || typeof manager !== 'string' || manager === '') return undefined;
  if (state.targetId === undefined || state.manager === manager) return undefined;
  return planReference({ user, state, reference: pending }, manager, known.users[manager]?.targetId, context);
}

function* planReference(
  { user, state, reference: { before, settled } }: ManagerInput,
  manager: string,
  managerTarget: string | undefined,
  { compiled, options, surroundings }: ObjectContext,
): ObjectPlan {
  const log = new ObjectLog({ kind: 'user', id: user.objectId, state, digest: settled.digest, now: surroundings.now });
  const { name } = compiled.reference!.target;
  const note = () => void log.events.push({ type: 'managed', kind: 'user', id: user.objectId, manager });
  if (managerTarget === undefined) {
    note();
    return log.skip(`the manager ${manager} is not provisioned, and is not sent when it will be`);
  }
  if (before === managerTarget) {
    note();
    return log.skip('the target has this manager already');
  }
  const op = operator(before === undefined || before === '' ? 'add' : 'replace', options.dialect);
  const answer = yield {
    method: 'PATCH',
    path: objectPath('/Users', state.targetId!),
    body: patchBody([{ op, path: name, value: managerTarget }]),
    purpose: 'reference',
    reason: 'references are sent when the objects are there',
  };
  const failure = failureOf(answer);
  if (failure !== undefined) return log.fail('update', failure);
  note();
  log.modified.push({ attribute: name, before, after: managerTarget });
  log.step('action', 'success', `updated: ${name}`);
  return log.succeed('update', `the manager is ${managerTarget}`);
}
