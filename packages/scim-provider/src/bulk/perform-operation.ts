import { type BulkOperation, type BulkResult, ScimError, type ToleranceListener } from 'scim-core';
import type { Exchange } from '../exchange.ts';
import type { ProviderResponse } from '../http/message.ts';
import { publicError } from '../http/response.ts';
import { findRoute, type Route } from '../http/router.ts';
import { readTarget } from '../http/target.ts';
import { endpointOf, perform } from '../perform.ts';
import { quoted } from '../text.ts';

/** What became of one operation. */
export interface Outcome {
  readonly result: BulkResult;
  /** The id of the resource that was created. */
  readonly id: string | undefined;
}

type ResourceRoute = Extract<Route, { readonly kind: 'type' | 'resource' | 'typeSearch' }>;

/** Carries out one operation as the same request on its own would be, policy included. Never rejects. */
export async function performOperation(exchange: Exchange, operation: BulkOperation): Promise<Outcome> {
  const { method, path, version } = operation;
  const event = { method, path };
  const emit: Exchange['emit'] = (details) => exchange.emit(details, event);
  const onTolerance: ToleranceListener = (id, where) => emit({ type: 'tolerance', id, where });
  let route: ResourceRoute | undefined;
  try {
    route = routeOf(exchange, operation, onTolerance);
    const endpoint = route.kind === 'typeSearch' ? undefined : endpointOf(route, method);
    if (endpoint === undefined) throw new ScimError(405, `${quoted(path)} has no method ${method}.`);
    const headers = new Map(version === undefined ? [] : [['if-match', version] as const]);
    const one: Exchange = { ...exchange, method, headers, parameters: new Map(), onTolerance, emit };
    const response = await perform(one, route, endpoint, async () => operation.data);
    return { result: succeeded(exchange, operation, route, response), id: createdId(method, response) };
  } catch (error) {
    const shown = publicError(error);
    emit({ type: 'failed', status: shown.status, error });
    return { result: { ...failedResult(operation, shown), ...locationOf(exchange, route) }, id: undefined };
  }
}

/** Paths in bulk requests are relative to the base URL. */
const NO_BASE = { url: '', path: '' };

function routeOf(
  { settings }: Exchange,
  { path, method }: BulkOperation,
  onTolerance: ToleranceListener,
): ResourceRoute {
  const { mode, limits, resourceTypes } = settings;
  const target = readTarget(path, { base: NO_BASE, mode, length: limits.urlLength, onTolerance });
  const route = target && findRoute(target.segments, resourceTypes, mode, onTolerance);
  if (route === undefined || !('type' in route)) {
    throw new ScimError(
      404,
      `The path ${quoted(path)} of ${method} is not accepted here; name an endpoint such as /Users, or a resource such as /Users/<id>.`,
    );
  }
  return route;
}

/** The result of an operation that was refused. */
export function failedResult(operation: BulkOperation | undefined, error: ScimError): BulkResult {
  const { method, bulkId } = operation ?? {};
  return {
    // An operation that can't be read has no method that could be repeated.
    ...({ method } as Pick<BulkResult, 'method'>),
    ...(bulkId === undefined ? {} : { bulkId }),
    status: String(error.status),
    response: error.toJSON(),
  };
}

function succeeded(
  exchange: Exchange,
  { method, bulkId }: BulkOperation,
  route: ResourceRoute,
  { status, headers }: ProviderResponse,
): BulkResult {
  const location = headers.location === undefined ? locationOf(exchange, route) : { location: headers.location };
  return {
    method,
    ...(bulkId === undefined ? {} : { bulkId }),
    ...(headers.etag === undefined ? {} : { version: headers.etag }),
    ...location,
    status: String(status),
  };
}

/** The URL of the resource that a path names. */
function locationOf({ locationOf }: Exchange, route: ResourceRoute | undefined): Pick<BulkResult, 'location'> {
  const location = route?.kind === 'resource' ? locationOf(route.type.name, route.id) : undefined;
  return location === undefined ? {} : { location };
}

function createdId(method: string, { headers }: ProviderResponse): string | undefined {
  const segment = method === 'POST' ? headers.location?.split('/').at(-1) : undefined;
  return segment === undefined ? undefined : decodeURIComponent(segment);
}
