import type { ResourceStore } from 'scim-provider';
import type { KeptExchange } from '../../record/kept-exchange.ts';
import type { InspectorParts } from '../inspector.ts';
import { Callers } from './caller/callers.ts';
import { type Exchange, type ExchangeSummary, levels, type Verdict } from './contract.ts';
import { type ExchangeView, filterOf, operationsOf, viewOf } from './exchange-view.ts';
import type { Insight } from './insight.ts';
import { meaningOf } from './meaning/meaning.ts';
import { Names } from './meaning/names.ts';
import { createTurns } from './turns.ts';

/** Describes exchanges when somebody looks, each once. */
export class Summaries {
  readonly #made = new WeakMap<KeptExchange, Promise<ExchangeSummary>>();
  readonly #callers = new Callers();
  readonly #names: Names;
  readonly #tenants: InspectorParts['tenants'];
  readonly #insight: Insight;

  constructor(
    { tenants, store }: { readonly tenants: InspectorParts['tenants']; readonly store: Pick<ResourceStore, 'get'> },
    insight: Insight,
  ) {
    this.#tenants = tenants;
    this.#insight = insight;
    this.#names = new Names(store);
  }

  /** Takes an exchange apart. */
  view(exchange: KeptExchange): ExchangeView {
    return viewOf(exchange, this.#tenants.get(exchange.tenant)?.resourceTypes ?? []);
  }

  /** One exchange for a list. */
  of(exchange: KeptExchange): Promise<ExchangeSummary> {
    let summary = this.#made.get(exchange);
    if (summary === undefined) {
      const view = this.view(exchange);
      this.#names.learn(view);
      summary = this.#describe(view, this.#insight.verdictsOf(view));
      this.#made.set(exchange, summary);
    }
    return summary;
  }

  /** Exchanges for a list. Older ones are looked at first: they tell the names of what later ones delete. */
  async ofAll(exchanges: readonly KeptExchange[]): Promise<ExchangeSummary[]> {
    const summaries: ExchangeSummary[] = [];
    const turn = createTurns();
    for (const exchange of exchanges.toSorted((one, other) => one.id - other.id)) {
      if (!this.#made.has(exchange)) await turn();
      summaries.push(await this.of(exchange));
    }
    return summaries;
  }

  /** One exchange with all that can be told of it. */
  async whole(exchange: KeptExchange): Promise<Exchange> {
    const view = this.view(exchange);
    const { headers: requestHeaders, ...request } = view.request;
    const { headers: responseHeaders, ...response } = view.response;
    return {
      ...(await this.of(exchange)),
      request: { ...request, headers: pairs(requestHeaders) },
      response: { ...response, headers: pairs(responseHeaders) },
      verdicts: [...this.#insight.verdictsOf(view)],
      changes: [...(await this.#insight.changesOf(view))],
      hasPatch: operationsOf(view).length > 0,
      hasFilter: filterOf(view) !== undefined,
    };
  }

  async #describe(view: ExchangeView, verdicts: readonly Verdict[]): Promise<ExchangeSummary> {
    const { id, at, tenant, method, url, status, duration, tolerances, notes, fault, replayOf } = view.exchange;
    return {
      ...{ id, at: at.toISOString(), tenant, method, url, status, duration },
      caller: this.#callers.of(view),
      level: levels.find((each) => verdicts.some(({ level }) => level === each)) ?? 'fine',
      meaning: await meaningOf(view, this.#names),
      tolerances: [...tolerances],
      notes: [...notes],
      fault: fault ?? null,
      replayOf: replayOf ?? null,
    };
  }
}

function pairs(headers: readonly (readonly [string, string])[]): [string, string][] {
  return headers.map(([name, value]) => [name, value]);
}
