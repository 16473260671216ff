import { isObject } from '../../../json-object.ts';
import type { KeptExchange } from '../../../record/kept-exchange.ts';
import { fetchCall, literal, preamble } from './script.ts';
import type { Sendable } from './sendable.ts';

/** Members that differ from server to server, or from one time to the next. */
const volatile: ReadonlySet<string> = new Set(['id', 'meta', '$ref', 'location', 'detail', 'nextCursor']);

/** The exchange as a test for vitest: the same request must come to the same answer. */
export function vitestCode(exchange: KeptExchange, sendable: Sendable): string {
  const { status, method, responseBody, response } = exchange;
  const expected = response.isTruncated ? undefined : lasting(responseBody);
  const path = sendable.path.split('?')[0] ?? '';
  const title = `${method} ${path} is answered with ${status}`;
  const body =
    expected === undefined
      ? ''
      : `\n  expect(await response.json()).toMatchObject(${literal(expected).replaceAll('\n', '\n  ')});`;
  return `import { expect, it } from 'vitest';

${preamble(sendable)}

it(${literal(title)}, async () => {
  const response = ${fetchCall(sendable, '  ')};
  expect(response.status).toBe(${status});${body}
});
`;
}

/** What of an answer is the same each time; nothing where it is no object. */
function lasting(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => lasting(each) ?? each);
  if (!isObject(value)) return undefined;
  const members = Object.entries(value).filter(([name]) => !volatile.has(name) && value[name] !== '[redacted]');
  return Object.fromEntries(members.map(([name, each]) => [name, lasting(each) ?? each]));
}
