import * as v from 'valibot';
import type { KeptExchange } from '../../record/kept-exchange.ts';
import type { Traffic } from '../../record/traffic.ts';
import { wholeNumber } from '../http/whole-number.ts';
import { callerKinds, type ExchangeSummary, levels } from './contract.ts';
import type { Summaries } from './summaries.ts';

const text = v.pipe(v.string(), v.maxLength(1000, 'Give at most 1000 characters.'));
const described = <Schema extends v.GenericSchema>(schema: Schema, description: string) =>
  v.optional(v.pipe(schema, v.description(description)));

/** Which exchanges are wanted, as query parameters. */
export const selectionQuery = {
  tenant: described(text, 'the name of a tenant'),
  method: described(text, 'such as PATCH'),
  status: described(
    v.pipe(v.string(), v.regex(/^(?:\d{1,3}|\dxx)$/i, 'Give a status such as 404, or 4xx.')),
    '404, or 4xx',
  ),
  caller: described(v.picklist(callerKinds, `Give one of ${callerKinds.join(', ')}.`), 'who called'),
  level: described(v.picklist(levels, `Give one of ${levels.join(', ')}.`), 'the worst verdict'),
  q: described(
    text,
    'text that stands in the URL, the meaning, the notes, the headers or the bodies, in any letter case',
  ),
};

/** Which exchanges are wanted. */
export type Selection = v.InferOutput<v.ObjectSchema<typeof selectionQuery, undefined>>;

/** A page of a list. */
export const pageQuery = {
  before: v.optional(v.pipe(wholeNumber('before', 0), v.description('only older ones than this id'))),
  limit: v.optional(v.pipe(wholeNumber('limit', 1, 1000), v.description('at most so many; 100 when left out'))),
};

/** An exchange with what a list says of it. */
export interface Selected {
  readonly exchange: KeptExchange;
  readonly summary: ExchangeSummary;
}

/** The exchanges that are wanted, newest first. */
export async function selectExchanges(
  traffic: Traffic,
  summaries: Summaries,
  { tenant, method, status, caller, level, q }: Selection,
): Promise<Selected[]> {
  const cheap = (tenant === undefined ? traffic.all() : [...traffic.of(tenant)]).filter(
    (exchange) =>
      (method === undefined || exchange.method === method.toUpperCase()) &&
      (status === undefined || isStatus(exchange.status, status)),
  );
  const described = await summaries.ofAll(cheap);
  const selected = cheap.map((exchange, index) => ({ exchange, summary: described[index]! }));
  const contains =
    q === undefined || q === '' ? undefined : new RegExp(q.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`), 'i');
  return selected
    .filter(({ summary }) => caller === undefined || summary.caller.kind === caller)
    .filter(({ summary }) => level === undefined || summary.level === level)
    .filter((each) => contains === undefined || mentions(each, contains))
    .reverse();
}

function isStatus(status: number, wanted: string): boolean {
  return /xx$/i.test(wanted) ? Math.floor(status / 100) === Number(wanted[0]) : status === Number(wanted);
}

function mentions(selected: Selected, text: RegExp): boolean {
  for (const part of textsOf(selected)) if (text.test(part)) return true;
  return false;
}

/** Where text is looked for: only in what may be seen, so that nobody can try out what is hidden. */
function* textsOf({ exchange, summary }: Selected): Generator<string> {
  yield `${summary.method} ${decodedForSearch(summary.url)}`;
  yield summary.url;
  yield summary.meaning;
  yield [...summary.notes, ...summary.tolerances, summary.fault ?? ''].join('\n');
  for (const { headers, body } of [exchange.request, exchange.response]) {
    yield headers.map((pair) => pair.join(': ')).join('\n');
    yield body ?? '';
  }
}

/** A URL as people read it: `filter=userName eq "ada"`. */
function decodedForSearch(url: string): string {
  try {
    return decodeURIComponent(url.replaceAll('+', ' '));
  } catch {
    return url;
  }
}
