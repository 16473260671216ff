import type { Change } from '../history/contract.ts';
import type { Verdict } from './contract.ts';
import type { ExchangeView } from './exchange-view.ts';

/** What else can be told of an exchange. */
export interface Insight {
  /** What the RFCs say of it. */
  readonly verdictsOf: (view: ExchangeView) => readonly Verdict[];
  /** What it changed, from the journal. */
  readonly changesOf: (view: ExchangeView) => Promise<readonly Change[]>;
}

/** Tells nothing. */
export const noInsight: Insight = { verdictsOf: () => [], changesOf: async () => [] };
