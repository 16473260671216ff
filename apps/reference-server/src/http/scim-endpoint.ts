import type { Context, Middleware } from 'koa';
import { sendAnswer } from './answer.ts';
import { rootUrl } from './base-url.ts';
import type { ExchangeState } from './exchange-state.ts';
import { readBody } from './read-body.ts';

/** What the endpoint must know of the server. */
export interface ScimEndpointParts {
  readonly publicUrl: string | undefined;
  /** The root URL of the address that the server listens on. */
  readonly localUrl: () => string;
}

/** Everything below a SCIM base URL: reads the body within its limit and lets the provider of the tenant answer. */
export function scimEndpoint({ publicUrl, localUrl }: ScimEndpointParts): Middleware {
  return async function answerScim(context: Context): Promise<void> {
    const state = context.state as ExchangeState;
    const { provider, basePath } = state.tenant;
    const body = state.requestBody ?? (await readBody(context.req, provider.bodyLimit(context.path)));
    if (body !== undefined) state.requestBody = body;
    const baseUrl = rootUrl(context, publicUrl, localUrl()) + basePath;
    const answer = await provider.handle({
      method: context.method,
      // A public URL may have a path of its own, which a proxy took off the front.
      url: baseUrl + context.path.slice(basePath.length) + context.search,
      headers: context.headers,
      body,
      baseUrl,
      context: state,
    });
    sendAnswer(context, answer);
    if (answer.status === 401 && state.verdict?.accepted === false) {
      context.set('WWW-Authenticate', state.verdict.challenge);
    }
  };
}
