import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Server, Tenant } from '../api/contract.ts';

const Context = createContext<Server | undefined>(undefined);
export const ServerProvider = Context.Provider;

/** What the server says of itself. */
export function useServer(): Server {
  const server = useContext(Context);
  if (server === undefined) throw new TypeError('used before the server has answered');
  return server;
}

/** One tenant by its name, or the default one where there is none of that name. */
export function tenantOf({ tenants }: Server, name: string | null | undefined): Tenant {
  const tenant = tenants.find((tenant) => tenant.name === name) ?? tenants[0];
  if (tenant === undefined) throw new TypeError('a server has a tenant');
  return tenant;
}
