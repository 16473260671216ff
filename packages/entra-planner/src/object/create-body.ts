import type { AppRole } from '../directory/types.ts';
import type { PlannerOptions } from '../options.ts';
import type { JsonObject } from '../request.ts';
import { typedValue } from '../target/convert.ts';
import { roleObjects } from '../target/roles.ts';
import { writeTarget } from '../target/write-target.ts';
import type { MappedValue } from './map-values.ts';

const CORE_USER = 'urn:ietf:params:scim:schemas:core:2.0:User';
const ENTERPRISE_USER = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const CORE_GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const LEGACY_GROUP = 'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group';

/**
 * The body of the POST that creates an object. Truth values are such here, in either dialect; groups come without members.
 *
 * @see [Create user](https://learn.microsoft.com/entra/identity/app-provisioning/use-scim-to-provision-users-and-groups#create-user)
 */
export function createBody(
  kind: 'user' | 'group',
  values: readonly MappedValue[],
  roles: readonly AppRole[],
  options: PlannerOptions,
): JsonObject {
  const body: Record<string, unknown> = { schemas: schemasOf(kind, options) };
  for (const { target, created, value, roles: name } of values) {
    writeTarget(body, created, name === undefined ? typedValue(target, value) : roleObjects(name, roles));
  }
  if (options.primaryWorkEmail === true) markWorkEmail(body.emails);
  body.meta = { resourceType: kind === 'user' ? 'User' : 'Group' };
  return body;
}

function schemasOf(kind: 'user' | 'group', { createSchemas, legacyGroupSchema }: PlannerOptions): readonly string[] {
  if (kind === 'group') return legacyGroupSchema === true ? [CORE_GROUP, LEGACY_GROUP] : [CORE_GROUP];
  return createSchemas === 'core' ? [CORE_USER] : [CORE_USER, ENTERPRISE_USER];
}

function markWorkEmail(emails: unknown): void {
  if (!Array.isArray(emails)) return;
  const work = (emails as Record<string, unknown>[]).find(({ type }) => type === 'work');
  if (work !== undefined) work.primary ??= true;
}
