import type { ProviderRequest } from '../http/message.ts';

/** What a server adds to the requests that it hands over. */
export interface HandlerOptions<Request> {
  /** The tenant that every request is for, or what tells it. Default {@link ProviderOptions.tenant}. */
  readonly tenant?: string | ((request: Request) => string | undefined) | undefined;
  /** The SCIM base URL that the client of a request sees. Default {@link ProviderOptions.baseUrl}. */
  readonly baseUrl?: ((request: Request) => string | undefined) | undefined;
  /** Anything that is to be found again in the events of a request. */
  readonly context?: ((request: Request) => unknown) | undefined;
}

/** The part of a {@link ProviderRequest} that options tell. */
export function addedBy<Request>(
  { tenant, baseUrl, context }: HandlerOptions<Request>,
  request: Request,
): Pick<ProviderRequest, 'tenant' | 'baseUrl' | 'context'> {
  const ofTenant = typeof tenant === 'function' ? tenant(request) : tenant;
  const base = baseUrl?.(request);
  return {
    ...(ofTenant === undefined ? {} : { tenant: ofTenant }),
    ...(base === undefined ? {} : { baseUrl: base }),
    ...(context === undefined ? {} : { context: context(request) }),
  };
}
