import { setTimeout as later } from 'node:timers/promises';
import type { Wait } from './apply-faults.ts';

/** Lets time go by, or less of it where nobody waits any more. */
export const wait: Wait = async (milliseconds, signal) => {
  await later(milliseconds, undefined, { signal, ref: false }).catch(() => {});
};
