import type { Clock } from './clock.ts';

/** How much a client asks of a service provider. */
export interface GateOptions {
  /** Most requests at the same time. Default: any number. */
  readonly concurrency?: number | undefined;
  /** Most requests that begin within a while. Default: any number. */
  readonly rateLimit?: RateLimit | undefined;
}

/** At most so many requests in any span of this length. */
export interface RateLimit {
  readonly requests: number;
  /** In milliseconds. */
  readonly per: number;
}

interface Waiting {
  readonly enter: () => void;
}

/** Lets requests pass in the order in which they came, no more at once than allowed. */
export class Gate {
  readonly #clock: Clock;
  readonly #concurrency: number;
  readonly #rate: RateLimit | undefined;
  readonly #waiting = new Set<Waiting>();
  /** When the last requests began, oldest first; as many as the rate limit counts. */
  readonly #began: number[] = [];
  #inside = 0;
  #isAlarmSet = false;

  /** @throws TypeError for a limit below 1. */
  constructor({ concurrency = Number.POSITIVE_INFINITY, rateLimit }: GateOptions, clock: Clock) {
    if (!(concurrency >= 1)) throw new TypeError('concurrency must be 1 or more');
    if (rateLimit !== undefined && !(rateLimit.requests >= 1 && rateLimit.per > 0)) {
      throw new TypeError(
        'rateLimit must be { requests, per }, requests being 1 or more and per more than 0 milliseconds',
      );
    }
    this.#clock = clock;
    this.#concurrency = concurrency;
    this.#rate = rateLimit;
  }

  /** Waits for a place; the caller leaves it with {@link leave}. A signal that is aborted gives it up. */
  enter(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const giveUp = () => {
        this.#waiting.delete(waiting);
        reject(signal.reason);
      };
      const waiting: Waiting = {
        enter: () => {
          signal.removeEventListener('abort', giveUp);
          resolve();
        },
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.#waiting.add(waiting);
      this.#letIn();
    });
  }

  leave(): void {
    this.#inside -= 1;
    this.#letIn();
  }

  #letIn(): void {
    for (const waiting of this.#waiting) {
      if (this.#inside >= this.#concurrency || this.#isAlarmSet) return;
      const delay = this.#untilNext();
      if (delay > 0) {
        this.#isAlarmSet = true;
        this.#clock.schedule(() => {
          this.#isAlarmSet = false;
          this.#letIn();
        }, delay);
        return;
      }
      this.#waiting.delete(waiting);
      this.#inside += 1;
      waiting.enter();
    }
  }

  /** How long until the rate limit lets another request begin; notes it as begun when that is now. */
  #untilNext(): number {
    if (this.#rate === undefined) return 0;
    const { requests, per } = this.#rate;
    const now = this.#clock.now();
    const oldest = this.#began.length >= requests ? this.#began[0] : undefined;
    if (oldest !== undefined && oldest + per > now) return oldest + per - now;
    if (oldest !== undefined) this.#began.shift();
    this.#began.push(now);
    return 0;
  }
}
