import {
  listResponse,
  type ResourceType,
  resourceTypeSchema,
  resourceTypeToJSON,
  type Schema,
  ScimError,
  SERVICE_PROVIDER_CONFIG_URN,
  schemaSchema,
  schemaToJSON,
  serviceProviderConfigSchema,
} from 'scim-core';
import type { ProviderResponse } from '../http/message.ts';
import { withBody } from '../http/response.ts';
import type { Settings } from '../settings.ts';
import { quoted } from '../text.ts';

/** What a discovery endpoint needs to know. */
export interface DiscoveryRequest {
  readonly settings: Settings;
  readonly baseUrl: string;
  /** A filter there is refused, so that nobody takes an unfiltered answer for a filtered one (RFC 7644 §4). */
  readonly hasFilter: boolean;
}

/** `GET /ServiceProviderConfig`. See [RFC 7643 §5](https://www.rfc-editor.org/rfc/rfc7643#section-5). */
export function serviceProviderConfig({ settings, baseUrl }: DiscoveryRequest): ProviderResponse {
  const { limits, documentationUri, authenticationSchemes, resourceTypes, bulk } = settings;
  return answer({
    schemas: [SERVICE_PROVIDER_CONFIG_URN],
    ...(documentationUri === undefined ? {} : { documentationUri }),
    patch: { supported: true },
    bulk: {
      supported: bulk,
      maxOperations: bulk ? limits.bulkOperations : 0,
      maxPayloadSize: bulk ? limits.bulkBytes : 0,
    },
    filter: { supported: true, maxResults: limits.maxPageSize },
    changePassword: { supported: resourceTypes.some(hasSecret) },
    sort: { supported: true },
    etag: { supported: true },
    pagination: {
      cursor: true,
      index: true,
      defaultPaginationMethod: 'index',
      defaultPageSize: limits.pageSize,
      maxPageSize: limits.maxPageSize,
      cursorTimeout: settings.cursorTimeout,
    },
    authenticationSchemes,
    meta: { resourceType: 'ServiceProviderConfig', location: `${baseUrl}/ServiceProviderConfig` },
  });
}

/** Whether a type has a secret that clients may change, which is what changing a password means here. */
function hasSecret({ attributes }: ResourceType): boolean {
  return attributes.some(({ mutability, returned }) => mutability === 'writeOnly' && returned === 'never');
}

/** `GET /ResourceTypes` and `GET /ResourceTypes/{name}`. See [RFC 7643 §6](https://www.rfc-editor.org/rfc/rfc7643#section-6). */
export function resourceTypes(request: DiscoveryRequest, name: string | undefined): ProviderResponse {
  const { settings, baseUrl } = request;
  const bodies = settings.resourceTypes.map((type) => ({
    ...resourceTypeToJSON(type),
    meta: { resourceType: 'ResourceType', location: `${baseUrl}/ResourceTypes/${encodeURIComponent(type.name)}` },
  }));
  if (name === undefined) return list(request, bodies);
  return one(
    bodies.find(({ id }) => id === name),
    'resource type',
    name,
  );
}

/** `GET /Schemas` and `GET /Schemas/{urn}`. See [RFC 7643 §7](https://www.rfc-editor.org/rfc/rfc7643#section-7). */
export function schemas(request: DiscoveryRequest, urn: string | undefined): ProviderResponse {
  const bodies = servedSchemas(request.settings).map((schema) => ({
    ...schemaToJSON(schema),
    meta: { resourceType: 'Schema', location: `${request.baseUrl}/Schemas/${schema.id}` },
  }));
  if (urn === undefined) return list(request, bodies);
  return one(
    bodies.find(({ id }) => id.toLowerCase() === urn.toLowerCase()),
    'schema',
    urn,
  );
}

/** Every schema that a resource of this service provider may name, the discovery resources included. */
function servedSchemas({ resourceTypes: types }: Settings): Schema[] {
  const served = new Map<string, Schema>();
  for (const { schema, extensions } of types) {
    for (const one of [schema, ...extensions.map((extension) => extension.schema)]) served.set(one.id, one);
  }
  for (const schema of [serviceProviderConfigSchema, resourceTypeSchema, schemaSchema]) served.set(schema.id, schema);
  return [...served.values()];
}

function list({ hasFilter }: DiscoveryRequest, bodies: readonly object[]): ProviderResponse {
  if (hasFilter) throw new ScimError(403, 'This endpoint can not be filtered; leave out the filter.');
  return answer(listResponse({ resources: bodies }));
}

function one(body: object | undefined, what: string, id: string): ProviderResponse {
  if (body === undefined) throw new ScimError(404, `There is no ${what} ${quoted(id)}.`);
  return answer(body);
}

function answer(body: object): ProviderResponse {
  return withBody(200, JSON.stringify(body));
}
