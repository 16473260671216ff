import type { EntraAnswer, EntraRequest } from 'entra-planner';
import { type ScimClient, ScimClientError, ScimResponseError } from 'scim-client';

/** Carries a request of Entra to the target. */
export interface Transport {
  /** Never throws for what the target does; a time-out and a broken connection are the status 0, with the reason. */
  send(request: EntraRequest, signal?: AbortSignal): Promise<EntraAnswer>;
}

/** As was seen of Entra, with a character set that JSON has no use for. */
const headers = { 'content-type': 'application/scim+json; charset=utf-8' };

/**
 * Sends by a client, each request once and exactly as Entra would: a read has no `Content-Type`, a failure is no reason to
 * send again.
 *
 * @param client Whose base URL is the tenant URL. Its options `concurrency` and `rateLimit` hold for everything sent; with
 * `httpTransport` of `entra-provisioner/node` as its `transport`, what it sends has no headers that Entra's requests don't have.
 * @example
 * ```ts
 * import { clientTransport } from 'entra-provisioner';
 * import { httpTransport } from 'entra-provisioner/node';
 * import { createScimClient } from 'scim-client';
 *
 * const baseUrl = 'https://example.com/scim/v2';
 * const client = createScimClient({ baseUrl, token: 'secret', retry: false, transport: httpTransport });
 * const transport = clientTransport(client);
 * ```
 */
export function clientTransport(client: Pick<ScimClient, 'send'>): Transport {
  return {
    async send({ method, path, body }, signal) {
      try {
        const answer = await client.send(body === undefined ? { method, path } : { method, path, body, headers }, {
          signal,
        });
        return { status: answer.status, body: answer.body };
      } catch (error) {
        return answerOf(error);
      }
    },
  };
}

function answerOf(error: unknown): EntraAnswer {
  if (error instanceof ScimResponseError) return { status: error.status, body: error.body };
  // What can't be read has the status that it came with: a redirection to a sign-in page is no success, HTML may be one.
  if (error instanceof ScimClientError) return { status: error.status ?? 0, problem: problemOf(error) };
  throw error;
}

/** The message without the request, which whoever is told knows. */
function problemOf({ message, request }: ScimClientError): string {
  return message.replace(`${request?.method} ${request?.url}: `, '');
}
