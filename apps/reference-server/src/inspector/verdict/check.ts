import type { Clause } from '../clause/clause.ts';
import type { Verdict } from '../exchanges/contract.ts';
import type { ExchangeView } from '../exchanges/exchange-view.ts';

/** What a check found. */
export interface Found {
  readonly level: Verdict['level'];
  /** What is so, in one sentence. */
  readonly title: string;
  /** What to do; empty where all is well. */
  readonly advice: string;
  /** Header, parameter or JSON path; empty for the whole. */
  readonly where: string;
}

/** One thing that the RFCs say of requests or of answers. */
export interface Check {
  /** Public, and never means anything else: `client.content-type`. */
  readonly id: string;
  readonly clause: Clause;
  /** Judges an exchange; nothing where the check does not apply to it. */
  readonly judge: (view: ExchangeView) => Found | undefined;
}

/** All is well. */
export function fine(title: string, where = ''): Found {
  return { level: 'fine', title, advice: '', where };
}

/** It must not be so. */
export function must(title: string, advice: string, where = ''): Found {
  return { level: 'must', title, advice, where };
}

/** It should not be so. */
export function should(title: string, advice: string, where = ''): Found {
  return { level: 'should', title, advice, where };
}
