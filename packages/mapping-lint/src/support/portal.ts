import type { ObjectMapping } from 'entra-mapping';

/** The clicks to a mapping in the portal, for example `Provisioning ▸ Mappings ▸ Provision Microsoft Entra ID Users`. */
export function portalPath(objectMapping: ObjectMapping): string {
  const fallback = objectMapping.kind === 'group' ? 'the mapping of groups' : 'the mapping of users';
  return `Provisioning ▸ Mappings ▸ ${objectMapping.name ?? fallback}`;
}

/** The clicks to the list of target attributes of a mapping. */
export function attributeListPath(objectMapping: ObjectMapping): string {
  return `${portalPath(objectMapping)} ▸ Show advanced options ▸ Edit attribute list`;
}

/** The clicks to an attribute of that list. */
export function attributePath(objectMapping: ObjectMapping, attribute: string, change: string): string {
  return `${attributeListPath(objectMapping)} ▸ row "${attribute}" ▸ ${change}, then Save`;
}

/** The clicks to the scoping filters of a mapping. */
export function scopePath(objectMapping: ObjectMapping): string {
  return `${portalPath(objectMapping)} ▸ Source Object Scope`;
}

/** Where the portal takes a whole schema. */
export const SCHEMA_EDITOR =
  'Provisioning ▸ Attribute mapping ▸ Show advanced options ▸ Review your schema here, correct the text, then Save';

/** Where the portal takes the scope of the job. */
export function scopeSetting(setting: string): string {
  return `Provisioning ▸ Settings ▸ Scope: ${setting}, then Save`;
}
