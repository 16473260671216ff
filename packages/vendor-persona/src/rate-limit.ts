/** Says whether one more request may come now. */
export interface RateLimit {
  /** @returns Nothing when it may, else the whole seconds after which it may (`Retry-After`, RFC 9110, section 10.2.3). */
  take(): number | undefined;
}

const second = 1000;
/** What is said to whoever asks a vendor that takes no request at all. */
const longest = 3600;

/**
 * Lets a number of requests through in any second, or one in as many seconds as a number below 1 says. A request that is
 * refused does not count.
 *
 * @param now The clock, in milliseconds.
 */
export function createRateLimit(requestsPerSecond: number, now: () => number): RateLimit {
  const most = Math.max(1, Math.floor(requestsPerSecond));
  const span = (most / requestsPerSecond) * second;
  const taken: number[] = [];
  return {
    take() {
      if (requestsPerSecond <= 0) return longest;
      const at = now();
      while (taken.length > 0 && (taken[0]! <= at - span || taken[0]! > at)) taken.shift();
      if (taken.length < most) {
        taken.push(at);
        return undefined;
      }
      return Math.max(1, Math.ceil((taken[0]! + span - at) / second));
    },
  };
}
