import { integer, positive, UNLIMITED } from '../check-number.ts';
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

/** Lets requests pass in the order in which they came, no more at once than allowed. */
export class Gate {
  readonly #clock: Clock;
  readonly #concurrency: number;
  readonly #rate: RateLimit;
  /** Each lets one request in. */
  readonly #waiting = new Set<() => void>();
  /** When the last requests began, oldest first; as many as the rate limit counts. */
  readonly #began: number[] = [];
  #inside = 0;
  #isAlarmSet = false;

  /** @throws TypeError for a limit below 1. */
  constructor({ concurrency = UNLIMITED, rateLimit = NO_RATE }: GateOptions, clock: Clock) {
    for (const [name, limit] of Object.entries({ concurrency, 'rateLimit.requests': rateLimit.requests })) {
      if (limit !== UNLIMITED) integer(name, limit, 1);
    }
    positive('rateLimit.per', rateLimit.per);
    this.#clock = clock;
    this.#concurrency = concurrency;
    this.#rate = rateLimit;
  }

  /** Calls back when there is a place, which is left with {@link leave}, unless the signal is aborted before. */
  enter(signal: AbortSignal, enter: () => void): void {
    signal.addEventListener('abort', () => this.#waiting.delete(enter), { once: true });
    this.#waiting.add(enter);
    this.#letIn();
  }

  leave(): void {
    this.#inside -= 1;
    this.#letIn();
  }

  #letIn(): void {
    const { requests, per } = this.#rate;
    for (const enter of this.#waiting) {
      if (this.#inside >= this.#concurrency || this.#isAlarmSet) return;
      const now = this.#clock.now();
      const [oldest = -per] = this.#began.length < requests ? [] : this.#began;
      if (oldest + per > now) {
        this.#isAlarmSet = true;
        this.#clock.schedule(
          () => {
            this.#isAlarmSet = false;
            this.#letIn();
          },
          oldest + per - now,
        );
        return;
      }
      if (requests < UNLIMITED) this.#began.push(now);
      if (this.#began.length > requests) this.#began.shift();
      this.#waiting.delete(enter);
      this.#inside += 1;
      enter();
    }
  }
}

const NO_RATE: RateLimit = { requests: UNLIMITED, per: 1 };
