import * as v from 'valibot';
import { findTenant } from '../find-tenant.ts';
import { historyOf } from '../history/change-history.ts';
import { changeSchema, differenceSchema, historySchema } from '../history/contract.ts';
import { nameOf } from '../history/describe-change.ts';
import { defineRoute, type RouteGroup } from '../http/route.ts';
import { wholeNumber } from '../http/whole-number.ts';
import type { InspectorParts } from '../inspector.ts';
import { memberPageSchema, resourcePageSchema, resourceRowSchema, resourceSchema } from './contract.ts';
import { momentOf, orGone, presentMoment } from './moment.ts';
import { listMembers, listResources, showResource } from './read-resources.ts';
import { createResource, deleteResource, findType, replaceResource } from './write-resources.ts';

const anyResource = v.looseObject({});
const at = v.optional(wholeNumber('at', 1));
const unknown = { 404: 'There is no such tenant, resource type, resource or exchange.' };
const past = { ...unknown, 410: 'The exchange is no longer kept, or the journal does not reach back to it.' };
const refused = {
  ...unknown,
  400: 'The service provider refuses the resource; `scimType` and `where` say why.',
  409: 'A value that must be unique is taken.',
};
const stale = { 412: 'Another version is there by now.' };
/** A group may have many members. */
const bodyBytes = 16 * 1024 * 1024;

/** What a tenant has, now and at the time of an exchange. */
export function resourceRoutes(parts: InspectorParts): RouteGroup {
  const { tenants, store, traffic } = parts;
  const find = (parameters: { readonly tenant: string; readonly type: string }) => {
    const tenant = findTenant(tenants, parameters.tenant);
    return { tenant, type: findType(tenant, parameters.type) };
  };
  const changed = (tenant: string) => traffic.announce('resources', tenant);
  const matchOf = (header: string) => (header === '' ? undefined : header);

  return {
    name: 'resources',
    schemas: {
      ...{ ResourcePage: resourcePageSchema, ResourceRow: resourceRowSchema, Resource: resourceSchema },
      ...{ MemberPage: memberPageSchema, History: historySchema, Change: changeSchema, Difference: differenceSchema },
    },
    routes: [
      defineRoute({
        method: 'GET',
        path: '/tenants/{tenant}/resources/{type}',
        summary: 'resources of one type, a page at a time',
        query: {
          filter: v.optional(v.string()),
          sortBy: v.optional(v.string()),
          sortOrder: v.optional(v.picklist(['ascending', 'descending'], 'Give ascending or descending.')),
          startIndex: v.optional(wholeNumber('startIndex', 1)),
          count: v.optional(wholeNumber('count', 0, 1_000)),
          at,
        },
        answer: { description: 'The page.', schema: resourcePageSchema },
        problems: { ...past, 400: 'The filter can not be read, or too many resources would have to be looked at.' },
        handle: async ({ parameters, query: { at, ...query } }) => {
          const { tenant, type } = find(parameters);
          const moment = await momentOf(parts, tenant, at);
          return { content: await orGone(() => listResources(moment, type, query)) };
        },
      }),
      defineRoute({
        method: 'POST',
        path: '/tenants/{tenant}/resources/{type}',
        summary: 'create a resource',
        body: anyResource,
        bodyBytes,
        answer: { status: 201, description: 'The resource.', schema: anyResource },
        problems: refused,
        handle: async ({ parameters, body }) => {
          const { tenant, type } = find(parameters);
          const { body: created, headers } = await createResource(presentMoment(parts, tenant), type, body);
          changed(tenant.name);
          return { content: created as Record<string, unknown>, headers: { ETag: headers.etag ?? '' } };
        },
      }),
      defineRoute({
        method: 'GET',
        path: '/tenants/{tenant}/resources/{type}/{id}',
        summary: 'one resource, and who holds it',
        query: { at },
        answer: { description: 'The resource.', schema: resourceSchema },
        problems: past,
        handle: async ({ parameters, query }) => {
          const { tenant, type } = find(parameters);
          const moment = await momentOf(parts, tenant, query.at);
          const content = await orGone(() => showResource(moment, tenant.name, type, parameters.id));
          return { content, headers: { ETag: content.etag } };
        },
      }),
      defineRoute({
        method: 'PUT',
        path: '/tenants/{tenant}/resources/{type}/{id}',
        summary: 'replace a resource; with If-Match only the version that was read',
        body: anyResource,
        bodyBytes,
        answer: { description: 'The resource as it is now.', schema: resourceSchema },
        problems: { ...refused, ...stale },
        handle: async ({ parameters, body, context }) => {
          const { tenant, type } = find(parameters);
          const moment = presentMoment(parts, tenant);
          const { id } = parameters;
          await replaceResource(moment, tenant, type, id, { body, match: matchOf(context.get('If-Match')) });
          changed(tenant.name);
          const content = await showResource(moment, tenant.name, type, id);
          return { content, headers: { ETag: content.etag } };
        },
      }),
      defineRoute({
        method: 'DELETE',
        path: '/tenants/{tenant}/resources/{type}/{id}',
        summary: 'delete a resource; with If-Match only the version that was read',
        answer: { description: 'It is gone.' },
        problems: { ...unknown, ...stale },
        handle: async ({ parameters, context }) => {
          const { tenant, type } = find(parameters);
          const match = matchOf(context.get('If-Match'));
          await deleteResource(presentMoment(parts, tenant), type, parameters.id, match);
          changed(tenant.name);
          return { content: undefined };
        },
      }),
      defineRoute({
        method: 'GET',
        path: '/tenants/{tenant}/resources/{type}/{id}/history',
        summary: 'what became of a resource, newest first',
        query: { before: v.optional(wholeNumber('before', 1)), limit: v.optional(wholeNumber('limit', 1, 500), '50') },
        answer: { description: 'A page of changes; none of a resource that never was.', schema: historySchema },
        problems: unknown,
        handle: async ({ parameters: { id, ...parameters }, query }) => {
          const { tenant, type } = find(parameters);
          const name = nameOf((await store.get(tenant.name, type, id))?.document);
          const resource = { tenant: tenant.name, resourceType: type.name, id, name };
          return { content: await historyOf(parts, resource, query) };
        },
      }),
      defineRoute({
        method: 'GET',
        path: '/tenants/{tenant}/resources/{type}/{id}/members',
        summary: 'the members of a group, a page at a time',
        query: { from: v.optional(v.string()), limit: v.optional(wholeNumber('limit', 1, 1_000), '100'), at },
        answer: { description: 'The page.', schema: memberPageSchema },
        problems: past,
        handle: async ({ parameters, query: { at, ...page } }) => {
          const { tenant, type } = find(parameters);
          const moment = await momentOf(parts, tenant, at);
          return { content: await orGone(() => listMembers(moment, tenant.name, type, parameters.id, page)) };
        },
      }),
    ],
  };
}
