import { type ObjectMapping, pointerOf, propertyOf, type ReadExport } from 'entra-mapping';
import { anyTargetKey, type ResourceProfile, type VendorProfile } from 'vendor-profiles';
import type { FixOperation } from '../finding.ts';
import { editsOf } from '../fix/edits.ts';
import { Plan } from '../fix/plan.ts';
import { setProperty } from '../support/fixes.ts';
import { targetDefinition } from './definitions.ts';
import { attributeMappings } from './initial-export.ts';
import { planRows } from './plan-rows.ts';

/**
 * The bytes of an export with the mappings that the vendor accepts in the place of its own; everything else stays:
 * identifiers, names, scoping filters, and the attributes that are defined.
 *
 * @throws {TypeError} when the export is no whole schema, or has no mapping of users.
 */
export function fillExport({ schema, shape, document }: ReadExport, profile: VendorProfile): Uint8Array {
  if (shape !== 'schema') throw new TypeError('it is no whole schema, as a job has it');
  const mappings = schema.synchronizationRules.flatMap(({ objectMappings }) => objectMappings);
  const users = mappings.find(({ kind }) => kind === 'user');
  const groups = mappings.find(({ kind }) => kind === 'group');
  if (users === undefined) throw new TypeError('it has no mapping of users');
  const plan = new Plan(document);
  plan.take(patchFor(users, 'user', profile.users));
  if (groups !== undefined) plan.take(patchFor(groups, 'group', profile.groups));
  return document.edit(editsOf(plan, document)).bytes;
}

function patchFor(mapping: ObjectMapping, kind: 'user' | 'group', resource: ResourceProfile): FixOperation[] {
  const planned = planRows(kind, resource);
  const enabled = resource.provisioning !== 'forbidden' && (kind === 'user' || mapping.enabled);
  return [
    setProperty(mapping.node, 'enabled', enabled),
    setProperty(mapping.node, 'attributeMappings', attributeMappings(planned)),
    ...planned.rows.flatMap(({ target }) => define(target, mapping, resource)),
  ];
}

/** Adds the definition of a target that has none, and lets a reference point to what the vendor expects. */
function define(target: string, { targetObject }: ObjectMapping, resource: ResourceProfile): FixOperation[] {
  const list = targetObject && propertyOf(targetObject.node, 'attributes');
  if (targetObject === undefined || list?.kind !== 'array') return [];
  const definition = targetDefinition(target, resource);
  const known = targetObject.attribute(target);
  if (known === undefined) return [{ op: 'add', path: `${pointerOf(list)}/-`, value: definition }];
  const isRuled = resource.references.some((each) => anyTargetKey(each.target) === anyTargetKey(target));
  return isRuled ? [setProperty(known.node, 'referencedObjects', definition.referencedObjects)] : [];
}
