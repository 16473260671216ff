import { Readable } from 'node:stream';
import * as v from 'valibot';
import { SettingError } from '../../settings/setting-error.ts';
import { findTenant } from '../find-tenant.ts';
import { Problem } from '../http/problem.ts';
import { defineRoute, type RouteGroup } from '../http/route.ts';
import type { InspectorParts } from '../inspector.ts';

/** The most users that are invented at once. */
const mostSeeded = 100_000;
/** The largest snapshot that is taken back. */
const snapshotBytes = 64 * 1024 * 1024;
const countText = `users must be a whole number from 1 to ${mostSeeded}.`;

const snapshotSchema = v.looseObject({
  schemas: v.optional(v.array(v.string())),
  totalResults: v.optional(v.number()),
  Resources: v.array(v.looseObject({})),
});
const noTenant = { 404: 'There is no such tenant.' };

/** Starting anew, inventing people, and keeping a state to come back to. */
export function stateRoutes({ tenants }: InspectorParts): RouteGroup {
  return {
    name: 'state',
    schemas: { Snapshot: snapshotSchema },
    routes: [
      defineRoute({
        method: 'POST',
        path: '/reset',
        summary: 'reset every tenant',
        answer: { description: 'They have what they started with, and no exchanges.' },
        handle: async () => {
          for (const tenant of tenants.values()) await tenant.reset();
          return { content: undefined };
        },
      }),
      defineRoute({
        method: 'POST',
        path: '/tenants/{tenant}/reset',
        summary: 'delete all resources of a tenant and its exchanges, and create what it started with',
        answer: { description: 'It has what it started with.' },
        problems: noTenant,
        handle: async ({ parameters }) => {
          await findTenant(tenants, parameters.tenant).reset();
          return { content: undefined };
        },
      }),
      defineRoute({
        method: 'POST',
        path: '/tenants/{tenant}/seed',
        summary: 'invent users, with groups for their departments',
        body: v.object({
          users: v.pipe(
            v.number(countText),
            v.integer(countText),
            v.minValue(1, countText),
            v.maxValue(mostSeeded, countText),
          ),
        }),
        answer: {
          status: 201,
          description: 'How many were made.',
          schema: v.object({ users: v.number(), groups: v.number() }),
        },
        problems: noTenant,
        handle: async ({ parameters, body }) => {
          return { content: { ...(await findTenant(tenants, parameters.tenant).seed(body.users)) } };
        },
      }),
      defineRoute({
        method: 'GET',
        path: '/tenants/{tenant}/snapshot',
        summary: 'all resources of a tenant, without secrets, as import takes them',
        answer: { description: 'The snapshot, which PUT takes.', type: 'application/json' },
        problems: noTenant,
        handle: ({ parameters }) => ({
          content: Readable.from(findTenant(tenants, parameters.tenant).snapshotText(), { objectMode: false }),
        }),
      }),
      defineRoute({
        method: 'PUT',
        path: '/tenants/{tenant}/snapshot',
        summary: 'put the resources of a snapshot in the place of all that a tenant has',
        body: snapshotSchema,
        bodyBytes: snapshotBytes,
        answer: { description: 'It has what the snapshot has.' },
        problems: { ...noTenant, 400: 'A resource of it is refused; the tenant has what it had.' },
        handle: async ({ parameters, body }) => {
          const tenant = findTenant(tenants, parameters.tenant);
          try {
            await tenant.restore(body);
          } catch (cause) {
            if (!(cause instanceof SettingError)) throw cause;
            throw new Problem(400, cause.message, { where: 'body.Resources', cause });
          }
          return { content: undefined };
        },
      }),
    ],
  };
}
