import type { Finding, FindingEvent, LintSummary, PreviewedRequest } from 'mapping-lint';

/** What the worker is given: the bytes of an export, and the profile as `loadProfile` takes it. */
export interface LintTask {
  readonly bytes: Uint8Array;
  readonly profile: object;
}

/** What is wrong with an export. */
export interface LintResult {
  readonly findings: readonly Finding[];
  readonly summary: LintSummary;
  /** The vendor, as people call it. */
  readonly vendor: string;
}

/** A request that Entra would send, and what the vendor would answer. */
export interface WireExchange extends Pick<PreviewedRequest, 'method' | 'path' | 'body'> {
  readonly outcome: PreviewedRequest['verdict']['outcome'];
  /** Not there where the profile does not know it. */
  readonly status: number | undefined;
  readonly scimType: string | undefined;
  /** For what else the vendor refuses the request, where that is not for the finding. */
  readonly other: string | undefined;
  /** What it says of the finding. */
  readonly own: readonly string[];
}

/** What a finding comes to between Entra and the vendor. */
export interface WireExplanation {
  readonly event: FindingEvent;
  readonly exchanges: readonly WireExchange[];
  /** Why nothing is sent, or why the value of the mapping is not. */
  readonly notSent: string | undefined;
}

/** What the worker is asked, each with a number of its own: to check an export, or what one of the findings in it comes to. */
export type LintQuestion =
  | { readonly id: number; readonly lint: LintTask }
  | { readonly id: number; readonly explain: number };

/** The answer to the question of that number; `null` for a finding that changes nothing that is sent. */
export type LintAnswer =
  | { readonly id: number; readonly answer: LintResult | WireExplanation | null }
  | { readonly id: number; readonly error: string };
