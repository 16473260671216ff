import { readExport, type SynchronizationSchema } from 'entra-mapping';

/** One row of a mapping: its source by the attribute of the target, an expression where it has a parenthesis. */
export type Rows = Readonly<Record<string, string>>;

/**
 * Makes the schema of a mapping with these rows; the first one of users and the first one of groups match.
 *
 * @param multiValued The attributes of target users that the attribute list of the portal marks as multi-valued.
 */
export function schemaOf(
  rows: { readonly users?: Rows; readonly groups?: Rows },
  multiValued: readonly string[] = [],
): SynchronizationSchema {
  const objectMappings = [
    ...(rows.users === undefined ? [] : [objectMapping('User', rows.users)]),
    ...(rows.groups === undefined ? [] : [objectMapping('Group', rows.groups)]),
  ];
  const attributes = multiValued.map((name) => ({ name, type: 'String', multivalued: true }));
  const directories = [{ name: TARGET, objects: [{ name: targetObjectName('User'), attributes }] }];
  return readExport(
    JSON.stringify({ synchronizationRules: [{ targetDirectoryName: TARGET, objectMappings }], directories }),
  ).schema;
}

const TARGET = 'customappsso';

function targetObjectName(name: 'User' | 'Group'): string {
  return `urn:ietf:params:scim:schemas:core:2.0:${name}`;
}

function objectMapping(name: 'User' | 'Group', rows: Rows): object {
  return {
    enabled: true,
    flowTypes: 'Add, Update, Delete',
    sourceObjectName: name,
    targetObjectName: targetObjectName(name),
    attributeMappings: Object.entries(rows).map(([targetAttributeName, source], index) => ({
      targetAttributeName,
      matchingPriority: index === 0 ? 1 : 0,
      flowType: 'Always',
      source: source.includes('(')
        ? { type: 'Function', name: source.slice(0, source.indexOf('(')), expression: source, parameters: [] }
        : { type: 'Attribute', name: source, expression: `[${source}]`, parameters: [] },
    })),
  };
}
