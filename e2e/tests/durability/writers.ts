import { type Member, newGroup, newUser, patchOp } from './fleet.ts';

/** What is known of one user: the last state that was acknowledged, and the request that was still under way. */
export interface KnownUser {
  readonly userName: string;
  title: string;
  isMember: boolean;
  isDeleted: boolean;
  /** A request that was sent and not answered: it may have been carried out or not. */
  pending: 'title' | 'member' | 'delete' | undefined;
}

/** Everything that servers have acknowledged. */
export interface Knowledge {
  readonly group: string;
  readonly users: Map<string, KnownUser>;
  /** How many changes were acknowledged. */
  acknowledged: number;
}

export async function beginKnowledge(member: Member): Promise<Knowledge> {
  const answer = await member.send('POST', '/Groups', newGroup('Everybody'));
  return { group: String(answer?.body.id), users: new Map(), acknowledged: 1 };
}

/** Which answers mean that a change was made; anything else than these is a mistake of the server. */
const DONE = new Set([200, 201, 204]);

/**
 * Creates, changes and deletes users, one request after the other, until the server is gone.
 *
 * @param onAcknowledged Told of each change that was acknowledged.
 */
export async function write(
  member: Member,
  name: string,
  knowledge: Knowledge,
  onAcknowledged: (count: number) => void,
): Promise<void> {
  const { users, group } = knowledge;
  const send = async (...request: Parameters<Member['send']>) => {
    const answer = await member.send(...request);
    if (answer === undefined) return undefined;
    if (!DONE.has(answer.status)) throw new Error(`${request.join(' ')}: ${JSON.stringify(answer)}`);
    knowledge.acknowledged += 1;
    return answer;
  };
  for (let index = 0; ; index += 1) {
    const userName = `${name}-${index}`;
    const created = await send('POST', '/Users', newUser(userName, { title: '0' }));
    if (created === undefined) return;
    const id = String(created.body.id);
    const user: KnownUser = { userName, title: '0', isMember: false, isDeleted: false, pending: undefined };
    users.set(id, user);
    onAcknowledged(knowledge.acknowledged);

    user.pending = 'title';
    if ((await send('PATCH', `/Users/${id}`, patchOp({ op: 'replace', path: 'title', value: '1' }))) === undefined)
      return;
    user.title = '1';
    onAcknowledged(knowledge.acknowledged);

    user.pending = 'member';
    const adding = patchOp({ op: 'add', path: 'members', value: [{ value: id }] });
    if ((await send('PATCH', `/Groups/${group}`, adding)) === undefined) return;
    user.isMember = true;
    user.pending = undefined;
    onAcknowledged(knowledge.acknowledged);

    if (index % 3 !== 2) continue;
    user.pending = 'delete';
    if ((await send('DELETE', `/Users/${id}`)) === undefined) return;
    user.isDeleted = true;
    user.pending = undefined;
    onAcknowledged(knowledge.acknowledged);
  }
}
