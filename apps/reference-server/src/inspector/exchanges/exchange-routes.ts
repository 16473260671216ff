import { Readable } from 'node:stream';
import type { Context } from 'koa';
import * as v from 'valibot';
import { rootUrl } from '../../http/base-url.ts';
import type { KeptExchange } from '../../record/kept-exchange.ts';
import { nextRequest } from '../../record/next-request.ts';
import { requestTest } from '../../record/request-filter.ts';
import { findTenant } from '../find-tenant.ts';
import { Problem } from '../http/problem.ts';
import { defineRoute, type RouteGroup } from '../http/route.ts';
import { wholeNumber } from '../http/whole-number.ts';
import type { InspectorParts } from '../inspector.ts';
import { curlCode } from './code/curl.ts';
import { fetchCode } from './code/script.ts';
import { sendableOf } from './code/sendable.ts';
import { vitestCode } from './code/vitest.ts';
import { exchangePageSchema, exchangeSchema, exchangeSchemas } from './contract.ts';
import { createEventStream } from './events/event-stream.ts';
import { harPieces } from './export/har.ts';
import { findExchange, missingExchange } from './find-exchange.ts';
import { rawText } from './raw.ts';
import { pageQuery, selectExchanges, selectionQuery } from './selection.ts';
import type { Summaries } from './summaries.ts';
import { createTurns } from './turns.ts';

const defaultLimit = 100;
const second = 1000;
const defaultWait = 30;

const ofTenant = { tenant: selectionQuery.tenant };
const waitQuery = {
  ...ofTenant,
  after: v.optional(v.pipe(wholeNumber('after', 0), v.description('also one that is there, behind this id'))),
  method: selectionQuery.method,
  path: v.optional(v.pipe(v.string(), v.maxLength(1000), v.description('behind the SCIM base URL; * for anything'))),
  status: v.optional(v.pipe(wholeNumber('status', 0, 999), v.description('the status of the answer'))),
  timeout: v.optional(v.pipe(wholeNumber('timeout', 0, 60), v.description('seconds to wait; 30 when left out'))),
};
const noTenant = { 404: 'There is no such tenant.' };

