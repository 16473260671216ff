import type { ObjectState } from '../state/types.ts';
import type { Decision } from './decide.ts';
import { ObjectLog } from './log.ts';
import type { ObjectOutcome } from './outcome.ts';
import type { ObjectContext } from './plan-object.ts';

/**
 * What becomes of an object that would be disabled or deleted in a cycle with more of those than the threshold lets pass:
 * it is staged, nothing is sent, and the next cycle looks at it again.
 *
 * @see [Accidental deletions](https://learn.microsoft.com/entra/identity/app-provisioning/accidental-deletions)
 */
export function stageObject(
  id: string,
  state: ObjectState | undefined,
  { intent, reason, digest }: Decision,
  { compiled, surroundings }: ObjectContext,
): ObjectOutcome {
  const { kind } = compiled;
  const log = new ObjectLog({ kind, id, state, digest, now: surroundings.now });
  log.step('scope', 'skipped', reason);
  const message = `would be ${intent === 'delete' ? 'deleted' : 'disabled'}, more than the threshold lets pass: ${reason}`;
  log.step('action', 'skipped', message);
  return log.stage(message);
}
