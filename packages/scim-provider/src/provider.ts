import { type AnswerListener, answerRequest } from './answer.ts';
import type { EventListener } from './events/emitter.ts';
import type { EventType } from './events/events.ts';
import { pathOf } from './http/base-url.ts';
import type { ProviderRequest, ProviderResponse } from './http/message.ts';
import { Refusal } from './http/refusal.ts';
import { errorResponse, publicError } from './http/response.ts';
import type { Limits } from './limits.ts';
import type { ProviderOptions } from './options.ts';
import { bodyBytes, completeOptions, type Settings } from './settings.ts';

/** The service-provider side of SCIM: takes a request, gives the response. */
export interface Provider {
  /** Answers a request; never rejects, whatever the request holds. */
  handle(request: ProviderRequest): Promise<ProviderResponse>;
  /**
   * Listens to events of one kind.
   *
   * @returns Ends the listening.
   * @throws TypeError for a kind of event that there is not.
   * @example
   * ```ts
   * import { userResourceType } from 'scim-core';
   * import { acceptToken, createMemoryStore, createProvider } from 'scim-provider';
   *
   * const provider = createProvider({
   *   resourceTypes: [userResourceType],
   *   store: createMemoryStore(),
   *   authenticate: acceptToken('Xk2m9Qv7Lp4Tz8Rw'),
   * });
   * provider.on('deleted', ({ resourceType, id }) => console.log(`${resourceType} ${id} is gone`));
   * ```
   */
  on<Type extends EventType>(type: Type, listener: EventListener<Type>): () => void;
  /** The limits in force. */
  readonly limits: Limits;
  /** The most bytes that the body of a request to this URL may have, so that a server can stop reading there. */
  bodyLimit(url: string): number;
}

/**
 * Makes a SCIM service provider over a {@link ResourceStore}. It knows no HTTP framework: hand it requests, send its
 * responses.
 *
 * @throws TypeError for an option that is missing or wrong.
 * @see [RFC 7644](https://www.rfc-editor.org/rfc/rfc7644)
 * @example
 * ```ts
 * import { groupResourceType, userResourceType } from 'scim-core';
 * import { acceptToken, createMemoryStore, createProvider } from 'scim-provider';
 *
 * const provider = createProvider({
 *   resourceTypes: [userResourceType, groupResourceType],
 *   store: createMemoryStore(),
 *   authenticate: acceptToken('Xk2m9Qv7Lp4Tz8Rw'),
 *   baseUrl: 'https://example.com/scim/v2',
 * });
 * const response = await provider.handle({
 *   method: 'GET',
 *   url: '/scim/v2/Users?filter=userName+eq+%22bjensen%22',
 *   headers: { authorization: 'Bearer Xk2m9Qv7Lp4Tz8Rw' },
 * });
 * response.status; // 200
 * ```
 */
export function createProvider(options: ProviderOptions): Provider {
  const settings = completeOptions(options);
  const { limits } = settings;
  return Object.freeze({
    limits,
    handle: (request: ProviderRequest) => handle(settings, request),
    on: settings.emitter.on,
    bodyLimit: (url: string) => bodyLimit(settings, url),
  });
}

async function handle(settings: Settings, request: ProviderRequest): Promise<ProviderResponse> {
  const asked = request.method.toUpperCase();
  // HEAD is GET without the body (RFC 9110 §9.3.2).
  const isHead = asked === 'HEAD';
  let principal: string | undefined;
  const listener: AnswerListener = {
    emit(details, of) {
      const tenant = request.tenant ?? settings.tenant;
      const { context } = request;
      settings.emitter.emit({
        tenant,
        method: asked,
        path: pathOf(request.url),
        principal,
        context,
        ...of,
        ...details,
      });
    },
    onPrincipal({ id }) {
      principal = id;
    },
  };
  let response: ProviderResponse;
  try {
    response = await answerRequest(settings, request, isHead ? 'GET' : asked, listener);
  } catch (error) {
    const shown = publicError(error);
    listener.emit({ type: 'failed', status: shown.status, error });
    response = errorResponse(shown, error instanceof Refusal ? error.headers : {});
  }
  return isHead ? { ...response, body: undefined } : response;
}

/** Only an estimate for a server that reads the body: every path segment may name the type. */
function bodyLimit(settings: Settings, url: string): number {
  const path = `${pathOf(url).toLowerCase()}/`;
  if (path.endsWith('/bulk/')) return settings.limits.bulkBytes;
  const type = settings.resourceTypes.find(({ endpoint }) => path.includes(`${endpoint.toLowerCase()}/`));
  return type === undefined ? settings.limits.bodyBytes : bodyBytes(settings, type);
}
