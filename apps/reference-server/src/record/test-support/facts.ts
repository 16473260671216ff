import { userResourceType } from 'scim-core';
import { type ExchangeFacts, KeptExchange } from '../kept-exchange.ts';
import { createRedactor } from '../redact.ts';

/** An exchange that differs from an empty `GET /scim/v2/Users` in what is given. */
export function exchangeOf(facts: Partial<ExchangeFacts> = {}): KeptExchange {
  return new KeptExchange({
    ...{ id: 1, at: 0, tenant: 'default', basePath: '/scim/v2', method: 'GET', target: '/scim/v2/Users' },
    ...{ headers: [], body: undefined, status: 200, answerHeaders: {}, answer: undefined, duration: 3 },
    ...{ tolerances: [], notes: [], changes: [], position: 0, fault: undefined, replayOf: undefined },
    redactor: createRedactor([userResourceType], (text) => text === 'the-token'),
    ...facts,
  });
}
