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

/** The time of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  schedule: (callback, milliseconds) => {
    const timer = setTimeout(callback, Math.min(milliseconds, LONGEST));
    return () => clearTimeout(timer);
  },
};
