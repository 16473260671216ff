import { UNLIMITED } from '../check-number.ts';

/** Time as the client sees it, so that tests need not wait. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /**
   * Calls back once, after a while. Each callback is another function.
   *
   * @returns Cancels it.
   */
  readonly schedule: (callback: () => void, milliseconds: number) => () => void;
}

/** A timer that is to wait longer, some 25 days, calls back at once. */
const LONGEST = 2 ** 31 - 1;

/** Not the time of day, which may be set. */
const time = () => performance.now();
/** When callbacks are due, in milliseconds since the process began. They are the client's own and do not throw. */
const waiting = new Map<() => void, number>();
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
  for (const [call, due] of waiting) {
    if (due <= time()) {
      waiting.delete(call);
      call();
    } else if (due < alarm) arm(due);
  }
}

/**
 * The time of the machine. Nearly every request ends long before its time is up, and setting and clearing a timer for each
 * costs more than keeping one that rings for whoever is first.
 */
export const systemClock: Clock = {
  now: () => Date.now(),
  schedule: (callback, milliseconds) => {
    const due = time() + Math.min(milliseconds, LONGEST);
    waiting.set(callback, due);
    if (alarm <= due && armedBy === setTimeout) timer.ref?.();
    else arm(due);
    return () => {
      // Nobody waits for it any more, so it must not keep a process.
      waiting.delete(callback);
      if (waiting.size === 0) timer.unref?.();
    };
  },
};
