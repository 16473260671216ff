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
