import type { SynchronizationSchema } from 'entra-mapping';
import { compileTargets, type VendorProfile } from 'vendor-profiles';
import type { ScimMapping } from './rule.ts';
import { Row } from './support/rows.ts';

/**
 * The object mappings whose content is checked against a profile: those that are on, in rules whose target is a SCIM
 * directory, or may be one.
 *
 * Object mappings that are off, such as the nameless helpers of gallery applications, send nothing.
 */
export function scimMappings(schema: SynchronizationSchema, profile: VendorProfile): ScimMapping[] {
  const compiled = { user: compileTargets(profile.users), group: compileTargets(profile.groups) };
  const resources = { user: profile.users, group: profile.groups };
  return schema.synchronizationRules
    .filter(({ targetKind }) => targetKind !== 'other')
    .flatMap(({ objectMappings }) => objectMappings)
    .filter(({ enabled }) => enabled)
    .flatMap((objectMapping) => {
      const { kind } = objectMapping;
      if (kind === 'other') return [];
      const rows: Row[] = [];
      const mapping: ScimMapping = { kind, objectMapping, resource: resources[kind], targets: compiled[kind], rows };
      for (const row of objectMapping.attributeMappings) rows.push(new Row(mapping, row));
      return [mapping];
    });
}
