import type { ProviderResponse } from 'scim-provider';
import type { Tenant } from '../tenant/tenant.ts';
import type { Verdict } from '../tokens/verdict.ts';

/** A change of one resource that a request made. */
export interface ResourceChange {
  readonly change: 'created' | 'updated' | 'deleted';
  readonly resourceType: string;
  readonly id: string;
  /** The version that it made; of a deleted resource the last one. */
  readonly version: number;
}

/** What comes with a request on its way through a provider. */
export interface RequestContext {
  /** What the token of the request is worth. */
  verdict?: Verdict;
  /** Ids of the tolerances that were needed; made with the first of them. */
  tolerances?: Set<string>;
  /** What the vendor profile made of the request, in words: `ignored title`; made with the first of them. */
  notes?: Set<string>;
  /** Why a request was refused, or could not be answered. */
  error?: unknown;
  /** The resources that it changed, in order; made with the first of them. */
  changes?: ResourceChange[];
  /** Marks a request of the server's own, which no vendor refuses. */
  readonly isOwn?: true;
}

/** What the steps of answering a request leave for one another. */
export interface ExchangeState extends RequestContext {
  /** Whose data the request is about. */
  readonly tenant: Pick<Tenant, 'name' | 'basePath' | 'provider' | 'redactor' | 'isToken'>;
  /** The body as it came. */
  requestBody?: Uint8Array;
  /** What the provider answered. */
  answer?: Pick<ProviderResponse, 'status' | 'headers'>;
  /** What an injected fault did to it, in words: `latency 250 ms`. */
  fault?: string;
}

/** The most notes on one request; a hostile body could give one for each of its members. */
const mostNotes = 100;

/** Adds a note on what the vendor profile made of a request. */
export function addNote(context: RequestContext, note: string): void {
  context.notes ??= new Set();
  if (context.notes.size < mostNotes) context.notes.add(note);
}
