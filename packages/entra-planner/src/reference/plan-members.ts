import type { DirectoryGroup } from '../directory/types.ts';
import { ObjectLog } from '../object/log.ts';
import type { ObjectOutcome, PendingReference } from '../object/outcome.ts';
import type { ObjectContext } from '../object/plan-object.ts';
import type { PlannerOptions } from '../options.ts';
import { operator } from '../patch/operations.ts';
import { type EntraOperation, type EntraRequest, objectPath, patchBody } from '../request.ts';
import type { ObjectEvent } from '../state/events.ts';
import type { ObjectState, ProvisioningState } from '../state/types.ts';
import { concludeMembers, type MembersTally } from './conclude-members.ts';

/** One request about members, and what to note once it has succeeded. */
export interface MemberRequest {
  readonly request: EntraRequest;
  readonly events: readonly ObjectEvent[];
}

/** The membership of one group. */
export interface MembershipPlan {
  /** Independent of each other: Entra sends several of them at a time. */
  readonly requests: readonly MemberRequest[];
  /** Members of whom nothing is sent because they are not provisioned; noted, so that nothing is sent later either. */
  readonly unresolved: readonly ObjectEvent[];
  /** What became of the group once the requests are answered; with a failure it is put aside for a later try. */
  conclude(tally: MembersTally): ObjectOutcome;
}

/** What the second pass knows of a group from the first. */
export interface MembersInput {
  readonly group: DirectoryGroup;
  readonly state: ObjectState;
  readonly reference: PendingReference;
}

/**
 * Plans what is sent for the members of a group: those that came since the last cycle are added, those that went are
 * removed. The target's own list is never read.
 *
 * @returns `undefined` where the mapping has no members.
 * @see [Update group](https://learn.microsoft.com/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups#update-group-add-members)
 */
export function planMembers(
  { group, state, reference: { settled } }: MembersInput,
  known: ProvisioningState,
  { compiled, options, surroundings }: ObjectContext,
): MembershipPlan | undefined {
  if (compiled.reference === undefined) return undefined;
  const targetName = compiled.reference.target.name;
  const { objectId, members = [] } = group;
  const wanted = new Set(members);
  const had = state.members ?? {};
  const event = (member: string, present: boolean): ObjectEvent => ({
    type: 'member',
    kind: 'group',
    id: objectId,
    member,
    present,
  });
  const unresolved: ObjectEvent[] = [];
  const added: Member[] = [];
  const removed: Member[] = [];
  const sort = (member: string, present: boolean, into: Member[]) => {
    const targetId = known.users[member]?.targetId ?? known.groups[member]?.targetId;
    if (targetId === undefined) unresolved.push(event(member, present));
    else into.push({ targetId, event: event(member, present) });
  };
  for (const member of wanted) if (!Object.hasOwn(had, member)) sort(member, true, added);
  for (const member of Object.keys(had)) if (!wanted.has(member)) sort(member, false, removed);

  const path = objectPath('/Groups', state.targetId!);
  const request = (operations: readonly EntraOperation[], reason: string): EntraRequest => ({
    method: 'PATCH',
    path,
    body: patchBody(operations),
    purpose: 'reference',
    reason,
  });
  const most = Math.max(1, options.membersPerRequest ?? 1);
  const log = new ObjectLog({ kind: 'group', id: objectId, state, digest: settled.digest, now: surroundings.now });
  return {
    conclude: (tally) => concludeMembers(log, tally),
    requests: [
      ...chunks(removed, most).map((chunk) => ({
        request: request(removeOperations(chunk, targetName, options), 'left the group since the last cycle'),
        events: chunk.map((member) => member.event),
      })),
      ...chunks(added, most).map((chunk) => ({
        request: request(
          [{ op: operator('add', options.dialect), path: targetName, value: valuesOf(chunk, options) }],
          'came into the group since the last cycle',
        ),
        events: chunk.map((member) => member.event),
      })),
    ],
    unresolved,
  };
}

interface Member {
  readonly targetId: string;
  readonly event: ObjectEvent;
}

function removeOperations(
  members: readonly Member[],
  targetName: string,
  options: PlannerOptions,
): readonly EntraOperation[] {
  const op = operator('remove', options.dialect);
  if (options.dialect !== 'aadOptscim062020') return [{ op, path: targetName, value: valuesOf(members, options) }];
  return members.map(({ targetId }) => ({ op, path: `${targetName}[value eq ${JSON.stringify(targetId)}]` }));
}

function valuesOf(members: readonly Member[], { memberReferences }: PlannerOptions): readonly object[] {
  return members.map(({ targetId }) =>
    memberReferences === true ? { $ref: null, value: targetId } : { value: targetId },
  );
}

function chunks<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const result: Item[][] = [];
  for (let start = 0; start < items.length; start += size) result.push(items.slice(start, start + size));
  return result;
}
