/** An attribute mapping as an export of Entra has it. */
export interface MappingRow {
  readonly targetAttributeName: string;
  readonly source: object;
}

/** A direct mapping from a source attribute. */
export function mappingRow(targetAttributeName: string, name: string, more: object = {}): MappingRow {
  return { targetAttributeName, source: { type: 'Attribute', name, expression: `[${name}]` }, ...more };
}

/** The text of an export with these mappings of users. */
export function exportOf(attributeMappings: readonly MappingRow[]): string {
  const users = {
    name: 'Provision Microsoft Entra ID Users',
    enabled: true,
    targetObjectName: 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User',
    attributeMappings,
  };
  return JSON.stringify({ synchronizationRules: [{ objectMappings: [users] }] }, null, 2);
}
