import type { EntraAnswer, EntraRequest } from 'entra-planner';

/** A request that the target refused. */
export interface RefusedRequest {
  readonly request: EntraRequest;
  readonly status: number;
  readonly scimType: string | undefined;
  /** What the target said; empty when it said nothing. */
  readonly detail: string;
}

/** One reason for which the target refused requests, with the first one that was refused for it. */
export interface Refusal extends RefusedRequest {
  /** How many requests were refused for it. */
  readonly count: number;
}

/** What the target refused in a cycle. */
export interface RefusedRequests {
  /** One for each reason, in the order in which they came up; at most 100. */
  readonly reasons: readonly Refusal[];
  /** How many requests were refused for further reasons. */
  readonly others: number;
}

const MOST_REASONS = 100;

/** What the target said of a request that it refused; `undefined` for one that it took. */
export function refusalOf(request: EntraRequest, { status, body }: EntraAnswer): RefusedRequest | undefined {
  // That an object is gone is an answer, and no refusal.
  if (status < 400 || (status === 404 && request.purpose === 'read')) return undefined;
  const { scimType, detail } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const keyword = typeof scimType === 'string' ? scimType : undefined;
  return { request, status, scimType: keyword, detail: typeof detail === 'string' ? detail : '' };
}

/** Collects the requests of a cycle that the target refused, one for each reason. */
export class Refusals {
  readonly #reasons = new Map<string, { -readonly [Key in keyof Refusal]: Refusal[Key] }>();
  #others = 0;

  note(refused: RefusedRequest): void {
    const { request, status, scimType, detail } = refused;
    const key = JSON.stringify([request.method, status, scimType, detail]);
    const known = this.#reasons.get(key);
    if (known !== undefined) known.count += 1;
    else if (this.#reasons.size === MOST_REASONS) this.#others += 1;
    else this.#reasons.set(key, { ...refused, count: 1 });
  }

  get result(): RefusedRequests {
    return { reasons: [...this.#reasons.values()], others: this.#others };
  }
}
