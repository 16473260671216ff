import {
  compileProjection,
  defineResourceType,
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
  type ToleranceListener,
} from 'scim-core';
import type { ProviderResponse } from '../http/message.ts';
import { withBody } from '../http/response.ts';
import { readSelection } from '../http/selection.ts';
import type { Settings } from '../settings.ts';
import { quoted } from '../text.ts';

/** What a discovery endpoint needs to know. */
export interface DiscoveryRequest {
  readonly settings: Settings;
  readonly baseUrl: string;
  readonly parameters: ReadonlyMap<string, string>;
  readonly onTolerance: ToleranceListener;
}

/** The resources of discovery as resource types, of which `attributes` can select. */
const CONFIG = defineResourceType({
  name: 'ServiceProviderConfig',
  endpoint: '/ServiceProviderConfig',
  schema: serviceProviderConfigSchema,
});
const RESOURCE_TYPE = defineResourceType({
  name: 'ResourceType',
  endpoint: '/ResourceTypes',
  schema: resourceTypeSchema,
});
const SCHEMA = defineResourceType({ name: 'Schema', endpoint: '/Schemas', schema: schemaSchema });

/** `GET /ServiceProviderConfig`. See [RFC 7643 §5](https://www.rfc-editor.org/rfc/rfc7643#section-5). */
export function serviceProviderConfig(request: DiscoveryRequest): ProviderResponse {
  const { settings, baseUrl } = request;
  const { limits, documentationUri, authenticationSchemes, resourceTypes, bulk } = settings;
  return answer(
    selector(
      request,
      CONFIG,
    )({
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
        defaultPaginationMethod: settings.defaultPagination,
        defaultPageSize: limits.pageSize,
        maxPageSize: limits.maxPageSize,
        cursorTimeout: settings.cursorTimeout,
      },
      authenticationSchemes,
      meta: { resourceType: 'ServiceProviderConfig', location: `${baseUrl}/ServiceProviderConfig` },
    }),
  );
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
  const select = selector(request, RESOURCE_TYPE);
  if (name === undefined) return answer(listResponse({ resources: bodies.map(select) }));
  const found = bodies.find(({ id }) => id === name);
  if (found === undefined) throw notFound('resource type', name);
  return answer(select(found));
}

/** `GET /Schemas` and `GET /Schemas/{urn}`. See [RFC 7643 §7](https://www.rfc-editor.org/rfc/rfc7643#section-7). */
export function schemas(request: DiscoveryRequest, urn: string | undefined): ProviderResponse {
  const bodies = servedSchemas(request.settings).map((schema) => ({
    ...schemaToJSON(schema),
    meta: { resourceType: 'Schema', location: `${request.baseUrl}/Schemas/${schema.id}` },
  }));
  const select = selector(request, SCHEMA);
  if (urn === undefined) return answer(listResponse({ resources: bodies.map(select) }));
  const found = bodies.find(({ id }) => id.toLowerCase() === urn.toLowerCase());
  if (found === undefined) throw notFound('schema', urn);
  return answer(select(found));
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

/**
 * What is left of a resource under `attributes` and `excludedAttributes`. Sorting and pages are passed over here, but a filter
 * is refused, so that nobody takes an unfiltered answer for a filtered one.
 *
 * @throws ScimError 403 for a filter.
 * @see [RFC 7644 §4](https://www.rfc-editor.org/rfc/rfc7644#section-4)
 */
function selector(request: DiscoveryRequest, resourceType: ResourceType): (body: object) => object {
  if (request.parameters.has('filter')) {
    throw new ScimError(403, 'This endpoint can not be filtered; leave out the filter.');
  }
  return compileProjection({ resourceType, ...readSelection(request) });
}

function notFound(what: string, id: string): ScimError {
  return new ScimError(404, `There is no ${what} ${quoted(id)}.`);
}

function answer(body: object): ProviderResponse {
  return withBody(200, JSON.stringify(body));
}
