import type { JsonValue } from 'entra-mapping';
import type { ResourceProfile, VendorProfile } from 'vendor-profiles';
import { expressionSource } from '../support/expression-source.ts';
import { groupSources, targetDefinitions, USER_OBJECT, userSources } from './definitions.ts';
import { type PlannedMapping, planRows } from './plan-rows.ts';

const GROUP_OBJECT = 'urn:ietf:params:scim:schemas:core:2.0:Group';
const SOURCE_DIRECTORY = 'Microsoft Entra ID';
const TARGET_DIRECTORY = 'customappsso';

/**
 * The text of an export that maps what the vendor accepts: a whole synchronization schema, to be given back to Microsoft
 * Graph or pasted into the schema editor of the portal.
 *
 * The resource: https://learn.microsoft.com/en-us/graph/api/resources/synchronization-synchronizationschema
 *
 * @example
 * ```ts
 * import { initialExport } from 'mapping-lint';
 * import { loadProfile } from 'vendor-profiles';
 *
 * const text = initialExport(loadProfile('talkdesk'));
 * text.includes('honorificPrefix'); // false
 * ```
 */
export function initialExport(profile: VendorProfile): string {
  const [users, groups] = [planRows('user', profile.users), planRows('group', profile.groups)];
  const schema = {
    synchronizationRules: [
      {
        editable: true,
        name: 'USERGROUP_OUTBOUND_USERGROUP',
        priority: 1,
        sourceDirectoryName: SOURCE_DIRECTORY,
        targetDirectoryName: TARGET_DIRECTORY,
        objectMappings: [
          objectMapping('Group', GROUP_OBJECT, groups, profile.groups),
          objectMapping('User', USER_OBJECT, users, profile.users),
        ],
      },
    ],
    directories: [
      directory(SOURCE_DIRECTORY, { User: userSources(), Group: groupSources() }),
      directory(TARGET_DIRECTORY, {
        [USER_OBJECT]: targetDefinitions(targetsOf(users), profile.users),
        [GROUP_OBJECT]: targetDefinitions(targetsOf(groups), profile.groups),
      }),
    ],
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

/** The mappings of one kind of object, as JSON. */
export function attributeMappings({ rows, matching }: PlannedMapping): JsonValue[] {
  return rows.map(({ target, expression, flowType = 'Always' }) => ({
    defaultValue: null,
    exportMissingReferences: false,
    flowBehavior: 'FlowWhenChanged',
    flowType,
    matchingPriority: matching.get(target) ?? 0,
    targetAttributeName: target,
    source: expressionSource(expression),
  }));
}

function objectMapping(
  source: 'User' | 'Group',
  targetObjectName: string,
  planned: PlannedMapping,
  { provisioning }: ResourceProfile,
): JsonValue {
  return {
    enabled: provisioning !== 'forbidden',
    flowTypes: 'Add,Update,Delete',
    name: `Provision Microsoft Entra ID ${source}s`,
    scope: null,
    sourceObjectName: source,
    targetObjectName,
    attributeMappings: attributeMappings(planned),
    metadata: [],
  };
}

function directory(name: string, objects: Readonly<Record<string, JsonValue[]>>): JsonValue {
  return {
    name,
    readOnly: false,
    discoverabilities: 'None',
    objects: Object.entries(objects).map(([object, attributes]) => ({
      name: object,
      attributes,
      metadata: [],
      supportedApis: [],
    })),
  };
}

function targetsOf({ rows }: PlannedMapping): string[] {
  return rows.map(({ target }) => target);
}
