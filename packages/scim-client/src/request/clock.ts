import { UNLIMITED } from '../check-number.ts';

/** Time as the client sees it, so that tests need not wait. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /**
   * Calls back once, after a while.
   *
   * @returns Cancels it.
   */
  readonly schedule: (callback: () => void, milliseconds: number) => () => void;
}

/** A timer that is to wait longer, some 25 days, calls back at once. */
const LONGEST = 2 ** 31 - 1;

/** Not the time of day, which may be set. */
const time = () => performance.now();
/** The callbacks that wait, which are the client's own and do not throw. */
const waiting = new Set<Waiting>();
/** Sets the one timer that all of them share; whoever replaces `setTimeout`, as tests do, is to have another. */
let armedBy: typeof setTimeout;
let timer: { ref?(): void; unref?(): void };
/** When it rings. */
let alarm = UNLIMITED;

function arm(due: number): void {
  clearTimeout(timer as unknown as number);
  alarm = due;
  armedBy = setTimeout;
  timer = setTimeout(ring, due - time()) as typeof timer;
}

function ring(): void {
  alarm = UNLIMITED;
  for (const each of waiting) {
    if (each.due <= time()) {
      waiting.delete(each);
      each.callback?.();
    } else if (each.due < alarm) arm(each.due);
  }
}

interface Waiting {
  callback: (() => void) | undefined;
  /** In milliseconds since the process began. */
  readonly due: number;
}

/**
 * The time of the machine. Nearly every request ends long before its time is up, and setting and clearing a timer for each
 * costs more than keeping one that rings for whoever is first.
 */
export const systemClock: Clock = {
  now: () => Date.now(),
  schedule: (callback, milliseconds) => {
    const due = time() + Math.min(milliseconds, LONGEST);
    const each: Waiting = { callback, due };
    waiting.add(each);
    if (alarm <= due && armedBy === setTimeout) timer.ref?.();
    else arm(due);
    return () => {
      // A set that grows and shrinks leaves tables behind, and whatever they lead to outlives every small garbage collection.
      each.callback = undefined;
      waiting.delete(each);
      // Nobody waits any more, so the timer must not keep a process.
      if (waiting.size === 0) timer.unref?.();
    };
  },
};
