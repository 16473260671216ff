import { readExport } from 'entra-mapping';
import { loadProfile } from 'vendor-profiles';
import type { Finding } from '../src/finding.ts';
import { lintExport } from '../src/lint-export.ts';

const enterpriseUser = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';
const coreGroup = 'urn:ietf:params:scim:schemas:core:2.0:Group';

/** A direct mapping from a source attribute. */
export function row(targetAttributeName: string, name: string, more: object = {}): object {
  return { targetAttributeName, source: { type: 'Attribute', name, expression: `[${name}]` }, ...more };
}

/** The rows that every profile requires. */
export const mandatoryRows = [
  row('userName', 'userPrincipalName', { matchingPriority: 1 }),
  row('name.givenName', 'givenName'),
  row('name.familyName', 'surname'),
];

/** A schema with one object mapping of users. */
export function userExport(attributeMappings: readonly object[], more: object = {}): object {
  const mapping = { name: 'Users', enabled: true, targetObjectName: enterpriseUser, attributeMappings, ...more };
  return { synchronizationRules: [{ objectMappings: [mapping] }] };
}

/** A schema with one object mapping of groups. */
export function groupExport(attributeMappings: readonly object[], more: object = {}): object {
  return userExport(attributeMappings, { name: 'Groups', targetObjectName: coreGroup, ...more });
}

/** What one rule finds. */
export function findingsOf(code: string, exported: object | string, profile: string | object = 'talkdesk'): Finding[] {
  const text = typeof exported === 'string' ? exported : JSON.stringify(exported, null, 2);
  const { findings } = lintExport(readExport(text), { profile: loadProfile(profile) });
  return findings.filter((finding) => finding.code === code);
}

/** The messages of what one rule finds. */
export function messagesOf(...args: Parameters<typeof findingsOf>): string[] {
  return findingsOf(...args).map(({ message }) => message);
}

/** A mapping of the type Expression. */
export function expressionRow(targetAttributeName: string, expression: string, more: object = {}): object {
  const name = expression.split('(', 1)[0];
  return { targetAttributeName, source: { type: 'Function', name, expression }, ...more };
}

/** A mapping of the type Constant. */
export function constantRow(targetAttributeName: string, value: string, more: object = {}): object {
  const source = { type: 'Constant', name: value, expression: JSON.stringify(value) };
  return { targetAttributeName, source, ...more };
}

/** The rows that no rule has anything to say about. */
export const completeRows = [
  ...mandatoryRows,
  expressionRow('active', 'Switch([IsSoftDeleted], , "False", "True", "True", "False")'),
];

/** What stands around mappings when the attributes of both sides are defined. */
export interface Definitions {
  readonly source?: readonly object[];
  readonly target?: readonly object[];
  readonly kind?: 'user' | 'group';
  readonly mapping?: object;
}

/** A schema that defines the attributes of the source and of the target. */
export function definedExport(attributeMappings: readonly object[], definitions: Definitions): object {
  const { source = [], target = [], kind = 'user', mapping = {} } = definitions;
  const sourceObjectName = kind === 'user' ? 'User' : 'Group';
  const targetObjectName = kind === 'user' ? enterpriseUser : coreGroup;
  const objectMapping = { name: 'Mapping', enabled: true, sourceObjectName, targetObjectName, attributeMappings };
  const rule = {
    sourceDirectoryName: 'Microsoft Entra ID',
    targetDirectoryName: 'customappsso',
    objectMappings: [{ ...objectMapping, ...mapping }],
  };
  const directory = (name: string, object: string, attributes: readonly object[]) =>
    attributes.length === 0 ? [] : [{ name, objects: [{ name: object, attributes }] }];
  const directories = [
    ...directory('Microsoft Entra ID', sourceObjectName, source),
    ...directory('customappsso', targetObjectName, target),
  ];
  return { synchronizationRules: [rule], directories };
}
