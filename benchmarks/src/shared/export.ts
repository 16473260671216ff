const USER = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

function mapping(index: number) {
  const attribute = {
    expression: `[extensionAttribute${index}]`,
    name: `extensionAttribute${index}`,
    type: 'Attribute',
  };
  const call = `Replace([extensionAttribute${index}], "-", , , "_", , )`;
  const source =
    index % 4 === 0
      ? { expression: call, name: 'Replace', type: 'Function', parameters: [{ key: 'source', value: attribute }] }
      : { ...attribute, parameters: [] };
  return {
    defaultValue: index % 7 === 0 ? 'none' : null,
    exportMissingReferences: false,
    flowBehavior: 'FlowWhenChanged',
    flowType: 'Always',
    matchingPriority: index === 0 ? 1 : 0,
    targetAttributeName: `urn:ietf:params:scim:schemas:extension:Example:2.0:User:attribute${index}`,
    source,
  };
}

function definition(index: number) {
  return {
    anchor: index === 0,
    caseExact: false,
    defaultValue: null,
    flowNullValues: false,
    multivalued: index % 20 === 0,
    mutability: 'ReadWrite',
    name: `extensionAttribute${index}`,
    required: false,
    type: index % 9 === 0 ? 'Boolean' : 'String',
    apiExpressions: [],
    metadata: [{ key: 'IsCustomerDefined', value: 'false' }],
    referencedObjects: [],
  };
}

function build(mappings: number): string {
  const objects = (count: number) => [
    { name: 'User', attributes: Array.from({ length: count }, (_, at) => definition(at)) },
  ];
  const objectMapping = {
    enabled: true,
    flowTypes: 'Add,Update,Delete',
    name: 'Provision Microsoft Entra ID Users',
    sourceObjectName: 'User',
    targetObjectName: USER,
    attributeMappings: Array.from({ length: mappings }, (_, at) => mapping(at)),
    scope: null,
  };
  const rule = {
    editable: true,
    id: '3c2f1e0d-4b5a-4697-8887-96a5b4c3d2e1',
    name: 'USERGROUP_OUTBOUND_USERGROUP',
    priority: 1,
    sourceDirectoryName: 'Microsoft Entra ID',
    targetDirectoryName: 'customappsso',
    objectMappings: [objectMapping],
  };
  const schema = {
    '@odata.context':
      'https://graph.microsoft.com/beta/$metadata#servicePrincipals/synchronization/jobs/schema/$entity',
    id: 'scim.1',
    version: 'Date:2026-03-02T09:30:00.1234567Z',
    synchronizationRules: [rule],
    directories: [
      { id: '1', name: 'Microsoft Entra ID', objects: objects(3 * mappings) },
      { id: '2', name: 'customappsso', objects: objects(2 * mappings) },
    ],
  };
  return JSON.stringify(schema, null, 2);
}

/** A clean export as the portal writes it, of about this many characters, most of them in the definitions of attributes. */
export function makeExport(size: number): string {
  for (let mappings = 1; ; mappings += 1) {
    const text = build(mappings);
    if (text.length >= size) return text;
  }
}
