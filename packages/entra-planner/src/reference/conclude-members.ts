import type { Failure } from '../object/answers.ts';
import type { ObjectLog } from '../object/log.ts';
import type { ObjectOutcome } from '../object/outcome.ts';

/** How the requests about the members of one group went. */
export interface MembersTally {
  readonly added: number;
  readonly removed: number;
  /** Requests that failed. */
  readonly failed: number;
  /** Why the first of them failed. */
  readonly failure: Failure | undefined;
}

/** What became of a group once the requests about its members are answered: one that fails is enough to put it aside. */
export function concludeMembers(log: ObjectLog, { added, removed, failed, failure }: MembersTally): ObjectOutcome {
  const changed = [added > 0 ? `${added} added` : '', removed > 0 ? `${removed} removed` : ''].filter(Boolean);
  if (failure !== undefined) {
    const others = changed.length === 0 ? '' : `; ${changed.join(', ')}`;
    const message = `${failed === 1 ? 'a request' : `${failed} requests`} about members failed${others}: ${failure.message}`;
    return log.fail('update', { ...failure, message });
  }
  const message = `members: ${changed.join(', ')}`;
  log.step('action', 'success', message);
  return log.succeed('update', message);
}
