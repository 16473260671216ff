import type { ObjectMapping, SynchronizationSchema } from 'entra-mapping';
import { compileTargets, type ResourceProfile, type VendorProfile } from 'vendor-profiles';
import type { ScimMapping } from './rule.ts';
import { Row } from './support/rows.ts';

/** The object mappings of a schema that send something: those that are on. */
export interface LintedMappings {
  /** Those whose content is checked against the profile: the target is a SCIM directory, or may be one. */
  readonly scim: readonly ScimMapping[];
  /** These and all others. */
  readonly every: readonly ScimMapping[];
}

/**
 * Prepares the object mappings that are on.
 *
 * Object mappings that are off, such as the nameless helpers of gallery applications, send nothing.
 */
export function lintedMappings(schema: SynchronizationSchema, profile: VendorProfile): LintedMappings {
  const every: ScimMapping[] = [];
  for (const { targetKind, objectMappings } of schema.synchronizationRules) {
    for (const objectMapping of objectMappings) {
      if (!objectMapping.enabled) continue;
      const isScim = targetKind !== 'other' && objectMapping.kind !== 'other';
      every.push(prepare(objectMapping, isScim ? profile : undefined));
    }
  }
  return { scim: every.filter(({ isScim }) => isScim), every };
}

function prepare(objectMapping: ObjectMapping, profile: VendorProfile | undefined): ScimMapping {
  const kind = objectMapping.kind === 'group' ? 'group' : 'user';
  const resource = profile === undefined ? UNKNOWN : kind === 'group' ? profile.groups : profile.users;
  const rows: Row[] = [];
  const isScim = profile !== undefined;
  const mapping = { kind, objectMapping, resource, targets: compileTargets(resource), rows, isScim } as const;
  for (const row of objectMapping.attributeMappings) rows.push(new Row(mapping, row));
  return mapping;
}

/** What is known of directories that are no SCIM service: nothing. */
const UNKNOWN: ResourceProfile = {
  provisioning: 'unknown',
  targets: { list: 'unknown', onUnsupported: 'unknown', schemas: [], supported: [], patterns: [], atLeastOne: [] },
  removals: [],
  recommended: [],
  matching: { target: 'unknown' },
  references: [],
  requests: {
    create: 'unknown',
    read: 'unknown',
    list: 'unknown',
    replace: 'unknown',
    patch: 'unknown',
    delete: 'unknown',
  },
  deviations: [],
};
