import type { CallerKind } from '../contract.ts';
import type { ExchangeView } from '../exchange-view.ts';
import { recognisers } from './recognisers.ts';

/** Who calls, and how that was told. */
export interface Caller {
  readonly kind: CallerKind;
  readonly why: string;
}

/** The most callers that are remembered. */
const mostKnown = 1000;

/**
 * Tells who calls. A request that has no telling shape of its own, such as reading one user, is told by an earlier one with
 * the same headers, where no User-Agent says anything: that is how Entra is.
 */
export class Callers {
  readonly #known = new Map<string, Caller & { readonly id: number }>();

  of(view: ExchangeView): Caller {
    const { id, tenant } = view.exchange;
    const key = `${tenant} ${looksOf(view)}`;
    const isAnonymous = !view.headers.has('user-agent');
    const found = recognisers.find(({ fits }) => fits(view));
    if (found === undefined) {
      const known = isAnonymous ? this.#known.get(key) : undefined;
      if (known !== undefined)
        return { kind: known.kind, why: `it has the headers of exchange ${known.id}: ${known.why}` };
      const name = view.headers.get('user-agent');
      return { kind: 'other', why: name === undefined ? 'nothing tells' : `its User-Agent is ${name}` };
    }
    const { kind, why } = found;
    // What the inspector repeats looks like whom it repeats.
    const isTelling = isAnonymous && kind !== 'inspector';
    if (isTelling && !this.#known.has(key) && this.#known.size < mostKnown) this.#known.set(key, { kind, why, id });
    return { kind, why };
  }
}

/** Headers that depend on the request and not on who sends it. */
const ofRequest: ReadonlySet<string> = new Set(['content-type', 'content-length', 'transfer-encoding']);

function looksOf({ request }: ExchangeView): string {
  return request.headers
    .map(([name]) => name)
    .filter((name) => !ofRequest.has(name.toLowerCase()))
    .join(',');
}
