import * as v from 'valibot';

/** A tenant as the inspector describes it. */
export const tenantSchema = v.object({
  name: v.string(),
  baseUrl: v.pipe(v.string(), v.description('SCIM base URL')),
  mode: v.string(),
  profile: v.object({ id: v.string(), name: v.string() }),
  resourceTypes: v.array(v.object({ name: v.string(), endpoint: v.string(), total: v.number() })),
  exchanges: v.pipe(v.number(), v.description('how many exchanges of this tenant are kept')),
  lastExchange: v.nullable(v.number()),
});

/** The server as the inspector describes it. */
export const serverSchema = v.object({
  version: v.string(),
  url: v.string(),
  startedAt: v.string(),
  database: v.picklist(['memory', 'file']),
  kept: v.pipe(v.object({ exchanges: v.number(), bytes: v.number() }), v.description('the bounds of the log')),
  replayTargets: v.pipe(v.array(v.string()), v.description('where exchanges may be sent again, beside this server')),
  tenants: v.array(tenantSchema),
});
