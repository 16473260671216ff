import { setImmediate } from 'node:timers/promises';

/** How many exchanges are described before whoever sends requests gets a turn. */
const perTurn = 10;

/**
 * Lets others have a turn after every few calls: describing some hundred exchanges in one go would keep those waiting who
 * send requests.
 */
export function createTurns(): () => Promise<void> {
  let calls = 0;
  return async () => {
    calls += 1;
    if (calls % perTurn === 0) await setImmediate();
  };
}
