/**
 * What `/api/v1` answers, as far as the page reads it; `/api/v1/openapi.json` is the whole of it. Texts come from whoever
 * sends requests: they are shown, never believed.
 */

export interface Server {
  version: string;
  url: string;
  startedAt: string;
  database: 'memory' | 'file';
  kept: { exchanges: number; bytes: number }; // the bounds of the log
  replayTargets: string[]; // what --replay-target allows beside this server
  tenants: Tenant[];
}
export interface Tenant {
  name: string; // 'default' …
  baseUrl: string; // SCIM base URL
  mode: 'strict' | 'lenient' | string;
  profile: { id: string; name: string };
  resourceTypes: { name: string; endpoint: string; total: number }[];
  exchanges: number; // kept of this tenant
  lastExchange: number | null;
}

export type CallerKind =
  | 'entra'
  | 'entra-flag'
  | 'entra-validator'
  | 'okta'
  | 'scim-client'
  | 'inspector'
  | 'curl'
  | 'browser'
  | 'other';
export type Level = 'must' | 'should' | 'fine'; // the worst of an exchange's verdicts
export interface ExchangeSummary {
  id: number;
  at: string;
  tenant: string;
  method: string;
  url: string; // path and query, redacted
  status: number; // 0 when the connection was cut
  duration: number; // ms
  caller: { kind: CallerKind; why: string }; // why: by which shape it was told
  level: Level;
  /** What it came to, in a few words: "created User bjensen", "added 1 member to Engineering", "matched 0 Users". */
  meaning: string;
  tolerances: string[];
  notes: string[];
  fault: string | null; // what an injected fault did to it
  replayOf: number | null;
}
/** Newest first; `before` leads to the next page. */
export interface ExchangePage {
  exchanges: ExchangeSummary[];
  total: number;
  before: number | null;
}
export interface Exchange extends ExchangeSummary {
  request: Message;
  response: Message;
  verdicts: Verdict[];
  changes: Change[]; // what it changed, from the journal
  hasPatch: boolean;
  hasFilter: boolean;
}
export interface Message {
  headers: [name: string, value: string][];
  body: string | null; // text, redacted; null when none
  bytes: number;
  isTruncated: boolean; // longer than what is kept
}
export interface Verdict {
  side: 'client' | 'server';
  level: Level;
  id: string; // 'patch.op-any-case', 'http.content-type', …
  title: string; // what is so, one sentence
  advice: string; // what to do; '' for fine
  where: string; // header, parameter or JSON path; '' for the whole
  clause: { text: string; url: string }; // 'RFC 7644, section 3.5.2'
}
export interface Change {
  position: number; // in the journal
  at: string;
  resourceType: string;
  id: string;
  name: string; // userName or displayName
  change: 'created' | 'updated' | 'deleted';
  version: number;
  diff: Difference[];
  exchange: number | null; // which exchange made it, where that is kept
}
export interface Difference {
  path: string;
  kind: 'added' | 'removed' | 'changed';
  before?: unknown;
  after?: unknown;
}
export interface PatchDebug {
  resourceType: string;
  id: string;
  before: unknown | null; // null when the journal no longer has it
  operations: {
    index: number;
    op: string;
    path: string | null;
    value: unknown;
    resolved: string[]; // canonical paths it was applied to
    tolerances: { id: string; title: string; clause: { text: string; url: string } }[];
    outcome: 'changed' | 'nothing' | 'refused' | 'not-reached';
    why: string; // one sentence
    clause: { text: string; url: string };
    diff: Difference[];
  }[];
  after: unknown | null;
  diff: Difference[];
  error: unknown | null; // the SCIM error when it was refused
}
export interface FilterExplanation {
  tenant: string;
  resourceType: string;
  filter: string;
  canonical: string; // as it was understood
  tolerances: string[];
  plan: { source: string; isIndexed: boolean; detail: string; examined: number };
  total: number;
  error: string | null; // why it is refused; then only some resources were looked at
  matches: ResourceTrace[];
  others: ResourceTrace[]; // some that do not match, nearest first
}
export interface ResourceTrace {
  id: string;
  name: string;
  isMatch: boolean;
  trace: TraceNode;
}
export interface TraceNode {
  text: string; // this part of the filter
  result: boolean;
  why: string; // "userName is \"Ada\"; compared without regard to case (caseExact false)"
  children: TraceNode[];
}

export interface ReplayResult {
  exchange: number;
  newExchange: number | null;
  original: { status: number; body: string | null };
  answer: { status: number; headers: [string, string][]; body: string | null } | null;
  error: string | null;
  diff: Difference[]; // of the JSON answers; volatile members (meta, id of a new one) marked by kind only when they differ otherwise
}

export interface ResourceRow {
  id: string;
  name: string;
  detail: string;
  active: boolean | null;
  lastModified: string;
  version: number;
}

export interface FaultRule {
  kind: 'latency' | 'status' | 'cut' | 'null-resources' | 'slow-body';
  tenant?: string;
  method?: string;
  path?: string; // path: behind the base URL, `*` for anything: '/Users/*'
  milliseconds?: number; // latency, slow-body (between pieces)
  status?: number;
  scimType?: string;
  retryAfter?: number; // status
  percentage?: number; // default 100
  count?: number; // how many requests it is for; default: until removed
}
export interface Fault extends FaultRule {
  id: number;
  hits: number;
  left: number | null;
}
