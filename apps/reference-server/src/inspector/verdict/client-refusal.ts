import { type ToleranceId, tolerances } from 'scim-core';
import { clauseOf, readClause } from '../clause/clause.ts';
import type { Verdict } from '../exchanges/contract.ts';
import { type ExchangeView, memberOf } from '../exchanges/exchange-view.ts';

/** Tolerances that a check speaks of already, in more words. */
const told: Readonly<Partial<Record<ToleranceId, string>>> = {
  'patch.op-any-case': 'client.patch-op',
  'patch.remove-with-value': 'client.patch-remove',
  'patch.key-as-path': 'client.patch-key-as-path',
  'patch.empty-operations': 'client.patch-operations',
  'patch.schemas-incomplete': 'client.message-schema',
  'body.boolean-as-string': 'client.boolean-as-text',
  'body.json-in-string': 'client.json-in-text',
  'body.schemas-incomplete': 'client.schemas',
  'body.extension-not-listed': 'client.extension-listed',
  'body.unknown-attribute': 'client.unknown-attribute',
  'http.content-type': 'client.content-type',
  'http.plus-as-space': 'client.filter-encoding',
  'http.attributes-and-excluded': 'client.attributes',
};

/** Departures that the RFC leaves open, or that it only advises against. */
const open: ReadonlySet<string> = new Set<ToleranceId>([
  'patch.add-creates-element',
  'patch.unknown-path',
  'http.path-any-case',
  'body.unknown-schema',
  'body.empty-element',
]);

/** A verdict for each tolerance that was needed and that no check has spoken of. */
export function toleranceVerdicts({ exchange }: ExchangeView, spoken: ReadonlySet<string>): Verdict[] {
  return exchange.tolerances.flatMap((id): Verdict[] => {
    const tolerance = Object.hasOwn(tolerances, id) ? tolerances[id as ToleranceId] : undefined;
    if (tolerance === undefined || spoken.has(told[id as ToleranceId] ?? '')) return [];
    return [
      {
        ...{ side: 'client', level: open.has(id) ? 'should' : 'must', id, title: tolerance.summary, where: '' },
        advice: 'This server took it, as it is lenient; one that follows the RFC strictly refuses it.',
        clause: readClause(tolerance.clause),
      },
    ];
  });
}

/** What any client may meet: there is nothing here, or too much was asked. */
const unremarkable: ReadonlySet<number> = new Set([404, 429]);
/** What checks of the request explain. */
const explainable: ReadonlySet<number> = new Set([400, 401, 412, 415]);

/** What the server said when it refused, unless a check has said why already. */
export function refusalVerdict(view: ExchangeView, isExplained: boolean): Verdict | undefined {
  const { status, fault } = view.exchange;
  if (status < 400 || status >= 500 || fault !== undefined || unremarkable.has(status)) return undefined;
  if (isExplained && explainable.has(status)) return undefined;
  const scimType = memberOf(view.answered, 'scimType');
  const detail = memberOf(view.answered, 'detail');
  const name = typeof scimType === 'string' ? ` (${scimType})` : '';
  return {
    ...{ side: 'client', level: 'must', id: 'client.refused', where: '' },
    title: `It was refused with ${status}${name}.`,
    advice: typeof detail === 'string' ? detail.split('\n', 1)[0]! : 'The answer says no more.',
    clause: clauseOf(7644, '3.12'),
  };
}
