import type { ObjectMapping } from 'entra-mapping';

/** The clicks to a mapping in the portal, for example `Provisioning ▸ Mappings ▸ Provision Microsoft Entra ID Users`. */
export function portalPath(objectMapping: ObjectMapping): string {
  const fallback = objectMapping.kind === 'group' ? 'the mapping of groups' : 'the mapping of users';
  return `Provisioning ▸ Mappings ▸ ${objectMapping.name ?? fallback}`;
}
