import type { Context } from 'koa';
import { sendAnswer } from './answer.ts';
import { baseUrlReader } from './base-url.ts';
import type { Answerer } from './chain.ts';
import type { ExchangeState } from './exchange-state.ts';
import { plainTarget } from './plain-target.ts';
import { hasBody, readBody } from './read-body.ts';

/** What the endpoint must know of the server. */
export interface ScimEndpointParts {
  readonly publicUrl: string | undefined;
  /** The root URL of the address that the server listens on. */
  readonly localUrl: () => string;
  /** Whether a proxy is believed what it says of the URL that the caller used. */
  readonly trustProxy: boolean;
}

/** Everything below a SCIM base URL: reads the body within its limit and lets the provider of the tenant answer. */
export function scimEndpoint({ publicUrl, localUrl, trustProxy }: ScimEndpointParts): Answerer {
  const baseUrlOf = baseUrlReader(publicUrl, localUrl);
  // A public URL may have a path of its own, which a proxy took off the front.
  const publicPath = publicUrl === undefined ? '' : new URL(publicUrl).pathname.replace(/\/$/, '');
  return async function answerScim(context: Context): Promise<void> {
    const state = context.state as ExchangeState;
    const { provider, basePath } = state.tenant;
    // One that is not there needs no waiting for, and a fault may have read it.
    if (state.requestBody === undefined && hasBody(context.req)) {
      const body = await readBody(context.req, provider.bodyLimit(context.path));
      if (body !== undefined) state.requestBody = body;
    }
    const { method = '', headers } = context.req;
    const baseUrl = baseUrlOf(context, basePath, trustProxy ? undefined : headers.host);
    const answer = await provider.handle({
      method,
      url: publicPath + (plainTarget(context) ?? context.path + context.search),
      headers,
      body: state.requestBody,
      baseUrl,
      context: state,
    });
    state.answer = answer;
    sendAnswer(context, answer);
    if (answer.status === 401 && state.verdict?.accepted === false) {
      context.set('WWW-Authenticate', state.verdict.challenge);
    }
  };
}
