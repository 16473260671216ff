/**
 * The property names that the model reads, as the
 * [schema resource](https://learn.microsoft.com/en-us/graph/api/resources/synchronization-synchronizationschema) writes
 * them.
 */
const NAMES = [
  'anchor',
  'attributeMappings',
  'attributes',
  'caseExact',
  'categoryFilterGroups',
  'clauses',
  'defaultValue',
  'directories',
  'editable',
  'enabled',
  'exportMissingReferences',
  'expression',
  'flowBehavior',
  'flowNullValues',
  'flowType',
  'flowTypes',
  'groups',
  'id',
  'inputFilterGroups',
  'key',
  'matchingPriority',
  'metadata',
  'multivalued',
  'mutability',
  'name',
  'objectMappings',
  'objects',
  'operatorName',
  'parameters',
  'priority',
  'readOnly',
  'referencedObjectName',
  'referencedObjects',
  'referencedProperty',
  'required',
  'scope',
  'source',
  'sourceDirectoryName',
  'sourceObjectName',
  'sourceOperandName',
  'synchronizationRules',
  'targetAttributeName',
  'targetDirectoryName',
  'targetObjectName',
  'targetOperand',
  'type',
  'value',
  'values',
  'version',
] as const;

/** A property name that the model reads. */
export type ModelName = (typeof NAMES)[number];

const spellings = new Map<string, ModelName>();
for (const name of NAMES) {
  spellings.set(name, name);
  // The .NET objects of the PowerShell module begin with a capital letter.
  spellings.set(name.charAt(0).toUpperCase() + name.slice(1), name);
  spellings.set(name.toLowerCase(), name);
}

/** The name that the model knows a property by, whatever its letter case; `undefined` for one it does not read. */
export function canonicalName(key: string | number | undefined): ModelName | undefined {
  if (typeof key !== 'string') return undefined;
  return spellings.get(key) ?? spellings.get(key.toLowerCase());
}
