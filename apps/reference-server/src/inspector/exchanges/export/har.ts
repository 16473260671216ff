import { STATUS_CODES } from 'node:http';
import type { KeptExchange, Message } from '../../../record/kept-exchange.ts';
import type { Selected } from '../selection.ts';

/** Writes exchanges as HTTP Archive 1.2, oldest first, one after the other: together they may be large. */
export function* harPieces(selected: readonly Selected[], origin: string, version: string): Generator<string> {
  const creator = { name: 'scim-reference-server', version };
  const head = JSON.stringify({ log: { version: '1.2', creator, entries: [] } });
  yield head.slice(0, -']}}'.length);
  let separator = '\n';
  for (const { exchange, summary } of selected.toReversed()) {
    yield `${separator}${JSON.stringify({ ...entry(exchange, origin), comment: summary.meaning })}`;
    separator = ',\n';
  }
  yield '\n]}}\n';
}

function entry(exchange: KeptExchange, origin: string): object {
  const { id, tenant, at, duration, method, url, status, request, response } = exchange;
  const queryString = [...new URL(url, 'http://localhost').searchParams].map(([name, value]) => ({ name, value }));
  return {
    startedDateTime: at.toISOString(),
    time: duration,
    request: {
      ...{ method, url: origin + url, httpVersion: 'HTTP/1.1', cookies: [], queryString },
      ...headersOf(request),
      ...(request.body === null
        ? {}
        : { postData: { mimeType: headerOf(request, 'content-type'), params: [], text: request.body } }),
    },
    response: {
      ...{ status, statusText: STATUS_CODES[status] ?? '', httpVersion: 'HTTP/1.1', cookies: [] },
      ...headersOf(response),
      content: { size: response.bytes, mimeType: headerOf(response, 'content-type'), text: response.body ?? '' },
      redirectURL: '',
    },
    cache: {},
    timings: { send: 0, wait: duration, receive: 0 },
    _id: id,
    _tenant: tenant,
  };
}

function headersOf({ headers, bytes }: Message): object {
  return {
    headers: headers.map(([name, value]) => ({ name, value })),
    headersSize: -1,
    bodySize: bytes,
  };
}

function headerOf({ headers }: Message, wanted: string): string {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';
}
