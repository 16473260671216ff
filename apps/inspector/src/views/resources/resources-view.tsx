import type { Place } from '../../app/location.ts';
import { tenantOf, useServer } from '../../app/server.ts';
import { NewResource } from './new-resource.tsx';
import { ResourceList } from './resource-list.tsx';
import { ResourceView } from './resource-view.tsx';

/** What the tenants hold: `/resources/{tenant}/{type}`, and one of it with its id behind that. */
export function ResourcesView({ place }: { place: Place }) {
  const server = useServer();
  const [, name, typeName, id] = place.parts;
  const tenant = tenantOf(server, name);
  const type = tenant.resourceTypes.find(({ name }) => name === typeName) ?? tenant.resourceTypes[0];
  if (type === undefined) return null;
  const at = place.query.get('at') ?? '';
  if (id === 'new') return <NewResource tenant={tenant.name} type={type.name} />;
  if (id !== undefined)
    return <ResourceView key={id} tenant={tenant.name} type={type.name} id={id} at={at} place={place} />;
  return <ResourceList key={`${tenant.name} ${type.name}`} place={place} tenant={tenant} type={type.name} at={at} />;
}
