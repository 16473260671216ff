import type { Verdict } from '../exchanges/contract.ts';
import type { ExchangeView } from '../exchanges/exchange-view.ts';
import type { Check } from './check.ts';
import { clientMessage } from './client-message.ts';
import { clientPatch } from './client-patch.ts';
import { clientQuery } from './client-query.ts';
import { refusalVerdict, toleranceVerdicts } from './client-refusal.ts';
import { clientResource } from './client-resource.ts';
import { serverContent } from './server-content.ts';
import { serverMessage } from './server-message.ts';

/** Everything that requests are judged by. */
export const clientChecks: readonly Check[] = [...clientMessage, ...clientResource, ...clientPatch, ...clientQuery];
/** Everything that answers are judged by. */
export const serverChecks: readonly Check[] = [...serverMessage, ...serverContent];

const order: readonly Verdict['level'][] = ['must', 'should', 'fine'];

/**
 * Says what the RFCs make of an exchange, on both sides: the worst first, and what was in order too.
 *
 * @param vendor The vendor that the tenant plays, which may answer in ways that the RFC does not know.
 */
export function verdictsOf(view: ExchangeView, vendor: string | undefined): Verdict[] {
  const client = judge(clientChecks, 'client', view);
  const server = judge(serverChecks, 'server', view).map((verdict) => onPurpose(verdict, view, vendor));
  const wrong = client.filter(({ level }) => level !== 'fine');
  const tolerated = toleranceVerdicts(view, new Set(wrong.map(({ id }) => id)));
  const isExplained = wrong.some(({ level }) => level === 'must');
  const refused = refusalVerdict(view, isExplained);
  const all = [...client, ...tolerated, ...(refused === undefined ? [] : [refused]), ...server];
  return all.toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
}

function judge(checks: readonly Check[], side: Verdict['side'], view: ExchangeView): Verdict[] {
  return checks.flatMap(({ id, clause, judge: look }): Verdict[] => {
    const found = look(view);
    return found === undefined ? [] : [{ side, id, ...found, clause: { ...clause } }];
  });
}

/** Answers that break a rule may have been asked for. */
function onPurpose(verdict: Verdict, { exchange }: ExchangeView, vendor: string | undefined): Verdict {
  if (verdict.level === 'fine') return verdict;
  const reason =
    exchange.fault !== undefined
      ? `It is so on purpose: ${exchange.fault}.`
      : vendor === undefined
        ? undefined
        : `It may be so on purpose: this tenant answers as ${vendor}.`;
  return reason === undefined ? verdict : { ...verdict, advice: `${reason} ${verdict.advice}`.trim() };
}