/** What came, what it was answered, and what it meant. */
export function exchangeRoutes(parts: InspectorParts, summaries: Summaries): RouteGroup {
  const { traffic, stopped, version } = parts;
  const origin = (context: Context) => rootUrl(context, parts.publicUrl, parts.localUrl());
  const code = (exchange: KeptExchange, as: 'curl' | 'fetch' | 'vitest', context: Context) => {
    const { basePath = '' } = parts.tenants.get(exchange.tenant) ?? {};
    const sendable = sendableOf(exchange, origin(context) + basePath);
    if (as === 'vitest') return vitestCode(exchange, sendable);
    return as === 'curl' ? curlCode(sendable) : fetchCode(sendable);
  };

  /** @throws Problem 404 for a tenant that there is not: nothing would ever come of it. */
  const checked = <Query extends { readonly tenant?: string | undefined }>(query: Query): Query => {
    if (query.tenant !== undefined) findTenant(parts.tenants, query.tenant, 'query.tenant');
    return query;
  };

  return {
    name: 'exchanges',
    schemas: exchangeSchemas,
    routes: [
      defineRoute({
        method: 'GET',
        path: '/exchanges',
        summary: 'exchanges, newest first',
        query: { ...selectionQuery, ...pageQuery },
        answer: { description: 'A page of the list.', schema: exchangePageSchema },
        problems: noTenant,
        handle: async ({ query }) => {
          const { before, limit = defaultLimit, ...selection } = checked(query);
          const all = (await selectExchanges(traffic, summaries, selection)).map(({ summary }) => summary);
          const from = before === undefined ? 0 : all.findIndex(({ id }) => id < before);
          const exchanges = from === -1 ? [] : all.slice(from, from + limit);
          const isLast = from === -1 || from + limit >= all.length;
          return { content: { exchanges, total: all.length, before: isLast ? null : exchanges.at(-1)!.id } };
        },
      }),
      defineRoute({
        method: 'DELETE',
        path: '/exchanges',
        summary: 'forget the exchanges of one tenant, or all',
        query: ofTenant,
        answer: { description: 'They are forgotten.' },
        problems: noTenant,
        handle: ({ query }) => {
          traffic.clear(checked(query).tenant);
          return { content: undefined };
        },
      }),
      defineRoute({
        method: 'GET',
        path: '/exchanges/latest',
        summary: 'the latest exchange',
        query: ofTenant,
        answer: { description: 'The exchange.', schema: exchangeSchema },
        problems: { 404: 'There is none, or no such tenant.' },
        handle: async ({ query }) => {
          const { tenant } = checked(query);
          const latest = (tenant === undefined ? traffic.all() : traffic.of(tenant)).at(-1);
          if (latest === undefined) throw new Problem(404, 'No exchange is kept yet.', { kind: 'no-exchange' });
          return { content: await summaries.whole(latest) };
        },
      }),
      defineRoute({
        method: 'GET',
        path: '/exchanges/next',
        summary: 'wait for the next exchange',
        query: waitQuery,
        answer: { description: 'The exchange.', schema: exchangeSchema },
        problems: { ...noTenant, 504: 'None came in time.' },
        handle: async ({ query, context }) => {
          const { after, timeout = defaultWait, ...filter } = checked(query);
          const isWanted = requestTest(filter);
          const known = traffic.all().find((each) => after !== undefined && each.id > after && isWanted(each));
          const gone = new AbortController();
          context.res.once('close', () => gone.abort());
          const signal = AbortSignal.any([stopped, gone.signal]);
          const wait = { timeout: timeout * second, signal };
          const found = known ?? (await nextRequest(traffic, filter, wait).catch((cause) => noneCame(cause)));
          return { content: await summaries.whole(found) };
        },
      }),
      defineRoute({
        method: 'GET',
        path: '/exchanges/{id}',
        summary: 'one exchange',
        answer: { description: 'The exchange.', schema: exchangeSchema },
        problems: missingExchange,
        handle: async ({ parameters: { id } }) => ({ content: await summaries.whole(findExchange(traffic, id)) }),
      }),
      defineRoute({
        method: 'GET',
        path: '/exchanges/{id}/raw',
        summary: 'request and answer as on the wire, without secrets',
        answer: { description: 'Text.', type: 'text/plain' },
        problems: missingExchange,
        handle: ({ parameters: { id } }) => ({ content: rawText(findExchange(traffic, id)) }),
      }),
      defineRoute({
        method: 'GET',
        path: '/exchanges/{id}/code',
        summary: 'code that sends the request again; the token stands in $SCIM_TOKEN',
        query: { as: v.picklist(['curl', 'fetch', 'vitest'], 'Give one of curl, fetch, vitest.') },
        answer: { description: 'Code.', type: 'text/plain' },
        problems: missingExchange,
        handle: ({ parameters: { id }, query, context }) => ({
          content: code(findExchange(traffic, id), query.as, context),
        }),
      }),
      defineRoute({
        method: 'GET',
        path: '/exchanges.har',
        summary: 'exchanges as an HTTP Archive 1.2',
        query: selectionQuery,
        answer: { description: 'The archive.', type: 'application/json' },
        problems: noTenant,
        handle: async ({ query, context }) => {
          const selected = await selectExchanges(traffic, summaries, checked(query));
          const content = Readable.from(harPieces(selected, origin(context), version));
          return { content, headers: attachment('exchanges.har') };
        },
      }),
      defineRoute({
        method: 'GET',
        path: '/exchanges.ndjson',
        summary: 'exchanges, oldest first, one on each line',
        query: selectionQuery,
        answer: { description: 'Lines of JSON, each an Exchange.', type: 'application/x-ndjson' },
        problems: noTenant,
        handle: async ({ query }) => {
          const selected = await selectExchanges(traffic, summaries, checked(query));
          return { content: Readable.from(lines(selected, summaries)), headers: attachment('exchanges.ndjson') };
        },
      }),
      defineRoute({
        method: 'GET',
        path: '/events',
        summary: 'what happens, as server-sent events',
        query: {
          ...ofTenant,
          after: v.optional(v.pipe(wholeNumber('after', 0), v.description('starts behind this exchange'))),
        },
        answer: {
          description:
            'Events: exchange (an ExchangeSummary, with its id), cleared, changed, and missed, with how many did not reach a slow reader.',
          type: 'text/event-stream',
        },
        problems: noTenant,
        handle: ({ query, context }) => {
          const { tenant, after } = checked(query);
          const last = /^\d{1,15}$/.exec(context.get('Last-Event-ID'))?.[0];
          const behind = last === undefined ? after : Number(last);
          return { content: createEventStream({ traffic, summaries, stopped, tenant, after: behind }) };
        },
      }),
    ],
  };
}

function noneCame(cause: unknown): never {
  const { name, message } = cause as Error;
  if (name === 'TimeoutError') throw new Problem(504, `${message}.`, { kind: 'none-came', cause });
  throw new Problem(503, 'The server stops.', { cause });
}

function attachment(name: string): Readonly<Record<string, string>> {
  return { 'Content-Disposition': `attachment; filename="${name}"` };
}

async function* lines(selected: Awaited<ReturnType<typeof selectExchanges>>, summaries: Summaries) {
  const turn = createTurns();
  for (const { exchange } of selected.toReversed()) {
    await turn();
    yield `${JSON.stringify(await summaries.whole(exchange))}\n`;
  }
}
