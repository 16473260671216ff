import type { Replayable } from './replayable.ts';

/** What a request that was sent again was answered. */
export interface ReplayedAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Without secrets, and no more than what is kept of any body. */
  readonly body: string | null;
  /** The exchange that it became; only on this server. */
  readonly newExchange: number | null;
}

/** Sends a request somewhere. */
export type Destination = (request: Replayable, original: number) => Promise<ReplayedAnswer>;
