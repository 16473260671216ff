import type { Provider } from '../provider.ts';
import { asStream } from './bytes.ts';
import { addedBy, type HandlerOptions } from './handler-options.ts';
import { requestFrom } from './node-handler.ts';
import type { NodeRequest } from './node-message.ts';

/** What the adapter uses of a Koa context. */
export interface KoaContext {
  readonly req: NodeRequest;
  /** The whole target, where a router or `koa-mount` has cut `url`. */
  readonly originalUrl: string;
  readonly headers: NodeRequest['headers'];
  readonly request: object;
  status: number;
  body: unknown;
  set(headers: Record<string, string>): void;
}

/**
 * Turns a provider into a Koa middleware (Koa 3). It answers every request that reaches it: mount it where the base URL is.
 *
 * @example
 * ```ts
 * import { groupResourceType, userResourceType } from 'scim-core';
 * import { acceptToken, createMemoryStore, createProvider, koaHandler } from 'scim-provider';
 *
 * const provider = createProvider({
 *   resourceTypes: [userResourceType, groupResourceType],
 *   store: createMemoryStore(),
 *   authenticate: acceptToken('Xk2m9Qv7Lp4Tz8Rw'),
 *   baseUrl: 'https://example.com/scim/v2',
 * });
 * const middleware = koaHandler(provider); // app.use(middleware)
 * ```
 */
export function koaHandler<Context extends KoaContext>(
  provider: Provider,
  options: HandlerOptions<Context> = {},
): (context: Context) => Promise<void> {
  return async (context) => {
    const { req, originalUrl, request } = context;
    const { status, headers, body } = await provider.handle({
      ...requestFrom(req, originalUrl, () => (request as { readonly body?: unknown }).body),
      ...addedBy(options, context),
    });
    context.status = status;
    context.body = asStream(body);
    context.set({ ...headers });
    // Koa takes a body that is null for 204.
    context.status = status;
  };
}
