import { STATUS_CODES } from 'node:http';
import type { KeptExchange, Message } from '../../record/kept-exchange.ts';

/** Request and answer as on the wire, but for what is secret. */
export function rawText(exchange: KeptExchange): string {
  const { method, url, status, request, response } = exchange;
  const answer =
    status === 0
      ? '(the connection ended before there was an answer)\n'
      : wire(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`.trimEnd(), response);
  return `${wire(`${method} ${url} HTTP/1.1`, request)}\n${answer}`;
}

function wire(start: string, { headers, body, bytes, isTruncated }: Message): string {
  const lines = [start, ...headers.map(([name, value]) => `${name}: ${value}`), ''];
  const cut = isTruncated ? `\n(${bytes} bytes in all; the rest is not kept)` : '';
  return `${lines.join('\n')}\n${body === null ? '' : `${body.replace(/\n$/, '')}${cut}\n`}`;
}
