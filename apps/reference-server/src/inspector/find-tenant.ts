import type { Tenant } from '../tenant/tenant.ts';
import { Problem } from './http/problem.ts';

/**
 * @param where The parameter that holds the name.
 * @throws Problem 404 when there is no tenant of this name.
 */
export function findTenant(tenants: ReadonlyMap<string, Tenant>, name: string, where = 'tenant'): Tenant {
  const tenant = tenants.get(name);
  if (tenant !== undefined) return tenant;
  const detail = `There is no tenant of this name; there are ${[...tenants.keys()].join(', ')}.`;
  throw new Problem(404, detail, { where });
}
